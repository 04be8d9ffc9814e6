"""Checks that the bundled models are there and as they were released."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bot.doctor.finding import Finding, Grade
from models.registry import ModelSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.config import Config
    from bot.i18n import Say

#: Written beside the weights in the form of ``sha256sum``, which checks it too.
SUMS = "SHA256SUMS"


def check(say: Say, config: Config, folder: Path | None = None) -> Iterator[Finding]:
    """Compare every listed weight file with its checksum."""
    if config.inference == "off":
        yield Finding(Grade.NOTE, say("doctor-models-off"))
        return
    folder = folder or ModelSettings().weights
    sums = folder / SUMS
    if not sums.is_file():
        yield Finding(Grade.PROBLEM, say("doctor-models-absent", folder=str(folder)))
        return
    listed = read_sums(sums)
    missing = sorted(name for name in listed if not (folder / name).is_file())
    changed = sorted(
        name for name in listed.keys() - set(missing) if digest(folder / name) != listed[name]
    )
    for name in missing:
        yield Finding(Grade.PROBLEM, say("doctor-model-missing", file=name))
    for name in changed:
        yield Finding(Grade.PROBLEM, say("doctor-model-changed", file=name))
    if not missing and not changed:
        yield Finding(Grade.OK, say("doctor-models-ok", count=len(listed)))


def read_sums(file: Path) -> dict[str, str]:
    """Return file name to checksum, as ``sha256sum`` writes them."""
    lines = file.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if line.strip())
    return {name.removeprefix("*"): checksum for checksum, name in pairs}


def digest(file: Path) -> str:
    """Return a file's SHA-256 in hex."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
