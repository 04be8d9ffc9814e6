"""What a command may look like, also where Discord's OpenAPI file says nothing."""

from __future__ import annotations

import pytest

from sandbox.errors import ApiError
from sandbox.limits import commands, modals
from sandbox.limits.problems import Problems


def command(**changes) -> dict:
    return {"name": "quiz", "description": "Starts a quiz"} | changes


def option(**changes) -> dict:
    return {"type": 3, "name": "title", "description": "Title"} | changes


def subcommand(**changes) -> dict:
    return option(type=1, name="start") | changes


GOOD = [
    [command(name="影评", name_localizations={"zh-CN": "影评"})],
    [command(options=[option(required=True), option(name="b")])],
    [command(options=[subcommand(options=[option()])])],
    [command(options=[option(type=2, name="g", options=[subcommand()])])],
    [command(), {"type": 2, "name": "Show Reviews"}, {"type": 3, "name": "quiz"}],
    [{"type": 2, "name": f"menu {n}"} for n in range(15)],
    [command(name=f"c{n}") for n in range(100)],
    [command(options=[option(choices=[{"name": "A", "value": "a"}])])],
    [command(default_member_permissions="8")],
]
BAD = [
    ([command(name="Quiz")], "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
    ([command(name="quiz night")], "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
    ([command(name="x" * 33)], "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
    ([command(name="")], "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
    ([command(description="")], "0.description", "BASE_TYPE_BAD_LENGTH"),
    ([command(description="x" * 101)], "0.description", "BASE_TYPE_BAD_LENGTH"),
    ([command(), command()], "1.name", "APPLICATION_COMMANDS_DUPLICATE_NAME"),
    (
        [command(name_localizations={"zh": "x"})],
        "0.name_localizations.zh",
        "ENUM_TYPE_COERCE",
    ),
    (
        [command(name_localizations={"de": "Quiz Nacht"})],
        "0.name_localizations.de",
        "APPLICATION_COMMAND_INVALID_NAME",
    ),
    (
        [command(description_localizations={"zh-CN": "长" * 101})],
        "0.description_localizations.zh-CN",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        [command(options=[option(name=f"o{n}") for n in range(26)])],
        "0.options",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        [command(options=[option(), option(name="b", required=True)])],
        "0.options.1",
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ),
    (
        [command(options=[option(), option()])],
        "0.options.1.name",
        "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
    ),
    (
        [command(options=[subcommand(), option()])],
        "0.options",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    (
        [command(options=[subcommand(options=[option(type=2, name="g", options=[])])])],
        "0.options.0.options.0.type",
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    ),
    (
        [command(options=[option(min_value=1)])],
        "0.options.0.min_value",
        "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID",
    ),
    (
        [command(options=[option(type=5, choices=[{"name": "A", "value": True}])])],
        "0.options.0.choices",
        "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
    ),
    (
        [command(options=[option(choices=[{"name": "A", "value": "a"}], autocomplete=True)])],
        "0.options.0.autocomplete",
        "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES",
    ),
    (
        [command(options=[option(choices=[{"name": str(n), "value": "a"} for n in range(26)])])],
        "0.options.0.choices",
        "BASE_TYPE_BAD_LENGTH",
    ),
    (
        [command(options=[option(choices=[{"name": "A", "value": v} for v in "ab"])])],
        "0.options.0.choices.1.name",
        "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
    ),
    (
        [{"type": 2, "name": "x", "description": "y"}],
        "0.description",
        "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION",
    ),
    (
        [command(default_member_permissions="all")],
        "0.default_member_permissions",
        "STRING_TYPE_REGEX",
    ),
    (
        [
            command(
                options=[
                    option(
                        name=f"o{n}",
                        description="x" * 100,
                        choices=[{"name": f"{c}" * 50, "value": "v" * 100} for c in "abcdef"],
                    )
                    for n in range(10)
                ]
            )
        ],
        "0",
        "APPLICATION_COMMAND_TOO_LARGE",
    ),
]


@pytest.mark.parametrize("body", GOOD, ids=lambda body: str(body)[:40])
def test_this_is_accepted(body):
    commands.check_all(body)


@pytest.mark.parametrize(("body", "path", "code"), BAD, ids=lambda value: str(value)[:40])
def test_this_is_refused_where_it_is_wrong(body, path, code):
    with pytest.raises(ApiError) as refused:
        commands.check_all(body)
    node = refused.value.errors
    for step in path.split("."):
        node = node[step]
    assert code in [error["code"] for error in node["_errors"]]


@pytest.mark.parametrize(
    "body",
    [
        [command(name=f"c{n}") for n in range(101)],
        [{"type": 2, "name": f"m{n}"} for n in range(16)],
    ],
)
def test_a_scope_has_a_limit_of_each_kind(body):
    with pytest.raises(ApiError) as refused:
        commands.check_all(body)
    assert refused.value.errors["_errors"][0]["code"] == "MAX_APPLICATION_COMMANDS"


def test_of_all_translations_the_longest_counts():
    long = {"de": "y" * 100, "fr": "z" * 90}
    options = [
        option(name=f"o{n}", description="x", description_localizations=long) for n in range(25)
    ]
    commands.check_all([command(options=options)])
    choices = [{"name": c * 50, "value": "v" * 100} for c in "abc"]
    big = [each | {"choices": choices} for each in options]
    with pytest.raises(ApiError, match="TOO_LARGE"):
        commands.check_all([command(options=big)])


def label(field: dict, **changes) -> dict:
    return {"type": 18, "label": "L", "component": field} | changes


def row(field: dict) -> dict:
    return {"type": 1, "components": [field]}


def text_input(**changes) -> dict:
    return {"type": 4, "style": 1, "custom_id": "t"} | changes


MODAL = {"title": "T", "custom_id": "m", "components": [label(text_input())]}
BAD_MODALS = [
    ({"title": "x" * 46}, "title"),
    ({"title": ""}, "title"),
    ({"custom_id": "x" * 101}, "custom_id"),
    ({"components": []}, "components"),
    ({"components": [label(text_input(custom_id=str(n))) for n in range(6)]}, "components"),
    ({"components": [label(text_input(), label="x" * 46)]}, "components.0.label"),
    ({"components": [label(text_input(max_length=4001))]}, "components.0.component.max_length"),
    ({"components": [label(text_input(style=3))]}, "components.0.component.style"),
    ({"components": [label({"type": 2})]}, "components.0.component.type"),
    (
        {"components": [label(text_input()), label(text_input())]},
        "components.1.component.custom_id",
    ),
    (
        {"components": [{"type": 1, "components": [text_input()]}]},
        "components.0.components.0.label",
    ),
    ({"components": [{"type": 2}]}, "components.0.type"),
]


def test_a_modal_is_accepted():
    problems = Problems()
    modals.check(problems, MODAL)
    problems.raise_found()


@pytest.mark.parametrize(("changes", "path"), BAD_MODALS, ids=lambda value: str(value)[:40])
def test_a_bad_modal_is_refused_where_it_is_wrong(changes, path):
    problems = Problems()
    modals.check(problems, MODAL | changes)
    with pytest.raises(ApiError) as refused:
        problems.raise_found()
    node = refused.value.errors
    for step in path.split("."):
        node = node[step]
    assert node["_errors"]
