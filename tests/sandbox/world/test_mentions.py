"""Who a message mentions, and whom of them it may notify."""

from __future__ import annotations

import discord
import pytest

NONE = discord.AllowedMentions.none()


@pytest.fixture
def moderator(sandbox):
    roles = sandbox.world.guild(sandbox.guild_id).roles.values()
    return next(role for role in roles if role["name"] == "Moderator")


async def test_without_a_limit_a_bots_text_mentions_everybody_it_names(bot, user_id):
    message = await bot.room().send(f"<@{user_id('anna')}> and @everyone")
    assert [user.name for user in message.mentions] == ["anna"]
    assert message.mention_everyone


async def test_none_mentions_nobody(bot, user_id, moderator):
    text = f"<@{user_id('anna')}> <@&{moderator['id']}> @here"
    message = await bot.room().send(text, allowed_mentions=NONE)
    assert message.mentions == []
    assert message.role_mentions == []
    assert not message.mention_everyone


async def test_only_the_listed_are_mentioned(bot, user_id):
    text = f"<@{user_id('anna')}> <@{user_id('lin')}>"
    only_lin = discord.AllowedMentions(
        everyone=False, roles=False, users=[discord.Object(int(user_id("lin")))]
    )
    message = await bot.room().send(text, allowed_mentions=only_lin)
    assert [user.name for user in message.mentions] == ["lin"]


async def test_a_member_cannot_mention_everyone_or_a_closed_role(join, moderator):
    anna, mo = await join("anna"), await join("mo")
    message = await anna.say(f"@everyone <@&{moderator['id']}>")
    assert not message["mention_everyone"]
    assert message["mention_roles"] == []
    assert (await mo.say("@everyone"))["mention_everyone"]


async def test_a_reply_mentions_its_author_unless_told_not_to(bot, join, until):
    anna = await join("anna")
    await anna.say("hello")
    heard = await until(lambda: bot.heard and bot.heard[-1])
    pinged = await heard.reply("yes", mention_author=True)
    assert [user.name for user in pinged.mentions] == ["anna"]
    quiet = await heard.reply("yes", allowed_mentions=NONE, mention_author=False)
    assert quiet.mentions == []


async def test_parse_and_a_list_of_the_same_kind_exclude_each_other(rest, channel_id):
    body = {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}
    answer = await rest("POST", f"/channels/{channel_id()}/messages", body)
    assert answer.code == 50035
    [error] = answer.body["errors"]["allowed_mentions"]["_errors"]
    assert error["code"] == "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"
