"""OAuth2: signing in as one of the people, with a code, PKCE and a state."""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlencode, urlsplit

from aiohttp import web

from sandbox.shapes import Json
from sandbox.world.state import Person, World

TEMPLATES = Path(__file__).parent / "templates"
CODE_LIVES_S = 600.0
TOKEN_LIVES_S = 7 * 24 * 3600.0
SCOPES = frozenset({"identify", "guilds", "guilds.members.read"})
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class OAuthError(Exception):
    """A request is refused, with OAuth2's word for why."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(f"{error}: {description}")
        self.error = error
        self.description = description
        self.status = status


@dataclass(frozen=True, slots=True)
class Grant:
    """What a person allowed: an access token's meaning."""

    user_id: str
    scopes: frozenset[str]
    expires_at: float
    refresh_token: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code waiting to be exchanged, once."""

    grant: Grant
    redirect_uri: str
    challenge: str


class Grants:
    """Codes and tokens that were given out; a restart forgets them."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._codes: dict[str, Code] = {}
        self._by_token: dict[str, Grant] = {}

    def issue_code(
        self, user_id: str, scopes: frozenset[str], redirect_uri: str, challenge: str
    ) -> str:
        """Return a code that can be exchanged once, within ten minutes."""
        code = secrets.token_urlsafe(24)
        expires_at = self._world.clock.timestamp() + CODE_LIVES_S
        self._codes[code] = Code(Grant(user_id, scopes, expires_at), redirect_uri, challenge)
        return code

    def exchange(self, code: str, redirect_uri: str, verifier: str) -> Json:
        """Return the tokens for a code.

        Raises:
            OAuthError: ``invalid_grant`` for a used, old or foreign code, or a wrong verifier.
        """
        known = self._codes.pop(code, None)
        if known is None or known.grant.expires_at < self._world.clock.timestamp():
            raise OAuthError("invalid_grant", 'Invalid "code" in request.')
        if known.redirect_uri != redirect_uri:
            raise OAuthError("invalid_grant", 'Invalid "redirect_uri" in request.')
        if known.challenge and known.challenge != challenge_of(verifier):
            raise OAuthError("invalid_grant", 'Invalid "code_verifier" in request.')
        return self._issue(known.grant)

    def refresh(self, refresh_token: str) -> Json:
        """Return new tokens for a refresh token, which is spent.

        Raises:
            OAuthError: ``invalid_grant`` for an unknown one.
        """
        for token, grant in list(self._by_token.items()):
            if grant.refresh_token == refresh_token:
                del self._by_token[token]
                return self._issue(grant)
        raise OAuthError("invalid_grant", 'Invalid "refresh_token" in request.')

    def _issue(self, grant: Grant) -> Json:
        token, refresh_token = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        expires_at = self._world.clock.timestamp() + TOKEN_LIVES_S
        self._by_token[token] = Grant(grant.user_id, grant.scopes, expires_at, refresh_token)
        return {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": int(TOKEN_LIVES_S),
            "refresh_token": refresh_token,
            "scope": " ".join(sorted(grant.scopes)),
        }

    def revoke(self, token: str) -> None:
        """Forget an access or refresh token; nothing when it is unknown."""
        for known, grant in list(self._by_token.items()):
            if token in (known, grant.refresh_token):
                del self._by_token[known]

    def by_access_token(self, token: str) -> Grant | None:
        """Return what a token allows, while it lives."""
        grant = self._by_token.get(token)
        if grant is None or grant.expires_at < self._world.clock.timestamp():
            return None
        return grant


class OAuth:
    """The consent page and the token routes."""

    def __init__(self, world: World, grants: Grants) -> None:
        self._world = world
        self._grants = grants

    def add_to(self, app: web.Application) -> None:
        """Add the routes."""
        app.router.add_get("/oauth2/authorize", self._show)
        app.router.add_post("/oauth2/authorize", self._decide)
        app.router.add_get("/oauth2/consent.css", self._style)
        app.router.add_post("/api/v10/oauth2/token", self._token)
        app.router.add_post("/api/v10/oauth2/token/revoke", self._revoke)

    async def _show(self, request: web.Request) -> web.Response:
        try:
            self._check(request.query)
        except OAuthError as error:
            return web.Response(text=error.description, status=error.status)
        page = self._page(request.query, request.headers.get("Accept-Language", ""))
        headers = {"Content-Security-Policy": CSP, "Referrer-Policy": "same-origin"}
        return web.Response(text=page, content_type="text/html", headers=headers)

    def _page(self, query: Mapping[str, str], languages: str) -> str:
        locale = "zh-CN" if languages.lower().startswith("zh") else "en"
        path = TEMPLATES / f"consent.{locale}.json"
        texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        hidden = "".join(
            f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
            for name, value in query.items()
        )
        people = "".join(self._button(p, texts) for p in self._world.people.values())
        page = Template((TEMPLATES / "consent.html").read_text(encoding="utf-8"))
        shown = {name: escape(text) for name, text in texts.items()}
        return page.substitute(shown, lang=locale, hidden=hidden, people=people)

    def _button(self, person: Person, texts: dict[str, str]) -> str:
        user = self._world.users[person.user_id]
        label = texts["continue_as"].format(name=user["global_name"])
        return (
            f'<button name="handle" value="{escape(person.handle)}">'
            f'<img src="/avatars/{user["id"]}/{user["avatar"]}.png" alt="" width="40" height="40">'
            f"<span><b>{escape(label)}</b><small>{escape(texts[person.level])}</small></span></button>"
        )

    async def _decide(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            scopes = self._check(form)
        except OAuthError as error:
            return web.Response(text=error.description, status=error.status)
        person = self._world.people.get(form.get("handle", ""))
        back = {"state": form["state"]} if "state" in form else {}
        if person is None:
            back["error"] = "access_denied"
        else:
            challenge = form.get("code_challenge", "")
            back["code"] = self._grants.issue_code(
                person.user_id, scopes, form["redirect_uri"], challenge
            )
        sign = "&" if urlsplit(form["redirect_uri"]).query else "?"
        raise web.HTTPFound(form["redirect_uri"] + sign + urlencode(back))

    def _check(self, query: Mapping[str, str]) -> frozenset[str]:
        """Return the scopes that an authorisation request asks for.

        Raises:
            OAuthError: It is not one we can serve.
        """
        if query.get("client_id") != self._world.bot_id:
            raise OAuthError("invalid_client", "Unknown Application")
        if query.get("response_type") != "code":
            raise OAuthError("unsupported_response_type", "response_type must be code")
        redirect_uri = urlsplit(query.get("redirect_uri", ""))
        if redirect_uri.scheme != "http" or redirect_uri.hostname not in LOOPBACK:
            raise OAuthError("invalid_request", "redirect_uri must be http on this machine")
        if "code_challenge" in query and query.get("code_challenge_method") != "S256":
            raise OAuthError("invalid_request", "code_challenge_method must be S256")
        scopes = frozenset(query.get("scope", "").split())
        if not scopes or scopes - SCOPES:
            raise OAuthError("invalid_scope", f"scope must be among {sorted(SCOPES)}")
        return scopes

    async def _style(self, _: web.Request) -> web.Response:
        style = (TEMPLATES / "consent.css").read_text(encoding="utf-8")
        return web.Response(text=style, content_type="text/css")

    async def _token(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            self._check_client(request, form)
            return _json(self._granted(form))
        except OAuthError as error:
            return _refusal(error)

    def _granted(self, form: Mapping[str, str]) -> Json:
        if form.get("grant_type") == "authorization_code":
            verifier = form.get("code_verifier", "")
            code, redirect_uri = form.get("code", ""), form.get("redirect_uri", "")
            return self._grants.exchange(code, redirect_uri, verifier)
        if form.get("grant_type") == "refresh_token":
            return self._grants.refresh(form.get("refresh_token", ""))
        raise OAuthError("unsupported_grant_type", "Unsupported grant type")

    async def _revoke(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            self._check_client(request, form)
        except OAuthError as error:
            return _refusal(error)
        self._grants.revoke(form.get("token", ""))
        return _json({})

    def _check_client(self, request: web.Request, form: Mapping[str, str]) -> None:
        """Check the application's id and secret, from the header or the form.

        Raises:
            OAuthError: ``invalid_client``.
        """
        client_id, secret = form.get("client_id"), form.get("client_secret")
        if "Authorization" in request.headers:
            client_id, secret = _basic(request.headers["Authorization"])
        if (client_id, secret) != (self._world.bot_id, self._world.secrets["client_secret"]):
            raise OAuthError("invalid_client", "Invalid client", 401)


def _basic(header: str) -> tuple[str, str]:
    """Return the name and password of an HTTP basic ``Authorization``; empty when malformed."""
    try:
        text = base64.b64decode(header.removeprefix("Basic "), validate=True).decode()
    except ValueError:
        return "", ""
    name, _, password = text.partition(":")
    return name, password


def challenge_of(verifier: str) -> str:
    """Return PKCE's S256 challenge for a verifier."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _json(payload: Json, status: int = 200) -> web.Response:
    return web.Response(
        body=json.dumps(payload).encode(),
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


def _refusal(error: OAuthError) -> web.Response:
    return _json({"error": error.error, "error_description": error.description}, error.status)
