"""Limits of a message's components, of both generations."""

from collections.abc import Callable

from sandbox.limits.problems import Problems
from sandbox.shapes import Json

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = (3, 5, 6, 7, 8)
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 9, 10, 11, 12, 13, 14, 17
LINK, PREMIUM = 5, 6
MAX_V2, MAX_V2_TEXT = 40, 4000
TOP_V2 = (ACTION_ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)
IN_CONTAINER = (ACTION_ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)
MEDIA_SCHEMES = ("http", "https", "attachment")


def check(problems: Problems, components: object, *, is_v2: bool) -> None:
    """Check a message's components: action rows only, or the second generation's blocks."""
    seen: set[str] = set()
    if is_v2:
        pairs = problems.objects(components, 0, MAX_V2)
        everything = [part for _, component in pairs for part in walk(component)]
        if len(everything) > MAX_V2:
            problems.add("BASE_TYPE_MAX_LENGTH", f"Must be {MAX_V2} or fewer in length.")
        texts = [part.get("content") for part in everything if part.get("type") == TEXT]
        if sum(len(text) for text in texts if isinstance(text, str)) > MAX_V2_TEXT:
            message = f"Text exceeds maximum size of {MAX_V2_TEXT}"
            problems.add("COMPONENT_MAX_TOTAL_TEXT_SIZE", message)
        _check_among(pairs, TOP_V2, seen)
    else:
        _check_among(problems.objects(components, 0, 5), (ACTION_ROW,), seen)


def walk(component: Json) -> list[Json]:
    """Return a component and all inside it."""
    inside = component.get("components")
    parts = list(inside) if isinstance(inside, list) else []
    parts += [component[name] for name in ("accessory", "component") if name in component]
    return [component, *(p for part in parts if isinstance(part, dict) for p in walk(part))]


def check_custom_id(place: Problems, component: Json, seen: set[str]) -> None:
    """Check a component's ``custom_id``, which no other one may have."""
    custom_id = component.get("custom_id")
    if not place.at("custom_id").text(custom_id, 1, 100):
        return
    if custom_id in seen:
        message = "Component custom id cannot be duplicated"
        place.at("custom_id").add("COMPONENT_CUSTOM_ID_DUPLICATED", message)
    seen.add(str(custom_id))


def check_select(place: Problems, select: Json, seen: set[str]) -> None:
    """Check a select menu of any kind."""
    check_custom_id(place, select, seen)
    place.at("placeholder").text(select.get("placeholder"), 0, 150)
    low, high = select.get("min_values"), select.get("max_values")
    low, high = 1 if low is None else low, 1 if high is None else high
    good = place.at("min_values").number(low, 0, 25)
    good = place.at("max_values").number(high, 1, 25) and good
    if good and low > high:
        message = "min_values must be less than or equal to max_values"
        place.at("min_values").add("COMPONENT_MIN_VALUES_TOO_LARGE", message)
    if select.get("type") == STRING_SELECT:
        check_options(place.at("options"), select.get("options"), high if good else 25)


def check_options(place: Problems, options: object, max_defaults: int, most: int = 25) -> None:
    """Check the options of a select, radio group or checkbox group."""
    values: set[str] = set()
    pairs = place.objects(options, 1, most)
    for at, option in pairs:
        at.at("label").text(option.get("label"), 1, 100)
        at.at("description").text(option.get("description"), 0, 100)
        if at.at("value").text(option.get("value"), 1, 100) and option["value"] in values:
            message = "The specified option value is already used"
            at.at("value").add("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message)
        values.add(str(option.get("value")))
    if sum(bool(option.get("default")) for _, option in pairs) > max_defaults:
        message = "The number of default options is greater than max_values"
        place.add("SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", message)


def _check_among(
    pairs: list[tuple[Problems, Json]], allowed: tuple[int, ...], seen: set[str]
) -> None:
    for place, component in pairs:
        kind = component.get("type")
        if kind not in allowed:
            listed = ", ".join(map(str, allowed))
            message = f'Value of field "type" must be one of ({listed},).'
            place.at("type").add("UNION_TYPE_CHOICES", message)
        else:
            _CHECKS[kind](place, component, seen)


def _check_row(place: Problems, row: Json, seen: set[str]) -> None:
    pairs = place.at("components").objects(row.get("components"), 1, 5)
    width = sum(5 if part.get("type") in SELECTS else 1 for _, part in pairs)
    if width > 5 and len(pairs) <= 5:
        message = "The specified component exceeds the maximum width"
        place.at("components").add("COMPONENT_LAYOUT_WIDTH_EXCEEDED", message)
    _check_among(pairs, (BUTTON, *SELECTS), seen)


def _check_button(place: Problems, button: Json, seen: set[str]) -> None:
    style = button.get("style")
    if not place.at("style").choice(style, (1, 2, 3, 4, 5, 6)):
        return
    place.at("label").text(button.get("label"), 0, 80)
    if style == LINK:
        place.at("url").url(button.get("url"), ("http", "https", "discord"))
    elif style != PREMIUM:
        check_custom_id(place, button, seen)
        if button.get("url") is not None:
            message = "A button that is not a link cannot have an url"
            place.add("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", message)
    if style != PREMIUM and not button.get("label") and not button.get("emoji"):
        message = "A button must have a label or an emoji"
        place.add("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", message)


def _check_section(place: Problems, section: Json, seen: set[str]) -> None:
    _check_among(place.at("components").objects(section.get("components"), 1, 3), (TEXT,), seen)
    accessory = section.get("accessory")
    if not isinstance(accessory, dict):
        place.at("accessory").add("BASE_TYPE_REQUIRED", "This field is required")
        return
    _check_among([(place.at("accessory"), accessory)], (BUTTON, THUMBNAIL), seen)


def _check_text(place: Problems, text: Json, _: set[str]) -> None:
    place.at("content").text(text.get("content"), 1, MAX_V2_TEXT)


def _check_media(place: Problems, holder: Json, name: str = "media") -> None:
    media = holder.get(name)
    place.at(name, "url").url(
        media.get("url") if isinstance(media, dict) else None,
        ("attachment",) if name == "file" else MEDIA_SCHEMES,
    )
    place.at("description").text(holder.get("description"), 0, 1024)


def _check_gallery(place: Problems, gallery: Json, _: set[str]) -> None:
    for at, item in place.at("items").objects(gallery.get("items"), 1, 10):
        _check_media(at, item)


def _check_container(place: Problems, container: Json, seen: set[str]) -> None:
    if container.get("accent_color") is not None:
        place.at("accent_color").number(container["accent_color"], 0, 0xFFFFFF)
    pairs = place.at("components").objects(container.get("components"), 1, MAX_V2)
    _check_among(pairs, IN_CONTAINER, seen)


_CHECKS: dict[int, Callable[[Problems, Json, set[str]], None]] = {
    ACTION_ROW: _check_row,
    BUTTON: _check_button,
    **dict.fromkeys(SELECTS, check_select),
    SECTION: _check_section,
    TEXT: _check_text,
    THUMBNAIL: lambda place, component, _: _check_media(place, component),
    GALLERY: _check_gallery,
    FILE: lambda place, component, _: _check_media(place, component, "file"),
    SEPARATOR: lambda *_: None,
    CONTAINER: _check_container,
}
