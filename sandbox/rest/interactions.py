"""First answers to interactions."""

from sandbox.interactions import answers, lifecycle
from sandbox.interactions.lifecycle import Interaction
from sandbox.rest.call import Auth, Call, route
from sandbox.shapes import Json
from sandbox.world import views
from sandbox.world.messages import EPHEMERAL, LOADING

PATH = "/interactions/{interaction_id}/{interaction_token}/callback"


@route("POST", PATH, Auth.IN_PATH)
def create_interaction_response(call: Call) -> Json | None:
    """Take the first answer; with ``with_response`` return what became of it."""
    world, params = call.world, call.params
    interaction = lifecycle.pending(world, params["interaction_id"], params["interaction_token"])
    kind = call.json.get("type")
    data = call.json.get("data") or {}
    message = answers.answer(world, interaction, kind, data, call.uploads)
    if call.query.get("with_response") not in ("1", "true"):
        return None
    resource: Json = {"type": kind}
    if message is not None:
        resource["message"] = views.message(world, message, world.bot_id)
    return {"interaction": _about(interaction, message), "resource": resource}


def _about(interaction: Interaction, message: Json | None) -> Json:
    about: Json = {"id": interaction.id, "type": int(interaction.kind)}
    if message is None:
        return about
    return about | {
        "channel_id": message["channel_id"],
        "response_message_id": message["id"],
        "response_message_loading": bool(message["flags"] & LOADING),
        "response_message_ephemeral": bool(message["flags"] & EPHEMERAL),
    }
