"""``python -m sandbox``: runs the local Discord as a process of its own."""

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path

from sandbox.server import Sandbox


async def run(options: argparse.Namespace) -> None:
    """Serve until a signal, or the end of standard input, asks to stop."""
    sandbox = Sandbox(options.state, options.port)
    await sandbox.start()
    try:
        names = ("url", "token", "application_id", "client_secret", "guild_id")
        line = json.dumps({name: getattr(sandbox, name) for name in names})
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        await asked_to_stop(watch_stdin=options.stop_on_eof)
    finally:
        await sandbox.stop()


async def asked_to_stop(*, watch_stdin: bool) -> None:
    """Wait for SIGINT or SIGTERM, and for the end of standard input when it is watched."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    if not watch_stdin:
        await stop.wait()
        return
    reader = asyncio.StreamReader()
    pipe, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    waits = {asyncio.create_task(stop.wait()), asyncio.create_task(reader.read())}
    _, pending = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    pipe.close()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0: a free one")
    parser.add_argument("--state", type=Path, help="folder that keeps the room between runs")
    parser.add_argument("--stop-on-eof", action="store_true", help="stop when stdin ends")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
