"""Pictures of users and webhooks: sent along, taken from an address, or drawn from an id."""

import base64
import binascii
import hashlib
import ipaddress
import struct
import zlib
from functools import lru_cache
from urllib.parse import urlsplit

from sandbox.limits.problems import Problems
from sandbox.world.state import World

LOCAL_NAMES = ("localhost", ".local", ".internal", ".lan", ".home.arpa")
SIDE = 128
CELLS = 8


def keep(world: World, data_uri: object) -> str | None:
    """Write a picture sent as ``data:image/...;base64,...`` to the folder and return its hash.

    Raises:
        ApiError: 50035 when it is no such thing.
    """
    if not data_uri:
        return None
    head, _, coded = str(data_uri).partition(";base64,")
    problems = Problems()
    try:
        data = base64.b64decode(coded, validate=True)
    except binascii.Error:
        data = b""
    if not data or not head.startswith("data:image/"):
        problems.at("avatar").add("IMAGE_INVALID", "Invalid image data")
    problems.raise_found()
    avatar = _hash(data)
    path = world.folder / "avatars" / avatar
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    world.pictures[avatar] = head.removeprefix("data:")
    return avatar


def fetched(world: World, url: object) -> str:
    """Return the hash under which the picture at an address is served.

    Nothing is fetched: one of our own files is served as it is, any other address gets a drawing.

    Raises:
        ApiError: 50035 for an address that Discord's servers could not reach.
    """
    avatar = _hash(str(url).encode())
    own = str(url).removeprefix(world.base_url)
    if own != url and own.startswith(("/attachments/", "/avatars/")):
        world.pictures[avatar] = own
        return avatar
    problems = Problems()
    problems.at("avatar_url").url(url)
    problems.raise_found()
    if not is_public(str(url)):
        problems.at("avatar_url").add("URL_TYPE_INVALID_URL", "Not a well formed URL.")
    problems.raise_found()
    return avatar


def is_public(url: str) -> bool:
    """Tell whether an address can be reached from the internet, as far as its text says."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        # a name; one whose last label is a number would be an address in disguise (127.1, 0x7f.1)
        return "." in host and host.rsplit(".", 1)[1].isalpha() and not host.endswith(LOCAL_NAMES)


@lru_cache(maxsize=256)
def drawn(seed: str) -> bytes:
    """Return a PNG of 128 x 128 pixels: a symmetric pattern in two tones.

    ``seed`` is an avatar hash: its first two hexadecimal digits are the hue, all of it the pattern.
    """
    digest = hashlib.sha256(seed.encode()).digest()
    light, dark = _tones(int(seed[:2], 16) / 256 * 6)
    cell = SIDE // CELLS
    rows = []
    for row in range(CELLS):
        half = [digest[row * 3 + column % 3] >> column & 1 for column in range(CELLS // 2)]
        pixels = b"".join((dark if on else light) * cell for on in half + half[::-1])
        rows += [b"\0" + pixels] * cell
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"".join(rows)))
    return b"\x89PNG\r\n\x1a\n" + body + _chunk(b"IEND", b"")


def _tones(hue: float) -> tuple[bytes, bytes]:
    """Return a light and a dark RGB pixel of a hue in 0 to 6."""
    peaks = [min(1.0, max(0.0, abs((hue - shift) % 6 - 3) - 1)) for shift in (0.0, 2.0, 4.0)]
    light = bytes(int(225 - 60 * (1 - peak)) for peak in peaks)
    return light, bytes(int(60 + 110 * peak) for peak in peaks)


def _chunk(name: bytes, data: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + checksum


def _hash(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
