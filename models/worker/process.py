"""One life of the worker process: spawned, ready, lost or stopped."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from models.registry import ROOT, ModelSettings
from models.worker import wire

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Mapping

KEPT_ENVIRONMENT = (
    "PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV", "LD_LIBRARY_PATH",
    "CUDA_VISIBLE_DEVICES",
)  # fmt: skip
"""The rest stays with the bot: the worker has no business with its token."""


class WorkerProcess:
    """A running worker and its pipes."""

    def __init__(self, process: Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("the worker needs both pipes")
        self._process = process
        self._stdin, self._stdout = process.stdin, process.stdout

    @classmethod
    async def spawn(cls, settings: ModelSettings) -> WorkerProcess:
        """Start a worker; its models are up only once it has sent ``ready``."""
        threads = str(settings.compute_threads())
        environment = {name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ}
        environment |= {"OMP_NUM_THREADS": threads, "MKL_NUM_THREADS": threads}
        wired = TypeAdapter(ModelSettings).dump_json(settings).decode()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "models.worker", str(os.getpid()), wired),
            stdin=PIPE,
            stdout=PIPE,
            cwd=ROOT,
            env=environment,
        )
        return cls(process)

    @property
    def pid(self) -> int:
        """Return the process id, also after its end."""
        return self._process.pid

    async def send(self, message: Mapping[str, object]) -> None:
        """Write one frame.

        Raises:
            ConnectionError: The worker is gone.
        """
        self.post(message)
        await self._stdin.drain()

    def post(self, message: Mapping[str, object]) -> None:
        """Write one small frame without waiting, for where nothing may be awaited."""
        self._stdin.write(wire.frame(message))

    async def receive(self, limit_s: float) -> dict[str, Any]:
        """Return the next frame.

        Raises:
            TimeoutError: None came within ``limit_s``: the worker hangs.
            EOFError: The worker is gone.
            ValueError: It sent what is no frame.
        """
        async with asyncio.timeout(limit_s):
            return await wire.read(self._stdout)

    def kill(self) -> None:
        """End it now; `ended` then returns soon."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def ended(self) -> int:
        """Wait for its end and return the exit code, minus the signal where one ended it."""
        return await self._process.wait()

    async def stop(self, limit_s: float = 1.0) -> None:
        """Close its pipe, which ends it, and kill it when that takes longer than ``limit_s``."""
        self._stdin.close()
        try:
            async with asyncio.timeout(limit_s):
                await self._process.wait()
        except TimeoutError:
            self.kill()
            await self._process.wait()
