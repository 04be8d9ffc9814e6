"""The token goes to Discord or stays on this machine."""

import discord
import pytest

from bot.config import load_config
from bot.endpoint import point_at
from bot.errors import ConfigError

LOCAL = {
    "discord_api": "http://127.0.0.1:8700/api/v10",
    "discord_gateway": "ws://127.0.0.1:8700/gateway",
}


@pytest.fixture(autouse=True)
def _restore_discord(monkeypatch):
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    socket = discord.gateway.DiscordWebSocket
    monkeypatch.setattr(socket, "DEFAULT_GATEWAY", socket.DEFAULT_GATEWAY)


def test_a_local_discord_is_used_when_asked_for():
    point_at(load_config(_env_file=None, **LOCAL))
    assert discord.http.Route("GET", "/users/@me").url == "http://127.0.0.1:8700/api/v10/users/@me"
    assert discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY.port == 8700


@pytest.mark.parametrize(
    ("field", "address"),
    [
        ("discord_api", "https://discord.com.example.org/api/v10"),
        ("discord_api", "https://discord.com@example.org/api/v10"),
        ("discord_api", "http://10.0.0.7/api/v10"),
        ("discord_gateway", "wss://gateway.discord.gg.example.org/"),
        ("discord_gateway", "wss://notdiscord.gg/"),
        ("discord_gateway", "nonsense"),
    ],
)
def test_nobody_else_is_given_the_token(field, address):
    before = discord.http.Route.BASE
    with pytest.raises(ConfigError, match=f"MARQUEE_{field.upper()}"):
        point_at(load_config(_env_file=None, **LOCAL | {field: address}))
    assert before == discord.http.Route.BASE
