"""`marquee setup`: leads through Discord's developer portal and writes `.env`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.config import Config, is_public, variable
from bot.doctor import env_file, portal
from bot.doctor.credentials import CLIENT_SECRET, SNOWFLAKE, Shape, application_of, bare, shape_of
from bot.doctor.report import LOCALE, run_doctor, system_locale
from bot.doctor.terminal import ConsoleTerminal, Terminal
from bot.i18n import Locale, Say, Texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TOKEN = variable("discord_token")
LANGUAGE = variable("locale")
DASHBOARD_URL = variable("dashboard_url")
CLIENT = variable("oauth_client_secret")
YES = {"y", "yes", "是", "好"}
NO = {"n", "no", "否", "不"}


def run_setup(
    env: Path,
    terminal: Terminal | None = None,
    check: Callable[[Path], int] = lambda env: run_doctor(env=env),
) -> int:
    """Set the bot up step by step and return 0 when `.env` was written and no check failed.

    Nothing is written before the last answer, and nothing is asked of Discord before the person
    agrees to the check.

    Args:
        env: The file to write; what it holds is offered and kept.
        terminal: Who answers; the real terminal by default.
        check: Checks the finished installation.
    """
    texts = Texts.load([LOCALE])
    if terminal is None:
        if not sys.stdin.isatty():
            sys.stderr.write(texts.to(system_locale())("setup-no-terminal") + "\n")
            return 1
        terminal = ConsoleTerminal()
    present = env_file.read(env)
    say = texts.to(system_locale())
    try:
        locale = _ask_locale(terminal, texts, present.get(LANGUAGE))
        say = texts.to(locale)
        answers = _Interview(terminal, say, present).run()
        env_file.write(env, {LANGUAGE: locale.value, **answers})
        terminal.tell(say("setup-written", path=str(env)))
        wants_check = _agrees(terminal, say, say("setup-check"))
    except (EOFError, KeyboardInterrupt):
        terminal.tell(say("setup-stopped"))
        return 1
    result = check(env) if wants_check else 0
    terminal.tell(say("setup-next"))
    return result


def _ask_locale(terminal: Terminal, texts: Texts, present: str | None) -> Locale:
    """Ask in every language, because the answer is not known yet."""
    default = Locale.from_discord(present) if present else system_locale()
    question = " / ".join(texts.to(each)("setup-language") for each in Locale)
    while True:
        answer = terminal.ask(f"{question} [{'/'.join(Locale)}] ({default})")
        found = [each for each in Locale if answer and each.lower().startswith(answer.lower())]
        if found or not answer:
            return found[0] if found else default
        terminal.tell(" / ".join(texts.to(each)("setup-language-unknown") for each in Locale))


def _agrees(terminal: Terminal, say: Say, question: str) -> bool:
    while True:
        answer = terminal.ask(f"{question} {say('setup-yes-no')}").lower()
        if not answer or answer in YES:
            return True
        if answer in NO:
            return False


class _Interview:
    """The questions, in the order of the portal's pages."""

    def __init__(self, terminal: Terminal, say: Say, present: dict[str, str]) -> None:
        self._terminal = terminal
        self._say = say
        self._present = present

    def run(self) -> dict[str, str]:
        """Ask everything and return the new values by variable."""
        say = self._say
        self._terminal.tell(say("setup-application", portal=portal.PORTAL))
        application_id = self._application_id()
        self._terminal.tell(say("setup-token"))
        answers = {TOKEN: self._token(application_id)}
        self._terminal.tell(say("setup-intents"))
        self._terminal.ask(say("setup-enter"))
        self._terminal.tell(say("setup-invite", link=portal.invite_url(application_id)))
        self._terminal.ask(say("setup-enter"))
        return answers | self._dashboard()

    def _application_id(self) -> str:
        known = application_of(self._present.get(TOKEN, ""))
        question = self._say("setup-application-ask")
        if known:
            question = self._say("setup-application-ask-keep", known=known)
        while True:
            answer = self._terminal.ask(question)
            if not answer and known:
                return known
            if SNOWFLAKE.fullmatch(answer):
                return answer
            self._terminal.tell(self._say("setup-application-wrong"))

    def _token(self, application_id: str) -> str:
        present = self._present.get(TOKEN)
        question = self._say("setup-token-keep") if present else self._say("setup-token-ask")
        while True:
            answer = bare(self._terminal.ask_hidden(question)) or present or ""
            if problem := self._token_problem(answer, application_id):
                self._terminal.tell(problem)
            else:
                return answer

    def _token_problem(self, token: str, application_id: str) -> str | None:
        shape = shape_of(token)
        if shape is not Shape.TOKEN:
            return self._say("setup-token-shape", shape=shape.value)
        if application_of(token) != application_id:
            return self._say("setup-token-other", id=application_id)
        return None

    def _dashboard(self) -> dict[str, str]:
        if not _agrees(self._terminal, self._say, self._say("setup-dashboard")):
            return {}
        url = self._dashboard_url()
        redirect = portal.redirect_url(url or _local_dashboard())
        self._terminal.tell(self._say("setup-redirect", redirect=redirect))
        secret = self._client_secret()
        return {CLIENT: secret, **({DASHBOARD_URL: url} if url else {})}

    def _dashboard_url(self) -> str:
        present = self._present.get(DASHBOARD_URL, "")
        question = self._say("setup-dashboard-url")
        if present:
            question = self._say("setup-dashboard-url-keep", url=present)
        while True:
            answer = self._terminal.ask(question) or present
            if not answer or is_public(answer):
                return answer.rstrip("/")
            self._terminal.tell(self._say("setup-dashboard-url-wrong"))

    def _client_secret(self) -> str:
        present = self._present.get(CLIENT, "")
        question = self._say("setup-secret-keep") if present else self._say("setup-secret-ask")
        while True:
            answer = bare(self._terminal.ask_hidden(question)) or present
            if CLIENT_SECRET.fullmatch(answer):
                return answer
            self._terminal.tell(self._say("setup-secret-wrong"))


def _local_dashboard() -> str:
    host, port = (Config.model_fields[n].default for n in ("dashboard_host", "dashboard_port"))
    return f"http://{host}:{port}"
