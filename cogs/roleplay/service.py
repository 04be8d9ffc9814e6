"""The rules of scenes: who may do what in them, what is kept, what the model is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from bot.errors import NotAllowed, NotFound, TryLater
from bot.i18n import Locale
from bot.permissions import Level
from cogs.roleplay.budget import Room
from cogs.roleplay.prompt import Cast, Line, compose, names_of
from cogs.roleplay.reply import Cleaner
from models.tasks.chat import ChatRequest, Sampling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.clock import Clock
    from bot.i18n import Say
    from cogs.roleplay.scene import NewScene, Said, Scene, Spot, State, Turn
    from cogs.roleplay.settings import RoleplaySettings

HAN = re.compile(r"[㐀-鿿豈-﫿]")
LETTER = re.compile(r"[㐀-鿿豈-﫿A-Za-z]")
#: What is said between people, not to the character.
ASIDE = re.compile(r"^\s*(?:\(\(|（（|//)")
MOST_STOPS = 4
#: A little below the usual: a small model wanders.
TEMPERATURE = 0.7


class SceneStore(Protocol):
    """One guild's scenes; `cogs.roleplay.store.scenes` is the real one."""

    async def by_thread(self, thread_id: int) -> Scene | None:
        """Return the scene of a thread, also one that ended."""
        ...

    async def get(self, scene_id: int) -> Scene | None:
        """Return a scene, also one that ended."""
        ...

    async def count_open(self) -> int:
        """Return how many scenes go on."""
        ...

    async def open(self, new: NewScene) -> tuple[Scene, Turn]:
        """Open a scene with its greeting as the first turn, and return both."""
        ...

    async def took_part(self, scene: Scene, member_id: int) -> bool:
        """Tell whether a member has said something in a scene."""
        ...

    async def end(self, scene_id: int, at: datetime) -> bool:
        """End a scene; False when it had ended."""
        ...


class TurnStore(Protocol):
    """What was said in them; `cogs.roleplay.store.turns` is the real one."""

    async def say(self, scene: Scene, said: Said, language: Locale) -> Turn | None:
        """Keep what a person said, as the newest turn; None when it was kept before."""
        ...

    async def begin_reply(self, scene: Scene, at: datetime) -> Turn:
        """Keep that the character begins to answer the newest turn, and return its turn."""
        ...

    async def begin_again(self, scene: Scene, turn: Turn, at: datetime) -> Turn | None:
        """Begin a sister of the newest turn; None when it is not the newest (any more)."""
        ...

    async def replace_greeting(self, scene: Scene, turn: Turn, text: str, at: datetime) -> bool:
        """Let the scene begin with another greeting; False once somebody has spoken."""
        ...

    async def note(self, turn: Turn, text: str, state: State, spot: Spot | None) -> None:
        """Keep what the character has said so far, how it stands and where."""
        ...

    async def turn(self, turn_id: int) -> Turn | None:
        """Return a turn."""
        ...

    async def path(self, scene: Scene) -> list[Turn]:
        """Return the turns from the first to the newest."""
        ...

    async def forget_message(self, message_id: int) -> None:
        """Blank a person's turn whose message was deleted."""
        ...


class SceneService:
    """Plays by the rules of one guild."""

    def __init__(
        self, scenes: SceneStore, turns: TurnStore, settings: RoleplaySettings, clock: Clock
    ) -> None:
        self._scenes = scenes
        self._turns = turns
        self._settings = settings
        self._clock = clock

    async def check_room(self) -> None:
        """Do nothing unless too many scenes are open.

        Raises:
            TryLater: As many are open as the guild allows.
        """
        if await self._scenes.count_open() >= self._settings.scenes_at_once:
            raise TryLater("roleplay-too-many", n=self._settings.scenes_at_once)

    async def scene(self, scene_id: int) -> Scene:
        """Return a scene that goes on.

        Raises:
            NotFound: It has ended.
        """
        scene = await self._scenes.get(scene_id)
        if scene is None or not scene.is_open:
            raise NotFound("roleplay-over")
        return scene

    async def check_part(self, scene: Scene, member_id: int, level: Level) -> None:
        """Do nothing if a member may direct a scene: its people and moderators.

        Raises:
            NotAllowed: They have not taken part.
        """
        is_owner = scene.owner_id == member_id
        if is_owner or level >= Level.MODERATOR or await self._scenes.took_part(scene, member_id):
            return
        raise NotAllowed("roleplay-not-yours")

    async def hear(self, scene: Scene, said: Said) -> bool:
        """Keep what a person said; False when it was kept before."""
        language = language_of(said.text) or scene.language
        return await self._turns.say(scene, said, language) is not None

    async def begin_again(self, scene: Scene, turn_id: int) -> tuple[Turn, Turn]:
        """Return the newest reply and the turn that is to replace it.

        Raises:
            NotFound: The scene has gone on since.
        """
        turn = await self._turns.turn(turn_id)
        if turn is None or not turn.is_character or not turn.parent:
            raise NotFound("roleplay-moved-on")
        sister = await self._turns.begin_again(scene, turn, self._clock.now())
        if sister is None:
            raise NotFound("roleplay-moved-on")
        return turn, sister

    def request(self, scene: Scene, turns: Sequence[Turn], say: Say, context: int) -> ChatRequest:
        """Return what the model is asked, with room for a reply; the seed is still to be set.

        Args:
            scene: The scene.
            turns: What was said, oldest first.
            say: The texts in the scene's language.
            context: What the model reads and writes at once, in tokens.
        """
        cast, lines = self._cast(scene, say), _lines(turns, say)
        room = Room(context, min(self._settings.reply_tokens, context // 4))
        main = say("roleplay-prompt", char=cast.character, user=cast.called(cast.user))
        people = names_of(cast, lines)
        return ChatRequest(
            messages=compose(cast, lines, main, room),
            speaker=cast.character,
            language="zh" if scene.language is Locale.ZH else "en",
            max_tokens=room.reply,
            sampling=Sampling(temperature=TEMPERATURE),
            stop=tuple(f"\n{name}:" for name in people[:MOST_STOPS]),
        )

    def cleaner(self, scene: Scene, turns: Sequence[Turn], say: Say) -> Cleaner:
        """Return what keeps the character's own words of an output."""
        cast, lines = self._cast(scene, say), _lines(turns, say)
        own = {cast.character, scene.card.name, scene.card.spoken_name}
        return Cleaner(frozenset(own), frozenset(names_of(cast, lines)))

    def _cast(self, scene: Scene, say: Say) -> Cast:
        nobody = say("roleplay-somebody")
        return Cast(scene.card, scene.owner_name or nobody, nobody)


def _lines(turns: Sequence[Turn], say: Say) -> list[Line]:
    nobody = say("roleplay-somebody")
    return [Line(t.text, "" if t.is_character else t.name or nobody) for t in turns if t.text]


def language_of(text: str) -> Locale | None:
    """Return the language a person speaks in a scene; None where no letter tells.

    A Chinese sentence may name a film in English and the other way round: its first letter counts
    most, then what there is more of.
    """
    letters = LETTER.findall(text)
    if not letters:
        return None
    han = len(HAN.findall(text))
    if HAN.match(letters[0]) or han * 2 > len(letters) - han:
        return Locale.ZH
    return Locale.EN


def is_aside(text: str) -> bool:
    """Tell whether a message is between people: it begins with two brackets or two slashes."""
    return ASIDE.match(text) is not None
