"""Which requests count as sent to us, as local, as secure; with and without a proxy."""

from __future__ import annotations

import pytest
from starlette.requests import HTTPConnection

from dashboard.addresses import FORWARDING, Addresses

PUBLIC = "https://marquee.example.org"


def asked(host, *, client="127.0.0.1", **headers):
    named = {"host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
    raw = [(name.encode(), value.encode()) for name, value in named.items()]
    return HTTPConnection({"type": "http", "headers": raw, "client": (client, 1), "path": "/"})


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "[::1]:80", "LOCALHOST:1"])
def test_loopback_names_are_ours(host):
    assert Addresses(None).is_ours(asked(host))


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "", "[", "evil@127.0.0.1.x", "marquee.example.org"],
)
def test_other_names_are_not(host):
    assert not Addresses(None).is_ours(asked(host))
    assert host == "marquee.example.org" or not Addresses(PUBLIC).is_ours(asked(host))


def test_the_public_name_is_ours_and_secure():
    request = asked("marquee.example.org", client="127.0.0.1")
    addresses = Addresses(PUBLIC)
    assert addresses.is_ours(request)
    assert addresses.origin(request) == PUBLIC
    assert addresses.is_secure(request)
    assert not addresses.is_local(request)


def test_a_request_from_this_machine_is_local_and_plain():
    request = asked("127.0.0.1:8765")
    for addresses in (Addresses(None), Addresses(PUBLIC)):
        assert addresses.is_local(request)
        assert addresses.origin(request) == "http://127.0.0.1:8765"
        assert not addresses.is_secure(request)


@pytest.mark.parametrize("client", ["192.0.2.7", "::ffff:192.0.2.7", "testclient", ""])
def test_a_request_from_elsewhere_is_not_local(client):
    assert not Addresses(None).is_local(asked("127.0.0.1", client=client))


@pytest.mark.parametrize("name", FORWARDING)
def test_what_came_through_a_proxy_is_not_local(name):
    headers = {name.replace("-", "_"): "x"}
    assert not Addresses(None).is_local(asked("127.0.0.1", **headers))


def test_a_proxys_word_counts_only_when_the_proxy_is_stated_and_local():
    forwarded = {"x_forwarded_for": "198.51.100.9, 192.0.2.7"}
    assert Addresses(PUBLIC).client(asked("marquee.example.org", **forwarded)) == "192.0.2.7"
    assert Addresses(None).client(asked("127.0.0.1", **forwarded)) == "127.0.0.1"
    distant = asked("marquee.example.org", client="203.0.113.5", **forwarded)
    assert Addresses(PUBLIC).client(distant) == "203.0.113.5"
