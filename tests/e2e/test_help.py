"""A newcomer finds out what Marquee can do, in both languages, by command and by chat."""


async def test_a_newcomer_asks_for_help_in_english(anna):
    reply = await anna.slash("/help")
    assert reply.ephemeral
    embed = reply.message["embeds"][0]
    assert embed["title"] == "What Marquee can do"
    assert any("/help" in field["value"] for field in embed["fields"])


async def test_a_newcomer_asks_for_help_in_chinese(lin):
    reply = await lin.slash("/help", search="会什么")
    assert "帮助" in reply.message["embeds"][0]["description"]


async def test_a_search_without_a_find_says_what_to_do(anna):
    reply = await anna.slash("/help", search="zzzzqqqq")
    assert reply.ephemeral
    assert "/help without a search" in reply.text


async def test_plain_chat_reaches_the_same_answer(anna, marquee, sandbox):
    await anna.say(f"<@{sandbox.application_id}> help")
    answer = await anna.expect(lambda m: m["author"]["id"] == sandbox.application_id)
    assert answer["embeds"][0]["title"] == "What Marquee can do"


async def test_plain_chat_in_chinese_is_answered_in_chinese(anna, sandbox):
    await anna.say(f"<@{sandbox.application_id}> 你会什么？")
    answer = await anna.expect(lambda m: m["author"]["id"] == sandbox.application_id)
    assert answer["embeds"][0]["title"] == "Marquee 会什么"


async def test_what_is_not_understood_is_said_so(anna, sandbox):
    await anna.say(f"<@{sandbox.application_id}> flibber the gibbet")
    await anna.expect(contains="did not understand")


async def test_what_only_admins_may_do_is_shown_to_admins_only(anna, ada):
    assert "/admin" not in (await anna.slash("/help")).text
    assert "/admin backup" in (await ada.slash("/help")).text
