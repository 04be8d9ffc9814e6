"""Distress in the first person, and what only sounds like it."""

from __future__ import annotations

import pytest

from cogs.moderation.distress import speaks_of_ending

DISTRESS = """
I want to die
i really want to kill myself
I'm thinking about killing myself tonight
I don't want to live anymore
honestly everyone would be better off without me
I’m gonna end my life
i feel suicidal
I can't go on
I wish I was dead
I've been cutting myself again
nobody would miss me
Had a fight again. I just wanna die. Sorry for the rant
我不想活了
真的活不下去了
我想自杀
我好想死
没有我大家会更好
我最近总是想死
活着没意思
我真的想结束自己的生命
今天又被骂了。我不想活了，对不起大家
""".strip().splitlines()
OTHERWISE = """
this movie kills me
I'm dead, so funny
I want to die of laughter lol
I want to die lmao that was so embarrassing
I'm dying
the song 'I want to die' is good
She says "I want to die" in the third act
> I want to die
He told me to kill myself
kill yourself
I don't want to die in this level
I want to kill the boss
I want to diet
I can't go on Friday
Suicide Squad is on tonight
||I want to die|| is what he tells her in the film
笑死我了
我想死你了
想死你们了
尴尬得我想死
饿死了
我要死了，作业太多
我死机了
我不想死
他说他不想活了
你不想活了吧
我不想活了哈哈哈
《我不想活了》这首歌很好听
她唱“我想死”那句最好听
我想死磕这一关
""".strip().splitlines()


@pytest.mark.parametrize("text", DISTRESS)
def test_distress_is_heard(text):
    assert speaks_of_ending(text)


@pytest.mark.parametrize("text", OTHERWISE)
def test_idioms_quotes_and_other_people_are_not_distress(text):
    assert not speaks_of_ending(text)


@pytest.mark.parametrize("text", ["", "\x00", "我" * 50_000, "i am " * 20_000, '"' * 9_999])
def test_odd_and_endless_texts_are_answered_at_once(text):
    assert not speaks_of_ending(text)
