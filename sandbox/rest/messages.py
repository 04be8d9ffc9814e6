"""Messages of a channel."""

from sandbox.rest.call import Call, route
from sandbox.shapes import Json
from sandbox.world import messages
from sandbox.world.messages import Draft


@route("POST", "/channels/{channel_id}/messages")
def create_message(call: Call) -> Json:
    """Write a message."""
    world = call.world
    channel = world.channel(call.params["channel_id"])
    draft = Draft(world.users[call.caller_id], call.json, call.uploads)
    return messages.post(world, channel, draft)
