"""Member chunks: a guild's members, asked for by op 8."""

from typing import Any

from sandbox.gateway.intents import Intent
from sandbox.gateway.session import Session, presence
from sandbox.shapes import Json
from sandbox.world.members import by_name
from sandbox.world.state import World

CHUNK = 1000


def send_chunks(world: World, session: Session, asked: Json) -> None:
    """Dispatch the members an op 8 asks for: by beginning of the name, or by ids.

    Without the members intent the whole list is not given out, only the bot itself.
    """
    guild = world.guilds.get(_one(asked.get("guild_id")))
    if guild is None:
        return
    wanted = asked.get("user_ids")
    ids = [str(i) for i in wanted] if isinstance(wanted, list) else [str(wanted)] if wanted else []
    if ids:
        found = [guild.members[i] for i in ids if i in guild.members]
    else:
        found = by_name(guild, str(asked.get("query") or ""))
        if Intent.GUILD_MEMBERS not in session.intents and not asked.get("query"):
            found = [guild.members[world.bot_id]]
        found = found[: asked.get("limit") or None]
    chunks = [found[at : at + CHUNK] for at in range(0, len(found), CHUNK)] or [[]]
    for index, chunk in enumerate(chunks):
        data: Json = {
            "guild_id": guild.id,
            "members": chunk,
            "chunk_index": index,
            "chunk_count": len(chunks),
            "not_found": [i for i in ids if i not in guild.members],
            "nonce": asked.get("nonce"),
        }
        if asked.get("presences"):
            data["presences"] = [presence(world, guild.id, m["user"]["id"]) for m in chunk]
        session.dispatch("GUILD_MEMBERS_CHUNK", data)


def _one(guild_id: Any) -> str:  # noqa: ANN401  JSON: an id, or a list of one
    return str(guild_id[0]) if isinstance(guild_id, list) and guild_id else str(guild_id)
