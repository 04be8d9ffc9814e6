"""What looks like a real token."""

from __future__ import annotations

import pytest

from sandbox.tokens import looks_real


@pytest.mark.parametrize(
    "token", ["MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.x", "MTA5ODc2NTQzMjEwOTg3NjU0Mw.a.b"]
)
def test_this_looks_real(token):
    assert looks_real(token)


@pytest.mark.parametrize(
    "token", ["", "sandbox-0123", "a.b", "a.b.c", "hello.b.c", "!!.b.c", "MTIz.b.c.d"]
)
def test_this_does_not(token):
    assert not looks_real(token)
