"""Who may bring characters, keep them and take them away."""

from __future__ import annotations

import pytest

from bot.errors import InvalidInput, NotAllowed, NotFound
from bot.i18n import Locale
from bot.permissions import Level
from cogs.roleplay.characters import MOST_KEPT
from cogs.roleplay.library import permanent_share
from tests.cogs.roleplay.builders import a_card, raw, v2
from tests.cogs.roleplay.conftest import ANNA, LIN


async def names(here, locale=Locale.EN):
    return [each.card.name for each in await here.library.all(locale)]


async def brought(here, name, number=0, member_id=ANNA):
    delivery = f"i{name}{number}"
    made, _ = await here.library.bring(raw(v2(name=name)), member_id, Level.MODERATOR, delivery)
    return made


async def test_a_character_is_there_once_it_is_kept(here, guild):
    made = await brought(here, "Orla")
    assert "Orla" not in await names(here)
    await here.library.keep(made)
    await here.library.keep(made)  # a second press
    assert (await names(here)).count("Orla") == 1
    assert "Orla" not in await names(guild(8))
    assert await names(here, Locale.ZH) != await names(here)


async def test_a_name_is_taken_once(here):
    first, second = await brought(here, "Orla"), await brought(here, "ORLA", 1)
    await here.library.keep(first)
    with pytest.raises(InvalidInput, match="name-taken"):
        await here.library.keep(second)
    for taken in ("orla", "Mira"):
        with pytest.raises(InvalidInput, match="name-taken"):
            await brought(here, taken, 2)


async def test_a_file_that_comes_twice_is_put_aside_once(here):
    assert await brought(here, "Orla")
    assert await brought(here, "Orla") == 0


async def test_members_bring_characters_where_the_guild_lets_them(guild):
    with pytest.raises(NotAllowed, match="may-not-import"):
        await guild().library.bring(raw(v2()), ANNA, Level.MEMBER, "i1")
    card = raw(v2(name="Orla"))
    assert await guild(members_may_import=True).library.bring(card, ANNA, Level.MEMBER, "i2")


async def test_who_may_take_a_character_away(here):
    library = here.library
    await library.keep(await brought(here, "Orla"))
    with pytest.raises(NotAllowed, match="may-not-remove"):
        await library.remove("Orla", LIN, Level.MEMBER, Locale.EN)
    with pytest.raises(NotAllowed, match="ours-stays"):
        await library.remove("Mira", LIN, Level.OWNER, Locale.EN)
    assert (await library.remove("orla", ANNA, Level.MEMBER, Locale.EN)).card.name == "Orla"
    with pytest.raises(NotFound, match="no-character"):
        await library.remove("Orla", ANNA, Level.OWNER, Locale.EN)
    with pytest.raises(NotFound, match="import-gone"):
        await library.keep(999)


async def test_ours_can_be_hidden(guild):
    assert await names(guild(bundled_characters=False)) == []


async def test_there_is_an_end_to_it(here):
    for number in range(MOST_KEPT):
        await here.library.keep(await brought(here, f"Number {number}"))
    with pytest.raises(InvalidInput, match="too-many-characters"):
        await brought(here, "One more")


def test_the_share_of_a_card_is_what_stands_in_every_prompt():
    assert permanent_share(a_card(description="x" * 768), 512) == 50
    assert permanent_share(a_card(description="", first_mes="x" * 9000), 512) == 0
