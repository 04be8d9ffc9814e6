"""Attachments: files people and bots send, kept in a folder and served from it."""

import mimetypes
import re
import shutil
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sandbox.shapes import Json
from sandbox.world import contents
from sandbox.world.state import World

UNSAFE = re.compile(r"[^\w.\-]+")
# what Python does not know everywhere
SOUNDS = {".ogg": "audio/ogg", ".oga": "audio/ogg", ".opus": "audio/ogg", ".m4a": "audio/mp4"}
PNG, GIF, JPEG = b"\x89PNG\r\n\x1a\n", b"GIF8", b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came over the wire; ``index`` is the n of ``files[n]``."""

    index: str
    filename: str
    content_type: str
    data: bytes


def keep(
    world: World,
    channel_id: str,
    uploads: Sequence[Upload],
    notes: object,
    *,
    is_voice: bool = False,
) -> list[Json]:
    """Write uploads to the folder and return Discord's attachment objects.

    Args:
        world: Where the folder is.
        channel_id: The channel they are sent to.
        uploads: The files.
        notes: The body's ``attachments``, which may name and describe them by index.
        is_voice: Whether the note tells the length and the wave of a voice message's sound.
    """
    by_index = _by_index(notes)
    kept = [_keep_one(world, channel_id, u, by_index.get(u.index, {})) for u in uploads]
    if is_voice:
        for attachment, note in zip(kept, by_index.values(), strict=True):
            attachment |= {name: note[name] for name in ("duration_secs", "waveform")}
    return kept


def content_types(uploads: Sequence[Upload], notes: object) -> list[str]:
    """Return the content type that each upload will be served with."""
    by_index = _by_index(notes)
    names = [by_index.get(u.index, {}).get("filename") or u.filename for u in uploads]
    return [_content_type(name, u.content_type) for name, u in zip(names, uploads, strict=True)]


def _by_index(notes: object) -> dict[str, Json]:
    return {str(n.get("id")): n for n in notes} if isinstance(notes, list) else {}


def _keep_one(world: World, channel_id: str, upload: Upload, note: Json) -> Json:
    attachment_id = world.new_id()
    filename = UNSAFE.sub("_", note.get("filename") or upload.filename).lstrip(".") or "file"
    content_type = _content_type(filename, upload.content_type)
    path = world.folder / channel_id / attachment_id / filename
    path.parent.mkdir(parents=True)
    path.write_bytes(upload.data)
    world.files[attachment_id] = content_type
    url = f"{world.base_url}/attachments/{channel_id}/{attachment_id}/{filename}"
    attachment: Json = {
        "id": attachment_id,
        "filename": filename,
        "size": len(upload.data),
        "url": url,
        "proxy_url": url,
        "content_type": content_type,
    }
    if note.get("description"):
        attachment["description"] = note["description"]
    if size := picture_size(upload.data):
        attachment["width"], attachment["height"] = size
    return attachment


def path_of(world: World, channel_id: str, attachment_id: str, filename: str) -> Path | None:
    """Return where a file lies, or ``None`` when there is no such file."""
    if attachment_id not in world.files or UNSAFE.search(filename):
        return None
    path = world.folder / channel_id / attachment_id / filename
    return path if path.is_file() else None


def ids_of(message: Json) -> set[str]:
    """Return the ids of a message's files, those that its embeds show among them."""
    return {file["id"] for file in message["attachments"]} | contents.embedded(message["embeds"])


def forget(world: World, channel_id: str, attachment_ids: set[str]) -> None:
    """Remove files that no message shows any more."""
    for attachment_id in attachment_ids:
        world.files.pop(attachment_id, None)
        shutil.rmtree(world.folder / channel_id / attachment_id, ignore_errors=True)


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels of a PNG, GIF or JPEG, or ``None``."""
    if data.startswith(PNG) and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    if data.startswith(GIF) and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return int(width), int(height)
    return _jpeg_size(data) if data.startswith(JPEG) else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    return None


def _content_type(filename: str, sent: str) -> str:
    """Return the type that was sent, or what the name says when the sender did not know."""
    if sent and sent != "application/octet-stream":
        return sent
    by_ending = SOUNDS.get(Path(filename).suffix.lower()) or mimetypes.guess_type(filename)[0]
    return by_ending or "application/octet-stream"
