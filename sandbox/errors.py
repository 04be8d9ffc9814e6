"""What the local Discord refuses, with Discord's own codes and wording.

``ApiError`` travels to the bot as an HTTP answer; ``RoomError`` to a person in the room.
"""

from enum import Enum

from sandbox.shapes import Json


class Refusal(Enum):
    """One row of Discord's table of errors: HTTP status, code, message."""

    UNAUTHORIZED = (401, 0, "401: Unauthorized")
    REAL_TOKEN = (
        401,
        0,
        "The sandbox refuses tokens that look real. Use the token it printed when it started.",
    )
    NOT_FOUND = (404, 0, "404: Not Found")
    UNKNOWN_APPLICATION = (404, 10002, "Unknown Application")
    UNKNOWN_CHANNEL = (404, 10003, "Unknown Channel")
    UNKNOWN_GUILD = (404, 10004, "Unknown Guild")
    UNKNOWN_MEMBER = (404, 10007, "Unknown Member")
    UNKNOWN_MESSAGE = (404, 10008, "Unknown Message")
    UNKNOWN_ROLE = (404, 10011, "Unknown Role")
    UNKNOWN_USER = (404, 10013, "Unknown User")
    UNKNOWN_EMOJI = (400, 10014, "Unknown Emoji")
    UNKNOWN_WEBHOOK = (404, 10015, "Unknown Webhook")
    UNKNOWN_BAN = (404, 10026, "Unknown Ban")
    UNKNOWN_INTERACTION = (404, 10062, "Unknown interaction")
    UNKNOWN_COMMAND = (404, 10063, "Unknown application command")
    UNKNOWN_EVENT = (404, 10070, "Unknown Guild Scheduled Event")
    BOTS_ONLY = (403, 20002, "Only bots can use this endpoint")
    SLOW_MODE = (429, 20016, "This action cannot be performed due to slowmode rate limit.")
    MAX_PINS = (400, 30003, "Maximum number of pins reached (250)")
    MAX_WEBHOOKS = (400, 30007, "Maximum number of webhooks reached (15)")
    MAX_REACTIONS = (400, 30010, "Maximum number of reactions reached (20)")
    MAX_EVENTS = (400, 30038, "Maximum number of guild scheduled events reached (100)")
    ENTITY_TOO_LARGE = (413, 40005, "Request entity too large")
    ALREADY_ACKNOWLEDGED = (400, 40060, "Interaction has already been acknowledged.")
    BANNED = (403, 40007, "The user is banned from this guild.")
    MISSING_ACCESS = (403, 50001, "Missing Access")
    INVALID_DM_ACTION = (403, 50003, "Cannot execute action on a DM channel")
    NOT_THE_AUTHOR = (403, 50005, "Cannot edit a message authored by another user")
    EMPTY_MESSAGE = (400, 50006, "Cannot send an empty message")
    CANNOT_MESSAGE_USER = (403, 50007, "Cannot send messages to this user")
    NOT_IN_THIS_CHANNEL_TYPE = (403, 50008, "Cannot send messages in a non-text channel")
    MISSING_PERMISSIONS = (403, 50013, "Missing Permissions")
    BULK_DELETE_COUNT = (
        400,
        50016,
        "Provided too few or too many messages to delete. "
        "Must provide at least 2 and fewer than 100 messages to delete.",
    )
    SYSTEM_MESSAGE = (403, 50021, "Cannot execute action on a system message")
    INVALID_WEBHOOK_TOKEN = (401, 50027, "Invalid Webhook Token")
    INVALID_RECIPIENTS = (400, 50033, "Invalid Recipient(s)")
    TOO_OLD_TO_BULK_DELETE = (
        400,
        50034,
        "You can only bulk delete messages that are under 14 days old.",
    )
    INVALID_FORM_BODY = (400, 50035, "Invalid Form Body")
    ARCHIVED_THREAD = (400, 50083, "Thread is archived")
    INVALID_JSON = (400, 50109, "The request body contains invalid JSON.")
    VOICE_WITH_CONTENT = (400, 50159, "Voice messages do not support additional content.")
    VOICE_NOT_ONE_SOUND = (400, 50160, "Voice messages must have a single audio attachment.")
    VOICE_WITHOUT_METADATA = (400, 50161, "Voice messages must have supporting metadata.")
    VOICE_NOT_EDITABLE = (400, 50162, "Voice messages cannot be edited.")
    REACTION_BLOCKED = (403, 90001, "Reaction was blocked")
    THREAD_EXISTS = (400, 160004, "A thread has already been created for this message")
    THREAD_LOCKED = (400, 160005, "Thread is locked")
    EVENT_IS_OVER = (400, 180000, "Cannot update a finished event")
    POLL_EXPIRED = (400, 520001, "Poll expired")
    POLL_NOT_EDITABLE = (400, 520003, "Cannot edit a poll message")
    POLL_EMOJI = (400, 520004, "Cannot use an emoji included with the poll")
    NOT_A_POLL = (400, 520006, "Cannot expire a non-poll message")

    @property
    def status(self) -> int:
        """The HTTP status."""
        return int(self.value[0])

    @property
    def code(self) -> int:
        """Discord's JSON error code."""
        return int(self.value[1])

    @property
    def message(self) -> str:
        """Discord's wording."""
        return str(self.value[2])


class ApiError(Exception):
    """A request is refused; carries the refusal and, for bad bodies, which field is wrong."""

    def __init__(self, refusal: Refusal, errors: Json | None = None) -> None:
        super().__init__(f"{refusal.code}: {refusal.message} {errors or ''}".strip())
        self.refusal = refusal
        self.errors = errors

    def body(self) -> Json:
        """Return the JSON body Discord sends."""
        body: Json = {"message": self.refusal.message, "code": self.refusal.code}
        if self.errors is not None:
            body["errors"] = self.errors
        return body


class RoomError(Exception):
    """Something a person asked for in the room is refused."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
