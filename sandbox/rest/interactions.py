"""Answers to interactions."""

from sandbox.errors import ApiError, Refusal
from sandbox.rest.call import Auth, Call, route
from sandbox.shapes import Json
from sandbox.world import interactions

PATH = "/interactions/{interaction_id}/{interaction_token}/callback"


@route("POST", PATH, Auth.TOKEN_IN_PATH)
def create_interaction_response(call: Call) -> Json | None:
    """Take the first answer; with ``with_response`` return what became of it."""
    interaction = call.world.interactions.get(call.params["interaction_id"])
    if interaction is None or interaction.token != call.params["interaction_token"]:
        raise ApiError(Refusal.UNKNOWN_INTERACTION)
    kind = call.json["type"]
    message = interactions.answer(call.world, interaction, kind, call.json.get("data") or {})
    if call.query.get("with_response") not in ("1", "true"):
        return None
    about: Json = {"id": interaction.id, "type": interaction.kind}
    if message is None:
        return {"interaction": about, "resource": {"type": kind}}
    flags = message["flags"]
    about |= {
        "response_message_id": message["id"],
        "response_message_loading": bool(flags & 128),
        "response_message_ephemeral": bool(flags & 64),
    }
    return {"interaction": about, "resource": {"type": kind, "message": message}}
