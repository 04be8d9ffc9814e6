"""What a browser gets: pictures, files, the page, and nothing dangerous."""

from __future__ import annotations

import io

import aiohttp
import discord
import pytest

from sandbox.world.pictures import drawn


@pytest.fixture
async def get(sandbox):
    async with aiohttp.ClientSession() as session:

        async def get(path: str) -> tuple[int, bytes, dict]:
            async with session.get(sandbox.url + path) as response:
                return response.status, await response.read(), response.headers

        yield get


async def test_everybody_has_a_picture(sandbox, get):
    pictures = set()
    for user in sandbox.world.users.values():
        status, data, headers = await get(f"/avatars/{user['id']}/{user['avatar']}.png")
        assert status == 200
        assert headers["Content-Type"] == "image/png"
        assert data.startswith(b"\x89PNG")
        pictures.add(data)
    assert len(pictures) == len(sandbox.world.users)


def test_a_drawing_depends_on_its_seed_only():
    assert drawn("aa") == drawn("aa") != drawn("bb")


async def test_a_picture_that_was_sent_is_served(bot, get):
    png = drawn("aa")
    webhook = await bot.room().create_webhook(name="Voice", avatar=png)
    status, data, _ = await get(f"/avatars/{webhook.id}/{webhook.avatar.key}.png")
    assert (status, data) == (200, png)


async def test_a_page_that_was_sent_as_a_file_does_not_run(bot, sandbox, get):
    file = discord.File(io.BytesIO(b"<script>alert(1)</script>"), "a.html")
    sent = await bot.room().send(file=file)
    _, _, headers = await get(sent.attachments[0].url.removeprefix(sandbox.url))
    assert headers["Content-Disposition"] == "attachment"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/attachments/1/2/a.txt",
        "/attachments/1/2/%2e%2e%2fworld.json",
        "/static/%2e%2e/server.py",
    ],
)
async def test_other_files_are_not_served(get, path):
    assert (await get(path))[0] == 404


async def test_the_page_loads_nothing_from_elsewhere(get):
    status, page, headers = await get("/")
    assert status == 200
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert b"http://" not in page
    assert b"https://" not in page


async def test_the_page_finds_its_texts(get):
    for locale in ("en", "zh-CN"):
        status, _, headers = await get(f"/locale/{locale}.json")
        assert status == 200
        assert headers["Content-Type"] == "application/json"
