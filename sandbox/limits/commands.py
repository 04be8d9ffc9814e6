"""Limits of application commands."""

import re
from collections import Counter
from collections.abc import Callable

from sandbox.limits.problems import Problems
from sandbox.shapes import Json

CHAT, USER, MESSAGE, ENTRY_POINT = 1, 2, 3, 4
MAX_PER_KIND = {CHAT: 100, USER: 15, MESSAGE: 15, ENTRY_POINT: 1}
MAX_CHARACTERS = 8000
SUBCOMMAND, GROUP, STRING, INTEGER, CHANNEL, NUMBER = 1, 2, 3, 4, 7, 10
WITH_CHOICES = (STRING, INTEGER, NUMBER)
# \w is wider than Discord's \p{L}\p{N} by a few marks; close enough to catch spaces and signs
CHAT_NAME = re.compile(r"[-_'\w]{1,32}")
LOCALES = frozenset(
    """
    id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru
    uk hi th zh-CN ja zh-TW ko
    """.split()  # noqa: SIM905  a list would take a page
)

TextCheck = Callable[[Problems, object], object]


def check_all(commands: object) -> None:
    """Check the whole list of a scope, as it is synced.

    Raises:
        ApiError: 50035 saying what is wrong where.
    """
    problems = Problems()
    pairs = problems.objects(commands, 0, 200)
    for place, command in pairs:
        _check_one(place, command)
    names = Counter((kind_of(command), str(command.get("name"))) for _, command in pairs)
    for place, command in pairs:
        if names[kind_of(command), str(command.get("name"))] > 1:
            message = "Application command names must be unique"
            place.at("name").add("APPLICATION_COMMANDS_DUPLICATE_NAME", message)
    kinds = Counter(kind_of(command) for _, command in pairs)
    for kind, most in MAX_PER_KIND.items():
        if kinds[kind] > most:
            message = f"Maximum number of application commands reached ({most})."
            problems.add("MAX_APPLICATION_COMMANDS", message)
    problems.raise_found()


def check(command: Json) -> None:
    """Check one command.

    Raises:
        ApiError: 50035 saying what is wrong where.
    """
    problems = Problems()
    _check_one(problems, command)
    problems.raise_found()


def kind_of(command: Json) -> int:
    """Return a command's type; a chat command is the default, 0 stands for no number."""
    kind = command.get("type") or CHAT
    return kind if isinstance(kind, int) else 0


def _check_one(place: Problems, command: Json) -> None:
    kind = kind_of(command)
    if not place.at("type").choice(kind, (CHAT, USER, MESSAGE, ENTRY_POINT)):
        return
    if kind == CHAT:
        _check_named(place, command)
        _check_options(place.at("options"), command.get("options") or [], depth=0)
    else:
        _check_text(place, command, "name", lambda at, text: at.text(text, 1, 32))
        if command.get("description"):
            message = "Context menu commands cannot have description"
            place.at("description").add("APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", message)
    permissions = command.get("default_member_permissions")
    if permissions is not None and not str(permissions).isdecimal():
        at = place.at("default_member_permissions")
        at.add("STRING_TYPE_REGEX", "String value did not match validation regex.")
    if _characters(command) > MAX_CHARACTERS:
        message = f"Command exceeds maximum size ({MAX_CHARACTERS})"
        place.add("APPLICATION_COMMAND_TOO_LARGE", message)


def _check_named(place: Problems, thing: Json) -> None:
    """Check the name and description of a chat command or an option."""
    _check_text(place, thing, "name", _check_chat_name)
    _check_text(place, thing, "description", lambda at, text: at.text(text, 1, 100))


def _check_text(place: Problems, thing: Json, name: str, check: TextCheck) -> None:
    """Check a text and its translations."""
    check(place.at(name), thing.get(name))
    _check_localizations(
        place.at(f"{name}_localizations"), thing.get(f"{name}_localizations"), check
    )


def _check_chat_name(place: Problems, name: object) -> None:
    if not isinstance(name, str):
        place.add("BASE_TYPE_REQUIRED", "This field is required")
    elif not CHAT_NAME.fullmatch(name) or name != name.lower():
        place.add("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _check_localizations(place: Problems, texts: object, check: TextCheck) -> None:
    if texts is not None and not isinstance(texts, dict):
        place.add("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return
    for locale, text in (texts or {}).items():
        if locale in LOCALES:
            check(place.at(locale), text)
        else:
            place.at(locale).add("ENUM_TYPE_COERCE", f'Value "{locale}" is not a valid enum value.')


def _check_options(place: Problems, options: object, depth: int) -> None:
    pairs = place.objects(options, 0, 25)
    names = Counter(str(option.get("name")) for _, option in pairs)
    kinds = {kind_of(option) for _, option in pairs}
    optional_seen = False
    for at, option in pairs:
        _check_option(at, option, depth)
        if names[str(option.get("name"))] > 1:
            message = "Option names must be unique"
            at.at("name").add("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message)
        if option.get("required") and optional_seen:
            message = "Required options must be placed before non-required options"
            at.add("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message)
        optional_seen = optional_seen or not option.get("required")
    if kinds & {SUBCOMMAND, GROUP} and kinds - {SUBCOMMAND, GROUP}:
        message = "Sub-command and sub-command group option types are mutually exclusive to others"
        place.add("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)


def _check_option(place: Problems, option: Json, depth: int) -> None:
    _check_named(place, option)
    kind = option.get("type")
    if not place.at("type").choice(kind, tuple(range(1, 12))):
        return
    if kind in (SUBCOMMAND, GROUP):
        if depth > (0 if kind == GROUP else 1):
            message = "Sub-commands cannot be nested that deep"
            place.at("type").add("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message)
        _check_options(place.at("options"), option.get("options") or [], depth + 1)
        return
    if option.get("options"):
        message = "Only sub-commands and groups can have options"
        place.at("options").add("APPLICATION_COMMAND_OPTIONS_INVALID", message)
    _check_bounds(place, option)
    _check_choices(place, option)


def _check_bounds(place: Problems, option: Json) -> None:
    kind = option["type"]
    for names, right in (
        (("min_value", "max_value"), kind in (INTEGER, NUMBER)),
        (("min_length", "max_length"), kind == STRING),
        (("channel_types",), kind == CHANNEL),
    ):
        for name in names:
            if option.get(name) is not None and not right:
                message = f"{name} is not allowed for this option type"
                place.at(name).add("APPLICATION_COMMAND_OPTIONS_FIELD_INVALID", message)
    for name, low in (("min_length", 0), ("max_length", 1)):
        if option.get(name) is not None:
            place.at(name).number(option[name], low, 6000)


def _check_choices(place: Problems, option: Json) -> None:
    choices = option.get("choices") or []
    if (choices or option.get("autocomplete")) and option["type"] not in WITH_CHOICES:
        message = "Only string, integer and number options can have choices"
        place.at("choices").add("APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", message)
    if choices and option.get("autocomplete"):
        message = "Cannot have both choices and autocomplete"
        place.at("autocomplete").add("APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", message)
    check_choices(place.at("choices"), choices, option["type"])


def check_choices(place: Problems, choices: object, kind: int) -> None:
    """Check the fixed choices of an option, or those that autocomplete offers."""
    names: set[str] = set()
    for at, choice in place.objects(choices, 0, 25):
        name = choice.get("name")
        _check_text(at, choice, "name", lambda at, text: at.text(text, 1, 100))
        if name in names:
            message = "Application command option choice names must be unique"
            at.at("name").add("APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", message)
        names.add(str(name))
        value = choice.get("value")
        if kind == STRING:
            at.at("value").text(value, 1, 100)
        else:
            at.at("value").number(value, -(2**53), 2**53)


def _characters(thing: Json) -> int:
    """Return the characters Discord counts; of the translations only the longest one."""
    total = 0
    for what in ("name", "description"):
        translations = thing.get(f"{what}_localizations")
        texts = list(translations.values()) if isinstance(translations, dict) else []
        total += max(len(str(text)) for text in (thing.get(what) or "", *texts))
    if isinstance(thing.get("value"), str):
        total += len(thing["value"])
    lists = [thing[name] for name in ("options", "choices") if isinstance(thing.get(name), list)]
    parts = [part for parts in lists for part in parts if isinstance(part, dict)]
    return total + sum(_characters(part) for part in parts)
