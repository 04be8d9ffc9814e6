"""Whatever happens, in whatever order, every request ends exactly once."""

from __future__ import annotations

import asyncio
import contextlib

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from models.errors import InferenceError, ModelMissing, QueueFull
from models.scheduler.backlog import QueueLimits
from models.scheduler.scheduler import Scheduler
from models.scheduler.ticket import Origin, Priority
from tests.models.scripted import ECHO, SHOUT, ScriptedEngine
from tests.models.virtual_time import VirtualLoop

LIMITS = QueueLimits(max_waiting=12, max_per_guild=8, max_per_member=4)


class Endings(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.loop = VirtualLoop()
        self.engine = ScriptedEngine(seconds=1.0)
        self.behaviour = "answers"
        self.engine.script = self.script
        self.requests: list[asyncio.Task[str]] = []
        self.loop.run_until_complete(self.start())

    async def start(self) -> None:
        self.scheduler = Scheduler(self.engine, LIMITS)
        self.running = asyncio.create_task(self.scheduler.run())

    def script(self, requests):
        if self.behaviour == "raises":
            raise RuntimeError("engine trouble")
        if self.behaviour == "is missing":
            raise ModelMissing("no weights")
        return requests[1:] if self.behaviour == "loses one" else requests

    @rule(
        size=st.integers(1, 150),
        task=st.sampled_from((ECHO, SHOUT)),
        origin=st.builds(
            Origin, st.integers(1, 3), st.sampled_from((None, 7)), st.sampled_from(Priority)
        ),
        timeout_s=st.sampled_from((None, 0.5, 3.0, 30.0)),
    )
    def submits(self, size, task, origin, timeout_s):
        asking = self.scheduler.submit(task, "x" * size, origin, timeout_s=timeout_s)
        self.requests.append(self.loop.create_task(asking))
        self.pass_time(0)

    @rule(which=st.integers(0, 100))
    def leaves(self, which):
        if self.requests:
            self.requests[which % len(self.requests)].cancel()

    @rule(seconds=st.sampled_from((0, 0.3, 1.0, 7.0)))
    def pass_time(self, seconds):
        self.loop.run_until_complete(asyncio.sleep(seconds))

    @rule(behaviour=st.sampled_from(("answers", "raises", "is missing", "loses one")))
    def changes(self, behaviour):
        self.behaviour = behaviour

    @rule(is_ready=st.booleans())
    def comes_and_goes(self, is_ready):
        (self.engine.is_ready.set if is_ready else self.engine.is_ready.clear)()

    @invariant()
    def what_waits_has_a_caller(self):
        async def picture():
            return self.scheduler.stats()

        stats = self.loop.run_until_complete(picture())
        assert stats.waiting <= sum(not request.done() for request in self.requests)

    def teardown(self) -> None:
        self.running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            self.loop.run_until_complete(self.running)
        self.pass_time(0)
        assert all(request.done() for request in self.requests)
        for request in self.requests:
            error = None if request.cancelled() else request.exception()
            assert error is None or isinstance(error, InferenceError)
        self.ends_add_up()
        self.loop.close()

    def ends_add_up(self) -> None:
        async def picture():
            return self.scheduler.stats()

        totals = self.loop.run_until_complete(picture()).totals
        ends = [request for request in self.requests if not request.cancelled()]
        refused = sum(isinstance(end.exception(), QueueFull) for end in ends)
        answered = sum(end.exception() is None for end in ends)
        assert (totals.refused, totals.answered) == (refused, answered)
        assert totals.failed + totals.expired == len(ends) - refused - answered


Endings.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestEndings = Endings.TestCase
