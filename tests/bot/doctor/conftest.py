"""The doctor's texts in both languages, and a token that is one in form only."""

from __future__ import annotations

import base64

import pytest

from bot.doctor.report import LOCALE
from bot.i18n import Locale, Texts

APPLICATION_ID = "123456789012345678"


@pytest.fixture(params=list(Locale))
def say(request):
    return Texts.load([LOCALE]).to(request.param)


@pytest.fixture
def application_id():
    return APPLICATION_ID


@pytest.fixture
def make_token():
    """Make a token of the right form for an application; no such token exists."""

    def make(application_id=APPLICATION_ID):
        first = base64.urlsafe_b64encode(application_id.encode()).decode().rstrip("=")
        return ".".join((first, "Gabcde", "x" * 38))

    return make
