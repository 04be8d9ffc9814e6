"""What must never stand in the code: ways to run data, to ping everybody, to leave the machine."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.reading import PACKAGES, ROOT, calls, expect_none, files, modules, name, tree

#: Calls that turn data into code, or load it in a form that may hold code.
RUNS_DATA = {
    "eval": "runs text as code",
    "exec": "runs text as code",
    "pickle.load": "runs what the file says",
    "pickle.loads": "runs what the text says",
    "Unpickler": "runs what the file says",
    "torch.load": "reads pickles; weights are safetensors",
    "yaml.load": "makes any object",
    "marshal.loads": "makes code objects",
    "Markup": "switches escaping off",
    "executescript": "commits the open transaction",
    "create_subprocess_shell": "gives text to a shell",
    "os.system": "gives text to a shell",
    "mktemp": "names a file somebody else may take",
}
SENDS = {
    "send",
    "handle_message_parameters",
    "reply",
    "send_message",
    "edit_message",
    "edit_original_response",
    "followup.send",
}
#: Where a Discord message leaves the process; everything else answers through `Ask`.
MAY_SEND = ("bot/ui/", "bot/client.py", "cogs/")
ESCAPES_OFF = re.compile(r"\|\s*safe\b|autoescape\s+false|\{%-?\s*autoescape")
ELSEWHERE = re.compile(
    r"""(?:src|href|action|url\()\s*=?\s*["'(]?\s*(?:https?:)?//""", re.IGNORECASE
)
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+)/|\bpypi\.org\b|files\.pythonhosted")
TEXT_FILES = (".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".sh", ".html", ".js", ".css", ".ftl")
SHARED_ROOT_FILES = ("Makefile", "Dockerfile", ".ci/run", ".env.example", ".dockerignore")


def dangers(source: ast.AST) -> list[str]:
    """Return the dangerous calls and imports of a file."""
    found = []
    for call, _ in calls(source):
        written = ast.unparse(call.func)
        if written.endswith("Markup") and isinstance(call.args[0], ast.Constant):
            continue  # our own tags; what `format` puts in is escaped
        found += [f"{written}: {RUNS_DATA[key]}" for key in RUNS_DATA if _is(written, key)]
        if any(k.arg == "shell" and ast.unparse(k.value) != "False" for k in call.keywords):
            found.append(f"{written}: gives text to a shell")
    return found + [
        f"from {node.module}: may run what a file says"
        for node in ast.walk(source)
        if isinstance(node, ast.ImportFrom) and node.module in ("pickle", "marshal")
    ]


def _is(written: str, key: str) -> bool:
    builtin = key in ("eval", "exec")  # `model.eval()` is another thing
    return written == key or (not builtin and written.endswith(f".{key}"))


def careless_sends(source: ast.AST) -> list[str]:
    """Return the sends of a file that do not say whom they may ping.

    A call that spreads a mapping built in one place (`**_send(reply)`) says it there; so do
    `bot.ui.posts.Posts`, which ping nobody, and `params`, which a call of their own makes.
    """
    return [
        f"line {call.lineno}: {ast.unparse(call.func)} without allowed_mentions"
        for call, called in calls(source)
        if called in SENDS
        and not isinstance(call.func, ast.Name)
        and not ast.unparse(call.func).endswith("posts.send")
        and not any(k.arg in (None, "allowed_mentions", "params") for k in call.keywords)
    ]


def test_no_code_runs_data():
    ours = modules(*PACKAGES, "benchmarks")
    expect_none(f"{name(path)}: {danger}" for path in ours for danger in dangers(tree(path)))


@pytest.mark.parametrize(
    "line",
    [
        "eval(text)",
        "pickle.load(file)",
        "from pickle import load",
        "torch.load(path, weights_only=True)",
        "yaml.load(file)",
        "markupsafe.Markup(text)",
        "connection.executescript(sql)",
        "subprocess.run(line, shell=True)",
        "asyncio.create_subprocess_shell(line)",
    ],
)
def test_a_danger_is_seen(line):
    assert len(dangers(ast.parse(line))) == 1


def test_ordinary_calls_are_no_danger():
    assert dangers(ast.parse("model.eval()\njson.loads(text)\nre.compile(x)\nf(shell=False)")) == []
    assert dangers(ast.parse("Markup('<b>{}</b>').format(text)")) == []


def test_every_message_says_whom_it_may_ping():
    senders = [path for path in modules("bot", "cogs") if name(path).startswith(MAY_SEND)]
    assert senders
    expect_none(f"{name(path)}: {line}" for path in senders for line in careless_sends(tree(path)))


def test_a_careless_send_is_seen():
    assert len(careless_sends(ast.parse("await channel.send(text)"))) == 1
    careful = "await channel.send(text, allowed_mentions=NO_PINGS)\nchannel.send(**_send(reply))"
    assert careless_sends(ast.parse(careful)) == []


def test_tests_use_the_real_thing():
    expect_none(
        f"{name(path)} imports a mock"
        for path in modules("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom) and "mock" in ast.unparse(node)
    )


def pages() -> list:
    """Return every template, style and script that a browser gets."""
    tops = ("dashboard", "cogs", "sandbox")
    return [path for top in tops for end in (".html", ".css", ".js") for path in files(top, end)]


def test_pages_escape_everything_and_load_nothing_from_elsewhere():
    texts = {name(path): path.read_text(encoding="utf-8") for path in pages()}
    expect_none(
        f"{file} switches escaping off" for file, text in texts.items() if ESCAPES_OFF.search(text)
    )
    expect_none(
        f"{file} loads from elsewhere: {match[0]}"
        for file, text in texts.items()
        for match in [ELSEWHERE.search(text)]
        if match
    )


def test_unsafe_pages_are_seen():
    assert ESCAPES_OFF.search("{{ text | safe }}")
    assert not ESCAPES_OFF.search("{{ safe_name }}")
    for tag in ('<script src="https://cdn.example/x.js">', "url(//fonts.example/a.woff)"):
        assert ELSEWHERE.search(tag)
    assert not ELSEWHERE.search('<script src="/static/page.js">')


def shared_files() -> list:
    """Return every text file that a clone holds, this test apart."""
    tops = (*PACKAGES, "tests", "docs", "benchmarks", "deploy", ".ci")
    found = [path for top in tops for end in TEXT_FILES for path in files(top, end)]
    found += [path for path in ROOT.iterdir() if path.suffix in TEXT_FILES]
    found += [path for each in SHARED_ROOT_FILES if (path := ROOT / each).is_file()]
    return [path for path in found if path.name != "test_safety.py"]


def test_nothing_names_a_machine_or_a_registry():
    expect_none(
        f"{name(path)}: {match[0]}"
        for path in shared_files()
        for match in MACHINE.finditer(path.read_text(encoding="utf-8"))
    )


def test_a_machine_path_is_seen():
    for text in ('open("/work/x")', "cd /root/.cache", "https://pypi.org/simple", "/home/jo/x"):
        assert MACHINE.search(text)
    for text in ("docs/work/plan", "the root/ folder", "WorkingDirectory=/opt/marquee"):
        assert not MACHINE.search(text)


def test_every_suppressed_rule_says_why():
    rules = r"noqa(?:: [A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)*)?|type: ignore(?:\[[\w, -]+\])?"
    bare = re.compile(rf"#[ ]*(?:{rules})[ ]*$", re.MULTILINE)
    expect_none(
        f"{name(path)}: {match[0]!r} without a reason"
        for path in modules()
        for match in bare.finditer(path.read_text(encoding="utf-8"))
    )
    assert bare.search("x = 1  # noqa: E501")
    assert bare.search("x = 1  # type: ignore[misc]")
    assert not bare.search("x = 1  # noqa: E501  the line is an address")
