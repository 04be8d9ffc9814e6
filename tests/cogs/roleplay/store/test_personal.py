"""A member takes their words along, and leaves nothing but the others' scene behind."""

from __future__ import annotations

import json

from cogs.roleplay.scene import State
from cogs.roleplay.store.personal import RoleplayPersonalData
from tests.cogs.roleplay.builders import raw, v2
from tests.cogs.roleplay.conftest import ANNA, GUILD, LIN


async def test_an_export_holds_words_scenes_and_characters(here, database):
    scene, _ = await here.open()
    await here.say(scene, "Hello")
    await here.say(scene, "I am Lin", LIN, "Lin")
    await here.library.bring(raw(v2(name="Orla")), ANNA, 3, "i1")
    export = await RoleplayPersonalData(database).export(GUILD, ANNA)
    assert json.loads(json.dumps(export)) == export
    assert [turn["body"] for turn in export["said"]] == ["Hello"]
    assert [found["scene_id"] for found in export["scenes"]] == [scene.scene_id]
    assert [found["name"] for found in export["characters"]] == ["Orla"]


async def test_an_erasure_blanks_words_and_names_and_leaves_the_scene(here, guild, database):
    personal = RoleplayPersonalData(database)
    scene, _ = await here.open(name="Anna K", greeting="Sit down, Anna K.")
    await here.say(scene, "My secret", name="Anna K")
    reply = await here.turns.begin_reply(scene, here.clock.now())
    await here.turns.note(reply, "Dear Anna K, I see.", State.SAID, None)
    await here.say(scene, "I am Lin", LIN, "Lin")
    kept, _ = await here.library.bring(raw(v2(name="Orla")), ANNA, 3, "i1")
    await here.library.keep(kept)
    await here.library.bring(raw(v2(name="Odd")), ANNA, 3, "i2")
    elsewhere = guild(8)
    other, _ = await elsewhere.open(thread_id=51)
    await elsewhere.say(other, "Still here", message_id=9)

    assert await database.write(lambda c: personal.erase(c, GUILD, ANNA)) == 4
    assert await here.texts(scene) == ["Sit down, ….", "", "Dear …, I see.", "I am Lin"]
    scene = await here.store.get(scene.scene_id)
    assert (scene.owner_id, scene.owner_name, scene.is_open) == (None, "", True)
    assert await here.library.store.kept() == []
    empty = {"said": [], "scenes": [], "characters": []}
    assert await personal.export(GUILD, ANNA) == empty
    assert await elsewhere.texts(other) == ["Sit down.", "Still here"]
