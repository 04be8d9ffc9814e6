"""Brings an engine up, and up again whenever it is lost."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from models.errors import EngineFailed

if TYPE_CHECKING:
    from models.engines.base import Engine

log = logging.getLogger(__name__)

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
STEADY_S = 60.0
"""An engine that served this long is trusted again: its next loss starts at the first pause."""


async def keep_loaded(engine: Engine) -> None:
    """Keep ``engine`` up until cancelled, pausing twice as long after each loss in a row."""
    loop = asyncio.get_running_loop()
    pause_s = FIRST_PAUSE_S
    while True:
        started = loop.time()
        try:
            await engine.load()
            await engine.watch()
        except EngineFailed as error:
            log.warning("the engine did not come up: %s", error)
        if loop.time() - started >= STEADY_S:
            pause_s = FIRST_PAUSE_S
        log.warning("the engine was lost; it is loaded again in %s s", pause_s)
        await asyncio.sleep(pause_s)
        pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
