"""Limits of embeds."""

from datetime import datetime

from sandbox.limits.problems import Problems
from sandbox.shapes import Json

MAX_EMBEDS = 10
MAX_TOTAL = 6000
PICTURE_SCHEMES = ("http", "https", "attachment")
VISIBLE = ("title", "description", "fields", "image", "thumbnail", "author", "footer")


def check(problems: Problems, embeds: object) -> None:
    """Check a message's embeds one by one and their sum of characters."""
    pairs = problems.objects(embeds, 0, MAX_EMBEDS)
    for place, embed in pairs:
        _check_one(place, embed)
    if sum(_characters(embed) for _, embed in pairs) > MAX_TOTAL:
        message = f"Embed size exceeds maximum size of {MAX_TOTAL}"
        problems.add("MAX_EMBED_SIZE_EXCEEDED", message)


def _check_one(place: Problems, embed: Json) -> None:
    if not any(embed.get(name) for name in VISIBLE):
        place.at("description").add("BASE_TYPE_REQUIRED", "This field is required")
    place.at("title").text(embed.get("title"), 0, 256)
    place.at("description").text(embed.get("description"), 0, 4096)
    for name, low, high, part in (("footer", 1, 2048, "text"), ("author", 1, 256, "name")):
        if embed.get(name) is not None:
            place.at(name, part).text(_object(embed[name]).get(part), low, high)
    for at, field in place.at("fields").objects(embed.get("fields") or [], 0, 25):
        at.at("name").text(field.get("name"), 1, 256)
        at.at("value").text(field.get("value"), 1, 1024)
    if embed.get("color") is not None:
        place.at("color").number(embed["color"], 0, 0xFFFFFF)
    _check_links(place, embed)
    _check_timestamp(place.at("timestamp"), embed.get("timestamp"))


def _check_links(place: Problems, embed: Json) -> None:
    if embed.get("url"):
        place.at("url").url(embed["url"])
    for name in ("image", "thumbnail"):
        if embed.get(name) is not None:
            place.at(name, "url").url(_object(embed[name]).get("url"), PICTURE_SCHEMES)
    for name in ("author", "footer"):
        if icon := _object(embed.get(name)).get("icon_url"):
            place.at(name, "icon_url").url(icon, PICTURE_SCHEMES)


def _check_timestamp(place: Problems, value: object) -> None:
    if value is None:
        return
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        message = f"Could not parse {value}. Should be ISO8601."
        place.add("DATE_TIME_TYPE_PARSE", message)


def _characters(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [_object(embed.get("footer")).get("text"), _object(embed.get("author")).get("name")]
    fields = embed.get("fields")
    for field in fields if isinstance(fields, list) else []:
        texts += [_object(field).get("name"), _object(field).get("value")]
    return sum(len(text.strip()) for text in texts if isinstance(text, str))


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}
