"""``python -m sandbox``: runs the local Discord as a process of its own."""

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path

from typing_extensions import override

from sandbox.persistence import UnknownFormat
from sandbox.server import Sandbox


async def run(options: argparse.Namespace) -> None:
    """Serve until a signal, or the end of standard input, asks to stop."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    sandbox = Sandbox(options.state, options.port)
    try:
        await sandbox.start()
        names = ("url", "token", "application_id", "client_secret", "guild_id")
        line = json.dumps({name: getattr(sandbox, name) for name in names})
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        if options.stop_on_eof:
            await stop_at_end_of_input(stop)
        await stop.wait()
    finally:
        await sandbox.stop()


async def stop_at_end_of_input(stop: asyncio.Event) -> None:
    """Set ``stop`` as soon as standard input ends."""

    class Input(asyncio.Protocol):
        @override
        def eof_received(self) -> None:
            stop.set()

        @override
        def connection_lost(self, exc: Exception | None) -> None:
            stop.set()

    await asyncio.get_running_loop().connect_read_pipe(Input, sys.stdin)


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0: a free one")
    parser.add_argument("--state", type=Path, help="folder that keeps the room between runs")
    parser.add_argument("--stop-on-eof", action="store_true", help="stop when stdin ends")
    try:
        asyncio.run(run(parser.parse_args()))
    except (OSError, UnknownFormat) as error:
        sys.exit(f"The sandbox cannot start: {error}")


if __name__ == "__main__":
    main()
