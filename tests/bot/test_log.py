import json
import logging

import pytest

from bot import log

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB"


@pytest.fixture(autouse=True)
def _restore_logging():
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level


def test_tokens_and_known_secrets_are_removed(capsys):
    log.set_up("INFO", "json", ["hunter2hunter2"])
    logging.getLogger("x").info("token %s and hunter2hunter2", TOKEN)
    logging.getLogger("x").info("POST /webhooks/123456/aSecretToken/messages/@original")
    shown = capsys.readouterr().err
    assert TOKEN not in shown
    assert "hunter2" not in shown
    assert "aSecretToken" not in shown
    assert shown.count("[redacted]") == 3


def test_a_traceback_is_cleaned_too(capsys):
    log.set_up("INFO", "console")
    try:
        int(f"Bot {TOKEN}")
    except ValueError:
        logging.getLogger("x").exception("failed")
    shown = capsys.readouterr().err
    assert "ValueError" in shown
    assert TOKEN not in shown


def test_lines_carry_the_ids_of_what_is_handled(capsys):
    log.set_up("INFO", "json")
    token = log.context.set({"guild": "1", "request": "i2"})
    logging.getLogger("x").info("handled")
    log.context.reset(token)
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["guild"], line["request"]) == ("handled", "1", "i2")
