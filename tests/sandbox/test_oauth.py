"""Signing in: consent page, code with PKCE and state, tokens."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

import aiohttp
import pytest

from sandbox.oauth import challenge_of

BACK = "http://127.0.0.1:9/callback"
VERIFIER = "v" * 43


@pytest.fixture
async def browser():
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def asked(sandbox):
    return {
        "client_id": sandbox.application_id,
        "response_type": "code",
        "redirect_uri": BACK,
        "scope": "identify guilds",
        "state": "s1",
        "code_challenge": challenge_of(VERIFIER),
        "code_challenge_method": "S256",
    }


@pytest.fixture
def consent(sandbox, browser, asked):
    """Continue as somebody and return what comes back in the redirect."""

    async def consent(handle: str) -> dict[str, str]:
        form = asked | {"handle": handle}
        url = f"{sandbox.url}/oauth2/authorize"
        async with browser.post(url, data=form, allow_redirects=False) as response:
            assert response.status == 302
            location = urlsplit(response.headers["Location"])
            assert f"{location.scheme}://{location.netloc}{location.path}" == BACK
            return {name: values[0] for name, values in parse_qs(location.query).items()}

    return consent


@pytest.fixture
def exchange(sandbox, browser):
    async def exchange(**changes: str) -> tuple[int, dict]:
        form = {
            "client_id": sandbox.application_id,
            "client_secret": sandbox.client_secret,
            "grant_type": "authorization_code",
            "redirect_uri": BACK,
            "code_verifier": VERIFIER,
        } | changes
        async with browser.post(f"{sandbox.url}/api/v10/oauth2/token", data=form) as response:
            return response.status, await response.json()

    return exchange


@pytest.mark.parametrize(
    ("language", "words"), [("en-GB", "Continue as 林"), ("zh-CN,zh;q=0.9", "以 林 的身份继续")]
)
async def test_the_page_offers_everybody_in_both_languages(
    sandbox, browser, asked, language, words
):
    url = f"{sandbox.url}/oauth2/authorize?{urlencode(asked)}"
    async with browser.get(url, headers={"Accept-Language": language}) as response:
        page = await response.text()
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert words in page
    assert page.count("<button") == 5
    assert "Discord" not in page


async def test_what_came_in_is_escaped(sandbox, browser, asked):
    asked["state"] = '"><script>alert(1)</script>'
    async with browser.get(f"{sandbox.url}/oauth2/authorize?{urlencode(asked)}") as response:
        assert "<script" not in await response.text()


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "1"},
        {"response_type": "token"},
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": "http://127.0.0.1.evil.example/"},
        {"code_challenge_method": "plain"},
        {"scope": "bot"},
        {"scope": ""},
    ],
)
async def test_an_odd_request_is_not_served(sandbox, browser, asked, changes):
    async with browser.get(f"{sandbox.url}/oauth2/authorize?{urlencode(asked | changes)}") as page:
        assert page.status == 400


async def test_a_person_signs_in_and_shows_where_they_are(sandbox, browser, consent, exchange):
    back = await consent("mo")
    assert back["state"] == "s1"
    status, tokens = await exchange(code=back["code"])
    assert status == 200
    assert tokens["scope"] == "guilds identify"
    headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    async with browser.get(f"{sandbox.url}/api/v10/users/@me", headers=headers) as response:
        user = await response.json()
    assert (user["username"], user["locale"]) == ("mo", "en-US")
    async with browser.get(f"{sandbox.url}/api/v10/users/@me/guilds", headers=headers) as response:
        [guild] = await response.json()
    assert guild["id"] == sandbox.guild_id
    assert int(guild["permissions"]) & 1 << 40
    assert not guild["owner"]
    async with browser.get(
        f"{sandbox.url}/api/v10/guilds/{sandbox.guild_id}", headers=headers
    ) as response:
        assert response.status == 401
    url = f"{sandbox.url}/api/v10/users/@me/guilds/{sandbox.guild_id}/member"
    async with browser.get(url, headers=headers) as response:
        assert response.status == 403


async def test_whoever_declines_goes_back_without_a_code(consent):
    assert await consent("") == {"state": "s1", "error": "access_denied"}


async def test_a_code_works_once_for_its_asker_and_not_for_long(sandbox, consent, exchange):
    code = (await consent("anna"))["code"]
    assert (await exchange(code=code, code_verifier="w" * 43))[1]["error"] == "invalid_grant"
    assert (await exchange(code=code))[1]["error"] == "invalid_grant"
    code = (await consent("anna"))["code"]
    assert (await exchange(code=code, redirect_uri=BACK + "x"))[0] == 400
    code = (await consent("anna"))["code"]
    assert (await exchange(code=code, client_secret="wrong"))[0] == 401
    sandbox.clock.advance(601)
    assert (await exchange(code=code))[1]["error"] == "invalid_grant"


async def test_tokens_are_refreshed_and_revoked(sandbox, browser, consent, exchange):
    _, tokens = await exchange(code=(await consent("anna"))["code"])
    refresh = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    status, renewed = await exchange(**refresh)
    assert status == 200
    assert (await exchange(**refresh))[0] == 400

    async def me() -> int:
        headers = {"Authorization": f"Bearer {renewed['access_token']}"}
        async with browser.get(f"{sandbox.url}/api/v10/users/@me", headers=headers) as response:
            return response.status

    assert await me() == 200
    basic = aiohttp.encode_basic_auth(sandbox.application_id, sandbox.client_secret)
    url = f"{sandbox.url}/api/v10/oauth2/token/revoke"
    form = {"token": renewed["access_token"]}
    async with browser.post(url, data=form, headers={"Authorization": basic}) as response:
        assert response.status == 200
    assert await me() == 401


async def test_an_unknown_grant_type_is_refused(exchange):
    assert (await exchange(grant_type="password"))[1]["error"] == "unsupported_grant_type"
