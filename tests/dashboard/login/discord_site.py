"""Discord's side of OAuth2 as its documentation has it, on loopback; what it checks is written."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from aiohttp import web

CLIENT_ID, CLIENT_SECRET = "424242", "client-secret-canary"


@dataclass
class DiscordSite:
    """Grants codes, swaps each once for a token, tells who it is, takes tokens back."""

    user: dict = field(
        default_factory=lambda: {"id": "9007199254741005", "username": "ada", "locale": "en-US"}
    )
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    revoked: list[str] = field(default_factory=list)
    refuses_to_revoke: bool = False
    answer_to_me: web.Response | None = None
    url: str = ""

    async def start(self):
        app = web.Application()
        app.router.add_post("/api/v10/oauth2/token", self._token)
        app.router.add_post("/api/v10/oauth2/token/revoke", self._revoke)
        app.router.add_get("/api/v10/users/@me", self._me)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"

    async def stop(self):
        await self._runner.cleanup()

    def consent(self, address: str) -> str:
        """Return where a person who agrees is sent to."""
        query = {key: value for key, (value,) in parse_qs(urlsplit(address).query).items()}
        assert query["response_type"] == "code"
        assert query["client_id"] == CLIENT_ID
        assert query["scope"] == "identify"
        assert query["code_challenge_method"] == "S256"
        code = secrets.token_hex(8)
        self.codes[code] = query
        return f"{query['redirect_uri']}?code={code}&state={query['state']}"

    async def _token(self, request):
        form = await request.post()
        asked = self.codes.pop(form["code"], None)
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        is_right = (
            asked is not None
            and (form["client_id"], form["client_secret"]) == (CLIENT_ID, CLIENT_SECRET)
            and form["grant_type"] == "authorization_code"
            and form["redirect_uri"] == asked["redirect_uri"]
            and challenge == asked["code_challenge"]
        )
        if not is_right:
            return web.json_response({"error": "invalid_grant"}, status=400)
        token = secrets.token_hex(16)
        self.tokens.add(token)
        return web.json_response({"access_token": token, "token_type": "Bearer"})

    async def _me(self, request):
        token = request.headers["Authorization"].removeprefix("Bearer ")
        if token not in self.tokens:
            return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)
        return self.answer_to_me or web.json_response(self.user)

    async def _revoke(self, request):
        form = await request.post()
        if self.refuses_to_revoke:
            return web.Response(status=500)
        self.tokens.discard(form["token"])
        self.revoked.append(form["token"])
        return web.json_response({})
