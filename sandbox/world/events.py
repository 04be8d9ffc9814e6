"""Events: what happened, told to everybody who may see it."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.shapes import Json


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    ``name`` is a gateway event (``MESSAGE_CREATE``) or, in lower case, one of the room's own.
    ``channel_id`` limits it to those who may see that channel, ``only_for`` to one user.
    """

    name: str
    data: Json
    guild_id: str | None = None
    channel_id: str | None = None
    only_for: str | None = None


Subscriber = Callable[[Event], None]


class Events:
    """Passes each event to every subscriber, in the order things happened."""

    def __init__(self) -> None:
        self._subscribers: list[Subscriber] = []

    def subscribe(self, subscriber: Subscriber) -> None:
        """Tell ``subscriber`` everything from now on. It must not block."""
        self._subscribers.append(subscriber)

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Tell ``subscriber`` nothing more."""
        self._subscribers.remove(subscriber)

    def publish(self, event: Event) -> None:
        """Tell all."""
        for subscriber in tuple(self._subscribers):
            subscriber(event)
