"""What is read from a file's first bytes and its name."""

from __future__ import annotations

import struct

import pytest

from sandbox.world import attachments
from sandbox.world.attachments import Upload, picture_size

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 300, 200)
GIF = b"GIF89a" + struct.pack("<HH", 300, 200)
JPEG = b"\xff\xd8\xff\xe0\0\x04xx\xff\xc0\0\x11\x08" + struct.pack(">HH", 200, 300) + b"\3"


@pytest.mark.parametrize("data", [PNG, GIF, JPEG])
def test_the_size_of_a_picture(data):
    assert picture_size(data) == (300, 200)


@pytest.mark.parametrize("data", [b"", b"text", PNG[:20], GIF[:8], JPEG[:10], b"\xff\xd8\xff"])
def test_no_picture_no_size(data):
    assert picture_size(data) is None


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a b.txt", "a_b.txt"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "file"),
        ("海报.png", "海报.png"),
        ("/", "_"),
    ],
)
def test_a_name_never_leaves_its_folder(sandbox, sent, kept):
    upload = Upload("0", sent, "", b"x")
    [attachment] = attachments.keep(sandbox.world, "1", [upload], None)
    assert attachment["filename"] == kept
    path = attachments.path_of(sandbox.world, "1", attachment["id"], kept)
    assert path.read_bytes() == b"x"
    assert path.is_relative_to(sandbox.world.folder)


def test_the_name_decides_the_type_when_the_sender_does_not_know(sandbox):
    uploads = [
        Upload("0", "a.webp", "application/octet-stream", b""),
        Upload("1", "a.bin", "text/plain", b""),
        Upload("2", "a.unknown", "", b""),
    ]
    types = [a["content_type"] for a in attachments.keep(sandbox.world, "1", uploads, None)]
    assert types == ["image/webp", "text/plain", "application/octet-stream"]
