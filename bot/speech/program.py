"""Runs a program of the machine: bytes in, bytes out, never a shell, never longer than allowed."""

from __future__ import annotations

import asyncio
from contextlib import suppress

LIMIT_S = 10.0
MAX_COMPLAINT = 200


class ProgramFailed(Exception):
    """A program is missing, failed or took too long; the message says which."""


async def run(*command: str, given: bytes, limit_s: float = LIMIT_S) -> bytes:
    """Return what a program writes for what it is given on its standard input.

    Nothing is written to the disk; the program is killed when it takes longer than ``limit_s``
    seconds or the caller leaves.

    Raises:
        ProgramFailed: It cannot be started, ends with an error, writes nothing or takes too long.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
    except OSError as error:
        raise ProgramFailed(f"{command[0]} cannot be started: {error}") from error
    try:
        async with asyncio.timeout(limit_s):
            written, complaint = await process.communicate(given)
    except TimeoutError as error:
        raise ProgramFailed(f"{command[0]} took longer than {limit_s:g} s") from error
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode or not written:
        words = complaint.decode("utf-8", "replace").strip()[:MAX_COMPLAINT]
        raise ProgramFailed(f"{command[0]} ended with {process.returncode}: {words}")
    return written
