"""Members of a guild: looked up, changed, put out."""

from sandbox.errors import ApiError, Refusal
from sandbox.limits.problems import Problems
from sandbox.rest.call import Call, route
from sandbox.shapes import Json
from sandbox.world import members

ALL = "/guilds/{guild_id}/members"
ONE = ALL + "/{user_id}"
BANS = "/guilds/{guild_id}/bans"
WEEK_S = 7 * 24 * 3600


@route("GET", ALL)
def list_guild_members(call: Call) -> list[Json]:
    """Return members in the order of their ids."""
    after = int(call.query.get("after") or 0)
    limit = call.number("limit", 1, 1, 1000)
    ids = sorted(int(user_id) for user_id in call.guild.members if int(user_id) > after)
    return [call.guild.members[str(user_id)] for user_id in ids[:limit]]


@route("GET", ALL + "/search")
def search_guild_members(call: Call) -> list[Json]:
    """Return members whose name begins with a text."""
    found = members.by_name(call.guild, call.query.get("query", ""))
    return found[: call.number("limit", 1, 1, 1000)]


@route("GET", ONE)
def get_guild_member(call: Call) -> Json:
    """Return one member."""
    return call.world.member(call.guild.id, call.params["user_id"])


@route("PATCH", ALL + "/@me")
@route("PATCH", ONE)
def update_guild_member(call: Call) -> Json:
    """Change a member's nickname, roles or timeout."""
    user_id = call.params.get("user_id", call.caller_id)
    return members.edit(call.world, call.guild, call.caller_id, user_id, call.json, call.reason)


@route("DELETE", ONE)
def delete_guild_member(call: Call) -> None:
    """Kick a member."""
    user_id = call.params["user_id"]
    members.kick(call.world, call.guild, call.caller_id, user_id, call.reason)


@route("PUT", ONE + "/roles/{role_id}")
def add_guild_member_role(call: Call) -> None:
    """Give a member a role."""
    role_ids = get_guild_member(call)["roles"]
    _set_roles(
        call, [*(r for r in role_ids if r != call.params["role_id"]), call.params["role_id"]]
    )


@route("DELETE", ONE + "/roles/{role_id}")
def delete_guild_member_role(call: Call) -> None:
    """Take a role from a member."""
    role_ids = get_guild_member(call)["roles"]
    _set_roles(call, [r for r in role_ids if r != call.params["role_id"]])


def _set_roles(call: Call, role_ids: list[str]) -> None:
    user_id, body = call.params["user_id"], {"roles": role_ids}
    members.edit(call.world, call.guild, call.caller_id, user_id, body, call.reason)


@route("GET", BANS)
def list_guild_bans(call: Call) -> list[Json]:
    """Return every ban."""
    return list(call.guild.bans.values())[: call.number("limit", 1000, 1, 1000)]


@route("GET", BANS + "/{user_id}")
def get_guild_ban(call: Call) -> Json:
    """Return one ban."""
    found = call.guild.bans.get(call.params["user_id"])
    if found is None:
        raise ApiError(Refusal.UNKNOWN_BAN)
    return found


@route("PUT", BANS + "/{user_id}")
def ban_user_from_guild(call: Call) -> None:
    """Ban a user, and delete what they wrote lately; clients say how long ago in either place."""
    body = call.body if isinstance(call.body, dict) else {}
    seconds = call.number("delete_message_seconds", 0, 0, WEEK_S)
    _ban(call, call.params["user_id"], {"delete_message_seconds": seconds, **body})


@route("POST", "/guilds/{guild_id}/bulk-ban")
def bulk_ban_users_from_guild(call: Call) -> Json:
    """Ban up to 200 users; return whom it worked for."""
    done, not_done = [], []
    for user_id in map(str, call.json.get("user_ids") or []):
        try:
            _ban(call, user_id, call.json)
        except ApiError:
            not_done.append(user_id)
        else:
            done.append(user_id)
    return {"banned_users": done, "failed_users": not_done}


def _ban(call: Call, user_id: str, body: Json) -> None:
    seconds = body.get("delete_message_seconds") or 0
    problems = Problems()
    problems.at("delete_message_seconds").number(seconds, 0, WEEK_S)
    problems.raise_found()
    members.ban(
        call.world, call.guild, call.caller_id, user_id, call.reason, delete_seconds=seconds
    )


@route("DELETE", BANS + "/{user_id}")
def unban_user_from_guild(call: Call) -> None:
    """End a ban."""
    user_id = call.params["user_id"]
    members.unban(call.world, call.guild, call.caller_id, user_id, call.reason)
