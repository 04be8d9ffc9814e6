"""Templates escape, refuse what is missing, and ask no other site for anything."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from html.parser import HTMLParser

import jinja2
import pytest

from bot.i18n import Locale
from dashboard.templating import STATIC, TEMPLATES, ago, asset, environment, when
from tests.dashboard.builders import LOBBY, MO

ELSEWHERE = re.compile(r"""(src|href|action)\s*=\s*["']?\s*(https?:)?//|url\(\s*["']?https?:""")
#: Payloads by where they break out of: text, quoted and unquoted attributes, URLs, comments.
XSS = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    '" autofocus onfocus=alert(1) x="',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "--><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "&lt;script&gt;",
    "\u2028<b>\x00",
    "＜script＞alert(1)＜/script＞",
]


def files(folder, *ends):
    return [path for path in folder.rglob("*") if path.suffix in ends]


def test_no_template_script_or_style_asks_another_site():
    found = [*files(TEMPLATES, ".html"), *files(STATIC, ".css", ".js")]
    assert len(found) > 15
    for path in found:
        assert not ELSEWHERE.search(path.read_text(encoding="utf-8")), path
    assert ELSEWHERE.search('<script src="https://cdn.example/x.js">')


def test_no_template_has_inline_script_or_style():
    for path in files(TEMPLATES, ".html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|\|\s*safe\b", text), path
        for script in re.findall(r"<script[^>]*>(.*?)</script>", text, re.DOTALL):
            assert script == "", path


def test_every_form_that_changes_something_carries_the_token():
    for path in files(TEMPLATES, ".html"):
        forms = re.findall(r'<form[^>]*method="post".*?</form>', path.read_text(), re.DOTALL)
        assert all("token()" in form for form in forms), path


class Structure(HTMLParser):
    """The tags and attributes of a page as a browser reads them, and the text of one element."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.words, self._is_words = [], "", False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, tuple(name for name, _ in attributes)))
        self._is_words = ("id", "words") in attributes

    def handle_endtag(self, tag):
        self._is_words = False

    def handle_data(self, data):
        self.words += data if self._is_words else ""


@pytest.mark.parametrize("payload", XSS)
async def test_foreign_text_stays_text(logged_in, payload):
    mo = await logged_in(MO)
    address = f"/g/{LOBBY}/reviews"
    page = Structure((await mo.get(address, params={"words": payload})).text)
    plain = Structure((await mo.get(address, params={"words": "plain"})).text)
    assert page.tags == plain.tags
    assert (page.words, plain.words) == (payload, "plain")


def test_a_payload_that_breaks_out_is_seen():
    assert Structure('<p id="words"><b>x</b></p>').tags != Structure('<p id="words">x</p>').tags


def test_a_value_that_was_not_given_raises(clock):
    made = environment(clock, {})
    with pytest.raises(jinja2.UndefinedError):
        made.from_string("{{ missing }}").render()


def test_a_feature_reaches_its_own_templates_by_its_name(clock, tmp_path):
    (tmp_path / "x.html").write_text("of {{ who }}")
    made = environment(clock, {"quotes": tmp_path, "none": tmp_path / "nothing"})
    assert made.get_template("quotes/x.html").render(who="<b>") == "of &lt;b&gt;"
    with pytest.raises(jinja2.TemplateNotFound):
        made.get_template("x.html")
    with pytest.raises(jinja2.TemplateNotFound):
        made.get_template("quotes/../x.html")


def test_the_address_of_a_file_changes_with_its_content():
    digest = hashlib.sha256((STATIC / "css" / "base.css").read_bytes()).hexdigest()
    assert asset("css/base.css") == f"/static/css/base.css?v={digest[:12]}"


@pytest.mark.parametrize(
    ("seconds", "english", "chinese"),
    [
        (-5, "just now", "刚刚"),
        (59, "just now", "刚刚"),
        (60, "1 minute ago", "1分钟前"),
        (3599, "59 minutes ago", "59分钟前"),
        (7200, "2 hours ago", "2小时前"),
        (86400, "1 day ago", "1天前"),
        (86400 * 400, "400 days ago", "400天前"),
    ],
)
def test_how_long_ago_is_said_in_both_languages(texts, clock, seconds, english, chinese):
    at = clock.now() - timedelta(seconds=seconds)
    assert ago(texts.to(Locale.EN), at, clock.now()) == english
    assert ago(texts.to(Locale.ZH), at, clock.now()) == chinese


def test_a_moment_says_exactly_when_it_was(texts, clock):
    shown = when(texts.to(Locale.EN), "2025-12-31T23:58:00.000Z", clock.now())
    assert 'datetime="2025-12-31T23:58:00+00:00"' in shown
    assert 'title="2025-12-31 23:58 UTC"' in shown
    assert ">2 minutes ago<" in shown


TOKEN = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
TEXT = ("text", "quiet", "bulb", "velvet", "leaf", "sky")


def luminance(color):
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(c * weight for c, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_have_enough_contrast(theme):
    sheet = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
    of = {name: (light, dark)[theme] for name, light, dark in TOKEN.findall(sheet)}
    for ground in ("ground", "surface"):
        for name in TEXT:
            assert contrast(of[name], of[ground]) >= 4.5, (name, ground)
        assert contrast(of["edge"], of[ground]) >= 3, ground
    for name in ("text", "quiet"):
        assert contrast(of[name], of["raised"]) >= 4.5, name
    assert contrast(of["on-bright"], of["bulb"]) >= 4.5
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
