"""What can be measured of how the page looks, and what hostile text can do to it."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.sandbox_page.plain_bot import HOSTILE

pytestmark = [pytest.mark.long, pytest.mark.asyncio(loop_scope="session")]

LEAST_CONTRAST = 4.5

# Every visible text against the colours painted behind it, by the formula of WCAG 2.
PALE_TEXTS = """(least) => {
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const read = (colour) => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, under) => {
    const alpha = top[3] + under[3] * (1 - top[3]);
    const mix = (i) => (top[i] * top[3] + under[i] * under[3] * (1 - top[3])) / (alpha || 1);
    return [mix(0), mix(1), mix(2), alpha];
  };
  const behind = (node) => {
    let colour = [0, 0, 0, 0];
    for (let at = node; at && colour[3] < 0.99; at = at.parentElement) {
      colour = over(colour, read(getComputedStyle(at).backgroundColor));
    }
    return colour;
  };
  const light = (colour) => {
    const part = (value) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2]);
  };
  const pale = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || node.closest(".unseen, [disabled], noscript")) continue;
    if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const ground = behind(node);
    const ink = over(read(getComputedStyle(node).color), ground);
    const [low, high] = [light(ink), light(ground)].sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < least) pale.push(`${contrast.toFixed(2)}: ${texts.currentNode.data}`);
  }
  return pale;
}"""


@pytest.mark.parametrize("theme", ["Dark", "Light"])
async def test_every_text_stands_out_from_its_ground(open_page, theme):
    page = await open_page("ada", "film-club")
    await page.get_by_role("button", name="Light or dark").click()
    await page.get_by_role("menuitemradio", name=theme, exact=True).click()
    await page.click("#composer-text")
    await page.keyboard.type("/panel ")
    await page.keyboard.press("Enter")
    await page.locator("article .control.danger").last.wait_for()
    await page.locator("article .control.success").last.click()
    await page.get_by_role("dialog").get_by_role("button", name="Send").click()
    assert await page.evaluate(PALE_TEXTS, LEAST_CONTRAST) == []


@pytest.mark.parametrize("handle", ["anna", "lin"])
async def test_a_phone_shows_one_part_at_a_time_and_never_scrolls_sideways(open_page, handle):
    page = await open_page(handle, "film-club", width=390)
    await page.fill("#composer-text", f"{'unbreakable' * 20} https://example.com/{'x' * 200}")
    await page.keyboard.press("Enter")
    for part, opener in (("channels", "only-narrow"), ("people", "last")):
        await page.evaluate("document.documentElement.dataset.view = 'talk'")
        await page.click(f"#talk-head .{opener}")
        await expect(page.locator(f"#{part}")).to_be_visible()
        await expect(page.locator("#talk")).to_be_hidden()
        await expect(page.locator(".player[aria-current]")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    await page.evaluate("document.documentElement.dataset.view = 'talk'")
    assert await page.evaluate("document.getElementById('log').scrollWidth") <= 390


async def test_the_page_says_that_it_is_a_simulation(open_page):
    for width in (1280, 390):
        page = await open_page("anna", width=width)
        await expect(page.locator("#corner")).to_contain_text("Local simulation.")
        await expect(page.locator("#corner")).to_contain_text("Nothing leaves this machine.")


async def test_nothing_is_loaded_from_elsewhere(open_page):
    page = await open_page("anna")
    answer = await page.request.get(page.url)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    hosts = "performance.getEntriesByType('resource').map((one) => new URL(one.name).host)"
    assert set(await page.evaluate(hosts)) == {page.url.split("/")[2]}


async def test_hostile_text_stays_text_wherever_it_stands(open_page, room):
    page = await open_page("mo", "film-club")
    guild = room.world.guild(room.guild_id)
    mo = room.world.people["mo"].user_id
    guild.members[mo]["nick"] = HOSTILE
    await page.fill("#composer-text", f"{HOSTILE} **{HOSTILE}** ||{HOSTILE}||")
    await page.keyboard.press("Enter")
    await page.click("#composer-text")
    await page.keyboard.type("/hostile ")
    await page.keyboard.press("Enter")
    card = page.locator("article:has(.embed)").last
    await expect(card.locator(".embed-title")).to_contain_text("<script>")
    await page.reload()
    await expect(page.locator(f"#people .person:has-text({HOSTILE!r})")).to_be_visible()
    del guild.members[mo]["nick"]
    assert await page.locator("#log script, #log img[src=x], #people img[src=x]").count() == 0
