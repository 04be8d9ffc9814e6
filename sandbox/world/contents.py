"""What a message shows: a body's embeds and components as Discord gives them back."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sandbox.limits.components import walk
from sandbox.shapes import Json

PREFIX = "attachment://"
EMBED_PARTS = (
    "title",
    "description",
    "url",
    "timestamp",
    "color",
    "fields",
    "image",
    "thumbnail",
    "author",
    "footer",
)


def embeds(sent: Sequence[Json], attachments: Sequence[Json]) -> list[Json]:
    """Return embeds as stored: with a type, without unknown parts, attached pictures linked."""
    return [_embed(embed, attachments) for embed in sent]


def _embed(sent: Json, attachments: Sequence[Json]) -> Json:
    embed: Json = {name: sent[name] for name in EMBED_PARTS if sent.get(name) is not None}
    embed["type"] = "rich"
    if "fields" in embed:
        embed["fields"] = [{"inline": False, **field} for field in embed["fields"]]
    for name in ("image", "thumbnail"):
        if name in embed:
            embed[name] = linked(embed[name], attachments)
    return embed


def components(sent: Sequence[Json], attachments: Sequence[Json]) -> list[Json]:
    """Return components as stored: each has an ``id``, media from attachments is linked."""
    stored = [_component(component, attachments) for component in sent]
    parts = [part for component in stored for part in walk(component)]
    for number, part in enumerate(parts, 1):
        part.setdefault("id", number)
    return stored


def _component(sent: Json, attachments: Sequence[Json]) -> Json:
    component = dict(sent)
    if "components" in component:
        component["components"] = [_component(c, attachments) for c in component["components"]]
    for name in ("accessory", "component"):
        if name in component:
            component[name] = _component(component[name], attachments)
    for name in ("media", "file"):
        if name in component:
            component[name] = linked(component[name], attachments)
    if "items" in component:
        items = component["items"]
        component["items"] = [i | {"media": linked(i["media"], attachments)} for i in items]
    return component


def poll(sent: Json, now: datetime) -> Json:
    """Return a poll as stored: its answers numbered, its end a moment instead of a length."""
    hours = 24 if sent.get("duration") is None else int(sent["duration"])
    return {
        "question": {"text": sent["question"]["text"]},
        "answers": [
            {"answer_id": number, "poll_media": _poll_media(answer["poll_media"])}
            for number, answer in enumerate(sent["answers"], 1)
        ],
        "expiry": (now + timedelta(hours=hours)).isoformat(timespec="microseconds"),
        "allow_multiselect": bool(sent.get("allow_multiselect")),
        "layout_type": sent.get("layout_type") or 1,
        "results": {"is_finalized": False, "answer_counts": []},
    }


def _poll_media(sent: Json) -> Json:
    media: Json = {"text": sent["text"]}
    if sent.get("emoji"):
        media["emoji"] = {"id": None, "name": sent["emoji"].get("name")}
    return media


def linked(media: Json, attachments: Sequence[Json]) -> Json:
    """Return a media object whose ``attachment://name`` has become that file's address."""
    url = media["url"]
    shown: Json = {"url": url, "proxy_url": url}
    if not url.startswith(PREFIX):
        return shown
    name = url.removeprefix(PREFIX)
    for attachment in attachments:
        if attachment["filename"] == name:
            known = ("url", "proxy_url", "width", "height", "content_type")
            found = {key: attachment[key] for key in known if key in attachment}
            return found | {"attachment_id": attachment["id"]}
    return shown


def embedded(shown: Sequence[Json]) -> set[str]:
    """Return the ids of attachments that embeds show; a message does not list them again."""
    parts = [embed.get(name, {}) for embed in shown for name in ("image", "thumbnail")]
    return {part["attachment_id"] for part in parts if "attachment_id" in part}
