"""Where things are in Discord's developer portal, and how the bot is invited."""

from __future__ import annotations

from urllib.parse import urlencode

from bot.permissions import INVITE_BITS

PORTAL = "https://discord.com/developers/applications"
AUTHORIZE = "https://discord.com/oauth2/authorize"
SCOPES = ("bot", "applications.commands")
CALLBACK = "/login/discord/callback"

# Flags of an application, as GET /applications/@me shows them. The limited form is what an
# application has that was not reviewed, because it reaches few people.
MEMBERS = 1 << 14 | 1 << 15
MESSAGE_CONTENT = 1 << 18 | 1 << 19


def invite_url(application_id: str, authorize: str = AUTHORIZE) -> str:
    """Return the link that adds the bot to a guild, asking for what its features need."""
    asked = {
        "client_id": application_id,
        "scope": " ".join(SCOPES),
        "permissions": str(INVITE_BITS),
    }
    return f"{authorize}?{urlencode(asked)}"


def redirect_url(dashboard_url: str) -> str:
    """Return the redirect to add in the portal, so that people can log in to the dashboard."""
    return f"{dashboard_url.rstrip('/')}{CALLBACK}"
