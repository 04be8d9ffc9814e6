"""Which programs of speech this machine has; a user's machine may lack them, CI may not."""

from __future__ import annotations

import os
import shutil

import pytest

MISSING = [each for each in ("espeak-ng", "opusenc") if not shutil.which(each)]
needs_speech = pytest.mark.skipif(
    bool(MISSING) and not os.environ.get("CI"),
    reason=f"not installed: {', '.join(MISSING)}; apt-get install espeak-ng opus-tools",
)
