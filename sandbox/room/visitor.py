"""A visitor: one person's open window on the room, and what they see through it."""

from typing import TYPE_CHECKING, Any

from sandbox.errors import RoomError
from sandbox.faults import Faults
from sandbox.interactions import commands
from sandbox.shapes import Json
from sandbox.world import channels, messages, scheduled, threads, views
from sandbox.world.events import Event
from sandbox.world.permissions import DM, Permission, in_channel, may_see, require
from sandbox.world.state import Guild, Person, World

if TYPE_CHECKING:
    import asyncio

Push = tuple[str, Json]


class Visitor:
    """What one person sees and may use, over one connection."""

    def __init__(self, world: World, faults: Faults, person: Person, guild_id: str) -> None:
        self.world = world
        self.faults = faults
        self.person = person
        self.user_id = person.user_id
        self.guild: Guild = world.guild(guild_id)
        self.awaited_choices: dict[str, asyncio.Future[Json]] = {}
        self._sees = {channel["id"] for channel in self._visible()}
        self._usable = self.commands()

    @property
    def is_member(self) -> bool:
        """Whether the person is in the guild now."""
        return self.user_id in self.guild.members

    def hello(self) -> Json:
        """Return everything a client needs to draw the room."""
        world = self.world
        guild = self.guild.object
        people = [self._person(person) for person in world.people.values()]
        inside = self.is_member
        visible = self._visible()
        return {
            "me": self._person(self.person),
            "people": people,
            "guild": {
                "id": self.guild.id,
                "name": guild["name"],
                "owner_id": guild["owner_id"],
                "roles": list(self.guild.roles.values()) if inside else [],
                "channels": [self.channel_view(c) for c in visible],
                "members": list(self.guild.members.values()) if inside else [],
            },
            "dms": [self.channel_view(c) for c in self._dms()],
            "threads": [
                self.channel_view(t) for t in threads.of_guild(world, self.guild.id, self.user_id)
            ],
            "scheduled_events": self._scheduled() if inside else [],
            "commands": self.commands(),
            "application": {
                "id": world.bot_id,
                "name": world.application["name"],
                "avatar_url": avatar_url(world.users[world.bot_id]),
            },
            "bot": world.bot_state(),
            "clock": {"now": world.clock.iso(), "offset_s": world.clock.offset_s},
            "faults": self.faults.state(),
        }

    def _person(self, person: Person) -> Json:
        user = self.world.users[person.user_id]
        member = self.guild.members.get(person.user_id)
        return {
            "handle": person.handle,
            "id": person.user_id,
            "name": user["global_name"],
            "avatar_url": avatar_url(user),
            "locale": person.locale,
            "role_ids": member["roles"] if member else [],
            "level": person.level,
        }

    def _visible(self) -> list[Json]:
        return [
            channel
            for channel in channels.of_guild(self.world, self.guild.id)
            if may_see(self.world, self.user_id, channel)
        ]

    def _dms(self) -> list[Json]:
        return [
            channel
            for channel in self.world.channels.values()
            if channel["type"] == DM and channel["recipients"][0]["id"] == self.user_id
        ]

    def channel_view(self, channel: Json) -> Json:
        """Return a channel with what this person may do in it; a DM names the other side."""
        shown = channel | {"permissions": str(int(in_channel(self.world, self.user_id, channel)))}
        if channel["type"] == DM:
            shown["recipients"] = [self.world.users[self.world.bot_id]]
        return shown

    def message_view(self, message: Json) -> Json:
        """Return a message as this person sees it."""
        return views.as_event(self.world, views.message(self.world, message, self.user_id))

    def _scheduled(self) -> list[Json]:
        coming = scheduled.to_come(self.world, self.guild, self.user_id)
        return [self.scheduled_view(event) for event in coming]

    def scheduled_view(self, event: Json) -> Json:
        """Return a scheduled event with how many are interested, and whether this person is."""
        users = self.guild.interested.get(event["id"], [])
        mine = {"me_interested": self.user_id in users}
        return scheduled.with_count(self.guild, event) | mine

    def message(self, channel: Json, message_id: str) -> Json:
        """Return a message this person sees, as stored; raises ``ApiError`` 10008."""
        return messages.seen(self.world, channel["id"], message_id, self.user_id)

    def commands(self) -> list[Json]:
        """Return the commands this person may use, each with where: ``guild``, ``dm`` or both."""
        in_dm = commands.usable(self.world, self.user_id, None)
        in_guild = []
        if self.is_member:
            in_guild = commands.usable(self.world, self.user_id, self.guild.id)
        places: dict[str, list[str]] = {}
        for place, found in (("guild", in_guild), ("dm", in_dm)):
            for command in found:
                places.setdefault(command["id"], []).append(place)
        by_id = {command["id"]: command for command in (*in_guild, *in_dm)}
        return [command | {"usable_in": places[i]} for i, command in by_id.items()]

    def channel(self, channel_id: Any, needed: Permission = Permission.VIEW_CHANNEL) -> Json:  # noqa: ANN401  JSON
        """Return a channel this person sees and may do something in.

        Raises:
            ApiError: 10003, 50001 or 50013.
        """
        channel = self.world.channel(str(channel_id))
        if "guild_id" in channel and channel["guild_id"] != self.guild.id:
            raise RoomError("unknown_channel", "Unknown Channel")
        require(self.world, self.user_id, channel, needed)
        return channel

    def may_know(self, event: Event) -> bool:
        """Tell whether an event is this person's to know."""
        if event.only_for is not None:
            return event.only_for == self.user_id
        if event.guild_id not in (None, self.guild.id):
            return False
        is_about_me = event.data.get("user", {}).get("id") == self.user_id
        if event.guild_id is not None and not self.is_member and not is_about_me:
            return False
        channel = self.world.channels.get(event.channel_id or event.data.get("id", ""))
        return channel is None or may_see(self.world, self.user_id, channel)

    def settle_choices(self, data: Json) -> None:
        """Hand autocomplete's choices to the request that waits for them."""
        waiting = self.awaited_choices.pop(data["interaction_id"], None)
        if waiting is None or waiting.done():
            return
        if data["choices"] is None:
            waiting.set_exception(RoomError(**data["error"]))
        else:
            waiting.set_result({"choices": data["choices"]})

    def give_up_waiting(self) -> None:
        """Cancel the requests that still wait; the person is gone."""
        for waiting in self.awaited_choices.values():
            waiting.cancel()

    def walls_moved(self) -> list[Push]:
        """Return channels that came into or went out of sight, and commands if those changed."""
        now = {channel["id"]: channel for channel in self._visible()}
        came, went = now.keys() - self._sees, self._sees - now.keys()
        self._sees = set(now)
        moved = [("channel_create", self.channel_view(now[i])) for i in sorted(came)]
        moved += [("channel_delete", {"id": i}) for i in sorted(went)]
        usable = self.commands()
        if usable != self._usable:
            self._usable = usable
            moved.append(("commands_update", {"commands": usable}))
        return moved


def avatar_url(user: Json) -> str:
    """Return where a user's picture is served."""
    return f"/avatars/{user['id']}/{user['avatar']}.png"
