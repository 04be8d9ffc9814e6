"""Discord's markdown as the page reads it, in the browser that reads it."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.long, pytest.mark.asyncio(loop_scope="session")]

DRAW = """async (text) => {
  const { prose } = await import("/static/js/prose.js");
  return prose(text).innerHTML.replace(/ (class|tabindex|rel|target)="[^"]*"/g, "");
}"""

KNOWN = {
    "**b** *i* _i_ __u__ ~~s~~": (
        "<p><strong>b</strong> <em>i</em> <em>i</em> <u>u</u> <s>s</s></p>"
    ),
    "***both***": "<p><strong><em>both</em></strong></p>",
    "snake_case_word and 2*3*4": "<p>snake_case_word and 2<em>3</em>4</p>",
    r"\*plain\* `a*b*c`": "<p>*plain* <code>a*b*c</code></p>",
    "# One\n## Two\n### Three\n#No": "<h2>One</h2><h3>Two</h3><h4>Three</h4><p>#No</p>",
    "-# small": "<p>small</p>",
    "> a\n> b\nc": "<blockquote><p>a\nb</p></blockquote><p>c</p>",
    ">>> a\nb": "<blockquote><p>a\nb</p></blockquote>",
    "- a\n  - b\n- c": "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
    "- a\n2. b\n3. c": '<ul><li>a</li></ul><ol start="2"><li>b</li><li>c</li></ol>',
    "```py\nx = '**'\n```": "<pre data-language=\"py\"><code>x = '**'</code></pre>",
    "a\nb": "<p>a\nb</p>",
    "<b>&amp;</b>": "<p>&lt;b&gt;&amp;amp;&lt;/b&gt;</p>",
    "**open": "<p>**open</p>",
    "<a:wave:123> <:ok:1>": "<p>:wave: :ok:</p>",
    "《花样年华》**真**好看": "<p>《花样年华》<strong>真</strong>好看</p>",
}

LINKS = {
    "[essay](https://example.com/a)": ("essay", "https://example.com/a"),
    "see https://example.com/a.": ("https://example.com/a", "https://example.com/a"),
    "看https://example.com/a，好": ("https://example.com/a", "https://example.com/a"),
    "<https://example.com/>": ("https://example.com/", "https://example.com/"),
    "[x](https://en.wikipedia.org/wiki/Heat_(film))": (
        "x",
        "https://en.wikipedia.org/wiki/Heat_(film)",
    ),
}

NO_LINKS = [
    "[x](javascript:alert(1))",
    "[x](data:text/html,hi)",
    "[https://bank.example](https://thief.example)",
    "`https://example.com`",
]


async def test_marks_become_their_elements(open_page):
    page = await open_page("anna")
    drawn = {text: await page.evaluate(DRAW, text) for text in KNOWN}
    assert drawn == KNOWN


async def test_links_lead_where_they_say(open_page):
    page = await open_page("anna")
    read = """async (text) => {
      const { prose } = await import("/static/js/prose.js");
      const link = prose(text).querySelector("a");
      return [link.textContent, link.href];
    }"""
    found = {text: tuple(await page.evaluate(read, text)) for text in LINKS}
    assert found == LINKS


async def test_what_would_deceive_or_run_is_no_link(open_page):
    page = await open_page("anna")
    count = """async (text) => {
      const { prose } = await import("/static/js/prose.js");
      const links = [...prose(text).querySelectorAll("a")];
      return links.filter((link) => !link.textContent.startsWith("https://thief.")).length;
    }"""
    linked = [text for text in NO_LINKS if await page.evaluate(count, text)]
    assert linked == []


async def test_ten_thousand_marks_are_read_at_once(open_page):
    page = await open_page("anna")
    time = """async (text) => {
      const { parse } = await import("/static/js/markdown.js");
      const start = performance.now();
      parse(text);
      return performance.now() - start;
    }"""
    for unit in ("*", "_", "|", "`", "[", "**a", "> ", "||", "*_"):
        assert await page.evaluate(time, (unit * 4000)[:4000]) < 1_000


async def test_a_spoiler_hides_until_it_is_pressed(open_page):
    page = await open_page("anna")
    await page.fill("#composer-text", "he ||dies|| in the end")
    await page.keyboard.press("Enter")
    spoiler = page.locator(".spoiler").last
    await spoiler.wait_for()
    assert await spoiler.locator(".hidden-words").get_attribute("aria-hidden") == "true"
    await spoiler.focus()
    await page.keyboard.press("Enter")
    assert await spoiler.locator(".hidden-words").get_attribute("aria-hidden") is None


async def test_times_are_told_by_the_rooms_clock(open_page, room):
    page = await open_page("anna")
    moment = int(room.clock.timestamp()) + 2 * 3600 + 60
    await page.fill("#composer-text", f"from <t:{moment}:R>")
    await page.keyboard.press("Enter")
    assert await page.locator("time.moment").last.inner_text() == "in 2 hours"
