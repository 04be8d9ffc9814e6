"""Takes the pictures of the READMEs from the real thing: bot, local Discord and browser.

Run ``python -m docs.pictures``; needs the ``dev`` extra and Chromium.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.async_api import ViewportSize, async_playwright

from bot import app
from bot.trial import local_discord, trial_config
from sandbox.actor import Actor

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from bot.trial import LocalDiscord
    from bot.web import Site

Scheme = Literal["dark", "light"]

PICTURES = Path(__file__).parent / "pictures"
CHROMIUM = os.environ.get("MARQUEE_CHROMIUM", "/usr/bin/chromium")
SIZE = ViewportSize(width=1280, height=800)
REVIEWS = [
    ("anna", "Heat", "4.5", "A long, cold, beautiful duel. The robbery still shakes the room."),
    ("mo", "Heat", "4", "Two professionals, one table, and nobody raises his voice."),
    ("ada", "Heat", "5", "The city at night has never looked like this again."),
    ("anna", "Alien", "5", "Nobody hears you, and you hear every drop of water."),
    ("anna", "Blade Runner", "4", "Rain, neon, and a question that does not leave."),
    ("lin", "霸王别姬", "5", "演员的表演太精彩了，看完久久不能平静。"),
    ("lin", "千与千寻", "4.5", "每次重看都能发现新的温柔。"),
    ("mo", "霸王别姬", "4.5", "Forty years of history in two faces."),
]


async def play(place: LocalDiscord) -> None:
    """Let the four people write, ask and answer."""
    people = {name: await Actor.join(place.url, name) for name in ("anna", "lin", "mo", "ada")}
    await people["lin"].go("影评")
    await people["mo"].go("quiz-night")
    await people["ada"].go("quiz-night")
    for name, title, stars, text in REVIEWS:
        form = await people[name].slash("/reviews write", title=title, stars=stars)
        await people[name].submit(form, text=text)
    bot = place.application_id
    await people["anna"].slash("/reviews show", title="Heat")
    await people["anna"].say(f"<@{bot}> recommend me a sci-fi movie")
    await people["anna"].expect(channel="film-club", timeout_s=30)
    await people["lin"].say(f"<@{bot}> 推荐一部电影")
    await people["lin"].expect(channel="影评", timeout_s=30)
    await scene(people["lin"], "阿桃", "晚上好！外面的雨真大啊。")
    await people["mo"].slash("/host show", title="Friday night quiz")
    await people["ada"].expect(contains="Question 1 of 3", channel="quiz-night", timeout_s=60)
    await asyncio.sleep(1)
    for person in people.values():
        await person.leave()


async def scene(person: Actor, character: str, words: str) -> None:
    """Open a scene, say something in it and wait for the whole answer."""
    opening = await person.slash("/roleplay start", character=character)
    thread = opening.text.split("<#")[1].split(">")[0]
    await person.expect(lambda m: m["channel_id"] == thread and "webhook_id" in m, timeout_s=30)
    await person.go(thread)
    await person.say(words)
    await person.expect(
        lambda m: m["channel_id"] == thread and "webhook_id" in m, contains="-# ", timeout_s=60
    )


async def room(
    browser: Browser, place: LocalDiscord, who: str, channel: str, scheme: Scheme, what: str
) -> None:
    """Take one picture of a channel or thread of the room."""
    page = await browser.new_page(viewport=SIZE, color_scheme=scheme)
    await page.goto(f"{place.url}/?as={who}")
    await page.get_by_role("button", name=channel).first.click()
    await page.wait_for_timeout(1500)
    language = "zh" if who == "lin" else "en"
    await page.screenshot(path=PICTURES / f"{what}-{language}-{scheme}.png")
    await page.close()


async def dashboard(browser: Browser, site: Site) -> None:
    """Take one picture of the dashboard's overview."""
    page = await browser.new_page(viewport=SIZE, color_scheme="dark")
    await page.goto(f"{site.url}/")
    await (
        page.get_by_role("link", name="Discord")
        .or_(page.get_by_role("button", name="Discord"))
        .first.click()
    )
    await page.get_by_text("Ada").first.click()
    await page.wait_for_timeout(2500)
    await page.screenshot(path=PICTURES / "dashboard-en-dark.png")
    await page.close()


async def take() -> None:
    """Take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    stop, is_ready = asyncio.Event(), asyncio.get_running_loop().create_future()
    with tempfile.TemporaryDirectory() as folder:
        async with local_discord(Path(folder) / "room", 0) as place, async_playwright() as tool:
            config = trial_config(place, Path(folder))
            running = asyncio.create_task(app.run(config, stop, is_ready.set_result))
            site = await is_ready
            await play(place)
            browser = await tool.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            await room(browser, place, "anna", "film-club", "dark", "room")
            await room(browser, place, "lin", "影评", "light", "room")
            await room(browser, place, "anna", "quiz-night", "dark", "show")
            await room(browser, place, "lin", "阿桃", "light", "scene")
            await dashboard(browser, site)
            await browser.close()
            stop.set()
            await running


if __name__ == "__main__":
    asyncio.run(take())
