"""What a browser reads: the chat page, pictures and files."""

from pathlib import Path

from aiohttp import web

from sandbox.world import attachments, pictures
from sandbox.world.state import World

FOLDER = Path(__file__).parent
PAGE_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
# a file that people sent must never run as part of the page
FILE_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"
SHOWN_INLINE = ("image/", "audio/", "video/", "text/plain")


class Pages:
    """The routes of a browser."""

    def __init__(self, world: World) -> None:
        self._world = world

    def add_to(self, app: web.Application) -> None:
        """Add the routes."""
        app.router.add_get("/", self._page)
        app.router.add_static("/static", FOLDER / "static")
        app.router.add_static("/locale", FOLDER / "locale")
        app.router.add_get("/avatars/{user_id}/{avatar:[0-9a-f]{32}}.png", self._avatar)
        app.router.add_get("/guild-events/{event_id}/{avatar:[0-9a-f]{32}}.png", self._avatar)
        app.router.add_get("/attachments/{channel_id}/{attachment_id}/{filename}", self._file)

    async def _page(self, _: web.Request) -> web.StreamResponse:
        headers = {"Content-Security-Policy": PAGE_CSP, "Referrer-Policy": "no-referrer"}
        return web.FileResponse(FOLDER / "static" / "index.html", headers=headers)

    async def _avatar(self, request: web.Request) -> web.StreamResponse:
        world, avatar = self._world, request.match_info["avatar"]
        known = world.pictures.get(avatar, "")
        if known.startswith("/"):
            raise web.HTTPFound(known)
        if known:
            data = (world.folder / "avatars" / avatar).read_bytes()
            return _file(data, known)
        return _file(pictures.drawn(avatar), "image/png")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        place = request.match_info
        path = attachments.path_of(
            self._world, place["channel_id"], place["attachment_id"], place["filename"]
        )
        if path is None:
            raise web.HTTPNotFound
        # in parts where asked for: a player jumps about in a sound
        return web.FileResponse(path, headers=_headers(self._world.files[place["attachment_id"]]))


def _file(data: bytes, content_type: str) -> web.Response:
    return web.Response(body=data, headers=_headers(content_type))


def _headers(content_type: str) -> dict[str, str]:
    headers = {"Content-Security-Policy": FILE_CSP, "X-Content-Type-Options": "nosniff"}
    if not content_type.startswith(SHOWN_INLINE):
        headers["Content-Disposition"] = "attachment"
    return headers | {"Content-Type": content_type}
