"""One-time links: each works once, for ten minutes, and few are open."""

from __future__ import annotations

import pytest

from dashboard.login.links import LIFETIME, MAX_OPEN, LoginLinks


@pytest.fixture
def links(clock):
    return LoginLinks(clock)


def token(path):
    return path.removeprefix("/login/")


def test_a_link_works_once(links):
    path = links.issue()
    assert path.startswith("/login/")
    assert links.redeem(token(path))
    assert not links.redeem(token(path))


def test_a_link_ends_after_ten_minutes(links, clock):
    early, late = links.issue(), links.issue()
    clock.advance(LIFETIME.total_seconds() - 1)
    assert links.redeem(token(early))
    clock.advance(1)
    assert not links.redeem(token(late))


def test_a_guess_is_worth_nothing(links):
    links.issue()
    assert not links.redeem("")
    assert not links.redeem("x" * 43)


def test_few_links_are_open_at_once_and_the_oldest_goes(links):
    paths = [links.issue() for _ in range(MAX_OPEN + 1)]
    assert not links.redeem(token(paths[0]))
    assert all(links.redeem(token(path)) for path in paths[1:])


def test_the_token_itself_is_not_kept(links):
    path = links.issue()
    assert token(path) not in str(vars(links))
