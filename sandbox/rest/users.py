"""The bot's own account and application."""

from sandbox.rest.call import Call, route
from sandbox.shapes import Json


@route("GET", "/users/@me")
def get_my_user(call: Call) -> Json:
    """Return the bot's user."""
    return call.world.users[call.caller_id] | {
        "verified": True,
        "locale": "en-US",
        "mfa_enabled": False,
        "email": None,
        "flags": 0,
    }


@route("GET", "/oauth2/applications/@me")
@route("GET", "/applications/@me")
def get_my_application(call: Call) -> Json:
    """Return the application with its owner."""
    world = call.world
    owner = world.users[world.people["ada"].user_id]
    return world.application | {"owner": owner, "bot": world.users[world.bot_id]}


@route("GET", "/gateway/bot")
def get_bot_gateway(call: Call) -> Json:
    """Return where the gateway is and how many sessions may still be started."""
    limit = {"total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 1}
    return {"url": gateway_url(call.world.base_url), "shards": 1, "session_start_limit": limit}


def gateway_url(base_url: str) -> str:
    """Return the gateway's address for a server's address."""
    return base_url.replace("http", "ws", 1) + "/gateway"
