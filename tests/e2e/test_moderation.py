"""Moderation with the bundled model: switched on, flags with reasons, verdicts, care."""

from __future__ import annotations

import pytest

from sandbox.actor import DM
from sandbox.reading import text_of

RUDE = "You are a worthless piece of shit, shut the fuck up you stupid idiot"
RUDE_ZH = "滚出去，你这个傻逼垃圾，去死吧"
SAD = "I don't want to live anymore. Everyone would be better off without me"


@pytest.fixture
def settings():
    return {"inference": "inproc"}


async def staffed(ada, mo):
    """Name the moderators' channel, have two channels scored, and go there as a moderator."""
    staff = next(c["id"] for c in ada.channels.values() if c.get("name") == "staff")
    await ada.slash("/admin settings", setting="admin.moderators_channel", value=f"<#{staff}>")
    for name in ("film-club", "影评"):
        told = await mo.slash("/moderation watch", channel=name)
        assert told.ephemeral
        assert "I now score the messages" in told.text
    return staff


async def flagged(mo, contains, **expected):
    return await mo.expect(contains=contains, channel="staff", timeout_s=40, **expected)


async def test_a_rude_message_is_shown_with_its_words_and_judged_once(anna, mo, ada):
    await staffed(ada, mo)
    await anna.say("What a lovely film that was")
    said = await anna.say(RUDE)
    flag = await flagged(mo, "May be out of line")
    text = text_of(flag)
    assert said["id"] in text
    assert "||" in text
    assert "%" in text
    assert RUDE not in text
    assert flag["mentions"] == []
    decided = await mo.click(flag, "Right")
    assert "Right, says" in decided.text
    again = await ada.click(flag, "Wrong")
    assert again.ephemeral
    assert f"<@{mo.me['id']}> has already decided: right" in again.text
    status = await mo.slash("/moderation status")
    assert "1 message was flagged" in status.text
    assert "1 of 1 were right (100 %)" in status.text
    assert "2 messages were scored" in status.text


async def test_a_flag_in_chinese_can_be_judged_after_a_restart(lin, mo, ada, marquee):
    await staffed(ada, mo)
    await lin.say("这部电影太好看了")
    await lin.say(RUDE_ZH)
    flag = await flagged(mo, "这条消息可能过分了")
    assert "影响最大的词" in text_of(flag)
    await marquee.restart()
    decided = await mo.click(flag, "不对")
    assert "Wrong, says" in decided.text or "认为标记得不对" in decided.text


async def test_an_edit_is_read_again_and_an_unwatched_channel_is_not(anna, mo, ada):
    await staffed(ada, mo)
    said = await anna.say("hello there")
    await anna.ask(
        "edit_message", channel_id=said["channel_id"], message_id=said["id"], content=RUDE
    )
    assert said["id"] in text_of(await flagged(mo, "May be out of line"))
    stopped = await mo.slash("/moderation unwatch", channel="film-club")
    assert "no longer score" in stopped.text
    await anna.say(RUDE)
    await anna.go("quiz-night")
    await anna.say(RUDE)
    status = await mo.slash("/moderation status")
    assert "1 message was flagged" in status.text


async def test_who_does_not_want_to_live_is_met_with_care_and_never_flagged(anna, mo, ada):
    await staffed(ada, mo)
    await ada.slash(
        "/admin settings", setting="moderation.help_line", value="Call 555 @everyone, any time"
    )
    await anna.say(SAD)
    line = await flagged(mo, "Somebody may need a kind word")
    assert "This is not a flag" in text_of(line)
    assert line["components"] == []
    assert "%" not in text_of(line)
    await anna.go(DM)
    told = await anna.expect(contains="please do not stay alone")
    assert "Call 555" in told["content"]
    assert told["mention_everyone"] is False
    await anna.go("film-club")
    await anna.say("i want to kill myself")
    await anna.say(RUDE)
    flag = await flagged(mo, "May be out of line")
    care = [m for m in mo.said if "kind word" in text_of(m)]
    assert len(care) == 1
    assert flag["components"]
    status = await mo.slash("/moderation status")
    assert "1 message was flagged" in status.text


async def test_care_speaks_chinese_and_can_be_switched_off(lin, mo, ada):
    await staffed(ada, mo)
    await lin.say("我真的不想活了")
    await flagged(mo, "有人可能需要一句暖心话")
    await lin.go(DM)
    assert "请不要一个人扛着" in (await lin.expect(contains="很不好受"))["content"]
    await ada.slash("/admin settings", setting="moderation.care", value="off")
    ada_said = len(mo.said)
    await ada.say("I want to kill myself")
    await ada.say(RUDE)
    await flagged(mo, "May be out of line")
    assert not [m for m in mo.said[ada_said:] if "kind word" in text_of(m)]


async def test_scoring_needs_a_place_to_tell_moderators_and_a_moderator(anna, mo, ada):
    unset = await mo.slash("/moderation watch", channel="film-club")
    assert "admin.moderators_channel" in unset.text
    await ada.slash(
        "/admin settings", setting="admin.moderators_channel", value="123456789012345678"
    )
    gone = await mo.slash("/moderation watch", channel="film-club")
    assert "is gone" in gone.text
    bot = f"<@{anna.hello['application']['id']}>"
    await anna.say(f"{bot} what did you flag today")
    await anna.expect(contains="Only moderators")
