"""The trial takes a free port and never a real token."""

import socket

import pytest

from bot import trial
from bot.errors import ConfigError
from bot.trial import LocalDiscord, free_port, trial_config

PLACE = LocalDiscord(
    url="http://127.0.0.1:8700",
    token="local-token",
    application_id="7",
    client_secret="local-secret",
    guild_id="8",
)


def test_a_port_that_is_taken_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = free_port(port)
    assert port < found < port + 100


def test_no_free_port_at_all_is_said():
    with pytest.raises(ConfigError, match="no port from 1 to 100 is free"):
        free_port_where_nothing_can_bind()


def free_port_where_nothing_can_bind():
    class Refusing(socket.socket):
        def bind(self, address):
            raise OSError("taken")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trial.socket, "socket", Refusing)
        return free_port(1)


def test_neither_shell_nor_env_file_can_give_it_a_token(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("DISCORD_TOKEN=from-file\nMARQUEE_DASHBOARD_HOST=0.0.0.0\n")
    monkeypatch.setenv("DISCORD_TOKEN", "from-shell")
    monkeypatch.setenv("MARQUEE_DISCORD_API", "https://discord.com/api/v10")
    config = trial_config(PLACE, tmp_path / "data")
    assert config.discord_token.get_secret_value() == "local-token"
    assert config.discord_api == "http://127.0.0.1:8700/api/v10"
    assert config.dashboard_host == "127.0.0.1"
    assert config.is_simulated


@pytest.mark.parametrize("text", ["soon", "1m", "nan", "inf", "-1"])
def test_a_time_limit_that_is_no_number_names_itself(monkeypatch, text):
    monkeypatch.setenv("MARQUEE_TRY_SECONDS", text)
    with pytest.raises(ConfigError, match="MARQUEE_TRY_SECONDS: must be a number"):
        trial._seconds()
