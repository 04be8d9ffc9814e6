"""Accounts: the bot's own, its application, people, and direct messages with them."""

from sandbox.errors import ApiError, Refusal
from sandbox.rest.call import Auth, Call, route
from sandbox.shapes import Json
from sandbox.world import channels, pictures
from sandbox.world.permissions import in_guild
from sandbox.world.state import Guild


@route("GET", "/users/@me", Auth.BOT_OR_PERSON)
def get_my_user(call: Call) -> Json:
    """Return the caller's user."""
    require_scope(call, "identify")
    locale = call.world.locale_of(call.caller_id)
    private = {"locale": locale, "mfa_enabled": False, "flags": 0, "premium_type": 0}
    if call.scopes is None:
        private |= {"verified": True, "email": None}
    return call.world.users[call.caller_id] | private


@route("PATCH", "/users/@me")
def update_my_user(call: Call) -> Json:
    """Rename or repaint the bot."""
    user = call.world.users[call.caller_id]
    if call.json.get("username"):
        user["username"] = str(call.json["username"])
    if "avatar" in call.json:
        user["avatar"] = pictures.keep(call.world, call.json["avatar"])
    call.world.publish("USER_UPDATE", user, only_for=call.caller_id)
    return get_my_user(call)


@route("GET", "/users/@me/guilds", Auth.BOT_OR_PERSON)
def list_my_guilds(call: Call) -> list[Json]:
    """Return the guilds the caller is in, with what they may do there."""
    require_scope(call, "guilds")
    found = [g for g in call.world.guilds.values() if call.caller_id in g.members]
    return [_partial_guild(call, guild) for guild in found]


def _partial_guild(call: Call, guild: Guild) -> Json:
    shown = {name: guild.object[name] for name in ("id", "name", "icon", "banner", "features")}
    allowed = in_guild(call.world, guild, call.caller_id)
    is_owner = guild.object["owner_id"] == call.caller_id
    shown |= {"owner": is_owner, "permissions": str(int(allowed))}
    if call.query.get("with_counts") == "true":
        shown |= {"approximate_member_count": len(guild.members)}
    return shown


@route("GET", "/users/@me/guilds/{guild_id}/member", Auth.BOT_OR_PERSON)
def get_my_guild_member(call: Call) -> Json:
    """Return the caller as a member."""
    require_scope(call, "guilds.members.read")
    return call.world.member(call.params["guild_id"], call.caller_id)


@route("GET", "/users/{user_id}")
def get_user(call: Call) -> Json:
    """Return anybody."""
    return call.world.user(call.params["user_id"])


@route("POST", "/users/@me/channels")
def create_dm(call: Call) -> Json:
    """Return the direct messages with a person."""
    return channels.open_dm(call.world, str(call.json.get("recipient_id")))


@route("GET", "/oauth2/applications/@me")
@route("GET", "/applications/@me")
def get_my_application(call: Call) -> Json:
    """Return the application with its owner."""
    world = call.world
    owner = world.users[world.people["ada"].user_id]
    counts = {"approximate_guild_count": len(world.guilds), "approximate_user_install_count": 0}
    return world.application | {"owner": owner, "bot": world.users[world.bot_id], **counts}


@route("PATCH", "/applications/@me")
def update_my_application(call: Call) -> Json:
    """Change the application's description."""
    if "description" in call.json:
        call.world.application["description"] = str(call.json["description"])
    return get_my_application(call)


@route("GET", "/gateway", Auth.IN_PATH)
def get_gateway(call: Call) -> Json:
    """Return where the gateway is."""
    return {"url": call.world.gateway_url}


@route("GET", "/gateway/bot")
def get_bot_gateway(call: Call) -> Json:
    """Return where the gateway is and how many sessions may still be started."""
    limit = {"total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 1}
    return {"url": call.world.gateway_url, "shards": 1, "session_start_limit": limit}


def require_scope(call: Call, scope: str) -> None:
    """Do nothing when a person's token allows ``scope``; the bot needs none.

    Raises:
        ApiError: 50001.
    """
    if call.scopes is not None and scope not in call.scopes:
        raise ApiError(Refusal.MISSING_ACCESS)
