"""``resolved``: the objects behind the ids that an interaction's options and values name."""

from sandbox.errors import ApiError, Refusal
from sandbox.shapes import Json
from sandbox.world import views
from sandbox.world.permissions import in_channel
from sandbox.world.state import World

USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT = 6, 7, 8, 9, 11


class Resolved:
    """Collects what one interaction names, as seen from the channel it happens in."""

    def __init__(self, world: World, channel: Json) -> None:
        self._world = world
        self._channel = channel
        self._guild = world.guilds.get(channel.get("guild_id", ""))
        self.data: Json = {}

    def add_user(self, user_id: str) -> None:
        """Add a user, and the member when there is one.

        Raises:
            ApiError: 10013 when there is no such user.
        """
        self._put("users", user_id, self._world.user(user_id))
        if self._guild is not None and user_id in self._guild.members:
            member = views.without_user(self._guild.members[user_id])
            allowed = in_channel(self._world, user_id, self._channel)
            self._put("members", user_id, member | {"permissions": str(int(allowed))})

    def add_role(self, role_id: str) -> None:
        """Add a role.

        Raises:
            ApiError: 10011 when there is no such role.
        """
        if self._guild is None or role_id not in self._guild.roles:
            raise ApiError(Refusal.UNKNOWN_ROLE)
        self._put("roles", role_id, self._guild.roles[role_id])

    def add_mentionable(self, some_id: str) -> None:
        """Add a user or a role.

        Raises:
            ApiError: 10013 or 10011 when there is neither.
        """
        if self._guild is not None and some_id in self._guild.roles:
            self.add_role(some_id)
        else:
            self.add_user(some_id)

    def add_channel(self, channel_id: str, kinds: list[int] | None, viewer_id: str) -> None:
        """Add a channel that a person sees.

        Raises:
            ApiError: 10003 when there is none, or it is of another kind than asked for.
        """
        channel = self._world.channel(channel_id)
        allowed = in_channel(self._world, viewer_id, channel)
        if (kinds and channel["type"] not in kinds) or not allowed:
            raise ApiError(Refusal.UNKNOWN_CHANNEL)
        names = ("id", "name", "type", "parent_id", "thread_metadata", "flags")
        partial = {name: channel[name] for name in names if name in channel}
        self._put("channels", channel_id, partial | {"permissions": str(int(allowed))})

    def add_message(self, message: Json, viewer_id: str) -> None:
        """Add the target of a message menu, with its whole content."""
        self._put("messages", message["id"], views.message(self._world, message, viewer_id))

    def add_attachment(self, attachment: Json) -> None:
        """Add a file that came with the interaction."""
        self._put("attachments", attachment["id"], attachment | {"ephemeral": True})

    def _put(self, kind: str, key: str, value: Json) -> None:
        self.data.setdefault(kind, {})[key] = value
