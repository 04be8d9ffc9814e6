"""The operator's settings: environment and `.env`, checked all at once.

Each field's description is the help line of `.env.example`, which is generated from this class.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import ConfigError
from bot.i18n import Locale

ROOT = Path(__file__).parents[1]
LOOPBACK = ("127.0.0.1", "localhost", "::1")
DISCORD = "https://discord.com"


def _blank_is_unset(value: object) -> object:
    """Read an empty line of `.env` as "not set"."""
    return None if value == "" else value


Secret = Annotated[SecretStr | None, BeforeValidator(_blank_is_unset)]
Text = Annotated[str | None, BeforeValidator(_blank_is_unset)]


class Config(BaseSettings):
    """Every setting of one installation."""

    model_config = SettingsConfigDict(
        env_prefix="MARQUEE_", env_file=".env", extra="ignore", populate_by_name=True, frozen=True
    )

    discord_token: Secret = Field(
        None,
        validation_alias="DISCORD_TOKEN",
        description="The bot's token, from the developer portal. `marquee setup` asks for it.",
    )
    locale: Locale = Field(
        Locale.EN, description="Language where a person's is unknown: en, zh-CN."
    )
    data_dir: Path = Field(Path("var"), description="Folder of the database and the backups.")
    keep_backups: int = Field(
        7, ge=1, le=365, description="Number of backups to keep; older ones are removed."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR. No level logs message text or tokens."
    )
    log_format: Literal["console", "json"] = Field(
        "console", description="console for people, json for a log collector."
    )
    dashboard_host: str = Field(
        "127.0.0.1",
        description="Address the dashboard listens on. Others than loopback need dashboard_url "
        "with https and an OAuth2 secret.",
    )
    dashboard_port: int = Field(
        8765, ge=0, le=65535, description="Port of the dashboard; 0 takes a free one."
    )
    dashboard_url: Text = Field(
        None,
        description="Public address of the dashboard, such as https://marquee.example.org, when "
        "a reverse proxy with TLS stands in front of it.",
    )
    oauth_client_secret: Secret = Field(
        None, description="OAuth2 client secret: lets moderators log in with Discord."
    )
    inference: Literal["process", "inproc", "off"] = Field(
        "process",
        description="Where models run: process (a worker of its own), inproc (a thread, for tiny "
        "hosts and tests), off.",
    )
    inference_threads: int = Field(
        0, ge=0, le=64, description="Threads of the models; 0 means one fewer than the cores."
    )
    chat_model: Text = Field(
        None,
        description="Model that plays characters and talks: a folder or a hub id, or with chat_url "
        "its name on that server. Unset takes the small starter model.",
    )
    chat_url: Text = Field(
        None,
        description="Base address of an OpenAI-compatible server that runs the chat model, such as "
        "http://127.0.0.1:8000/v1.",
    )
    chat_key: Secret = Field(None, description="Key of that server, if it wants one.")
    noncommercial_models: bool = Field(
        True,
        description="Use the film model derived from MovieLens (research and non-commercial use "
        "only). false recommends from catalogue facts instead.",
    )
    speech: Literal["auto", "off"] = Field(
        "auto",
        description="auto speaks announcements where espeak-ng and an Opus encoder (opusenc or "
        "ffmpeg) are installed; off writes them only.",
    )
    metrics_token: Secret = Field(
        None, description="Bearer token that may read /metrics; unset leaves it to loopback."
    )
    discord_api: str = Field(
        f"{DISCORD}/api/v10", description="Base address of the REST API; the trial sets it."
    )
    discord_gateway: str = Field(
        "wss://gateway.discord.gg/", description="Address of the gateway; the trial sets it."
    )
    discord_authorize: str = Field(
        f"{DISCORD}/oauth2/authorize", description="Address of the login page; the trial sets it."
    )
    oauth_client_id: Text = Field(
        None, description="OAuth2 client id; unset means the application's own id."
    )

    @field_validator("discord_token")
    @classmethod
    def _token_is_one_word(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and any(c.isspace() for c in token.get_secret_value()):
            raise ValueError("must be one word; copy it again without spaces or line breaks")
        return token

    @property
    def database_path(self) -> Path:
        """Return where the database file is or will be."""
        return self.data_dir / "marquee.db"

    @property
    def is_simulated(self) -> bool:
        """Tell whether the bot talks to a local Discord instead of the real one."""
        return not self.discord_api.startswith(f"{DISCORD}/")


def load_config(**overrides: Any) -> Config:  # noqa: ANN401  whatever the fields take
    """Return the settings from the environment and `.env`.

    Raises:
        ConfigError: One or more settings are wrong; the message lists all of them with the fix.
    """
    try:
        config = Config(**overrides)
    except ValidationError as error:
        raise ConfigError(describe(error)) from error
    problems = unsafe(config)
    if problems:
        raise ConfigError("\n".join(problems))
    return config


def variable(field: str) -> str:
    """Return the environment variable of a field."""
    alias = Config.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else f"MARQUEE_{field.upper()}"


def describe(error: ValidationError) -> str:
    """Return one line for each wrong setting; never the value, which may be a secret."""
    names = {variable(field): field for field in Config.model_fields} | {
        field: field for field in Config.model_fields
    }
    lines = []
    for problem in error.errors():
        field = names.get(str(problem["loc"][0]), str(problem["loc"][0]))
        help_line = Config.model_fields[field].description or ""
        lines.append(f"{variable(field)}: {problem['msg']}. {help_line}")
    return "\n".join(lines)


def is_public(url: str) -> bool:
    """Tell whether an address is one that the dashboard can have behind a proxy with TLS."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and parts.path in ("", "/")


def unsafe(config: Config) -> list[str]:
    """Return what is wrong between settings that are each right by themselves."""
    problems = []
    if config.dashboard_url and not is_public(config.dashboard_url):
        problems.append(
            "MARQUEE_DASHBOARD_URL: must be an https:// address without a path, such as "
            "https://marquee.example.org. Or leave it unset."
        )
    if config.chat_url and not config.chat_url.startswith(("http://", "https://")):
        problems.append(
            "MARQUEE_CHAT_URL: must begin with http:// or https://, such as "
            "http://127.0.0.1:8000/v1. Or leave it unset."
        )
    if config.dashboard_host in LOOPBACK:
        return problems
    if not config.dashboard_url:
        problems.append(
            "MARQUEE_DASHBOARD_HOST: is open to the network, so MARQUEE_DASHBOARD_URL must be the "
            "https:// address of the proxy in front of it. Or set the host to 127.0.0.1."
        )
    if config.oauth_client_secret is None:
        problems.append(
            "MARQUEE_OAUTH_CLIENT_SECRET: is needed when the dashboard is open to the network. "
            "Copy it from the developer portal (OAuth2), or set the host to 127.0.0.1."
        )
    return problems


def example() -> str:
    """Return the text of `.env.example`: every variable with its help and default."""
    lines = ["# Every setting of Marquee. Copy to .env and change what you need; `marquee setup`"]
    lines += ["# does it for you. This file is generated: make env-example.", ""]
    for name, field in Config.model_fields.items():
        default = "" if field.default is None else str(field.default).removeprefix("Locale.")
        shown = default.lower() if isinstance(field.default, bool) else default
        lines += [f"# {field.description}", f"#{variable(name)}={shown}", ""]
    return "\n".join(lines).rstrip() + "\n"


def secrets_of(config: Config) -> list[str]:
    """Return every secret value, for the log's redaction."""
    values = (
        config.discord_token,
        config.oauth_client_secret,
        config.metrics_token,
        config.chat_key,
    )
    return [value.get_secret_value() for value in values if value is not None]
