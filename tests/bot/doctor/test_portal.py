"""The links that the wizard gives."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from bot.doctor.portal import CALLBACK, invite_url, redirect_url
from bot.permissions import INVITE, INVITE_BITS
from dashboard.login import pages


def test_the_invitation_asks_for_the_named_permissions_and_no_other(application_id):
    link = urlsplit(invite_url(application_id))
    asked = parse_qs(link.query)
    assert f"{link.scheme}://{link.netloc}{link.path}" == "https://discord.com/oauth2/authorize"
    assert asked["client_id"] == [application_id]
    assert asked["scope"] == ["bot applications.commands"]
    bits = int(asked["permissions"][0])
    assert bits == INVITE_BITS
    assert {name for name, bit in INVITE.items() if bits & bit} == set(INVITE)
    assert bits.bit_count() == len(INVITE)


def test_the_redirect_is_where_the_dashboard_listens():
    assert redirect_url("https://m.example.org/") == f"https://m.example.org{pages.CALLBACK}"
    assert pages.CALLBACK == CALLBACK
