"""Reading a message: what a person would see of it, as plain text."""

from collections.abc import Mapping

from sandbox.limits.components import BUTTON, TEXT, walk
from sandbox.shapes import Json


def text_of(message: Json) -> str:
    """Return everything a message says: content, poll, embeds and text blocks, a line each."""
    lines = [message.get("content") or ""]
    if poll := message.get("poll"):
        lines += [poll["question"]["text"], *(a["poll_media"]["text"] for a in poll["answers"])]
    for embed in message.get("embeds") or []:
        lines += _embed_lines(embed)
    lines += [str(part["content"]) for part in parts_of(message) if part["type"] == TEXT]
    return "\n".join(line for line in lines if line)


def _embed_lines(embed: Json) -> list[str]:
    fields = [f"{field['name']}\n{field['value']}" for field in embed.get("fields") or []]
    return [
        (embed.get("author") or {}).get("name") or "",
        embed.get("title") or "",
        embed.get("description") or "",
        *fields,
        (embed.get("footer") or {}).get("text") or "",
    ]


def parts_of(message: Json) -> list[Json]:
    """Return every component of a message or modal, however deep."""
    return [part for top in message.get("components") or [] for part in walk(top)]


def label_of(component: Json) -> str:
    """Return what a button or select is called on the screen."""
    emoji = (component.get("emoji") or {}).get("name") or ""
    return str(component.get("label") or component.get("placeholder") or emoji)


def line_of(message: Json, channel_names: Mapping[str, str]) -> str:
    """Return a message as one line of a transcript."""
    place = channel_names.get(message["channel_id"], "?")
    marks = "".join(f" [{label_of(part)}]" for part in parts_of(message) if part["type"] == BUTTON)
    text = text_of(message).replace("\n", " / ")
    return f"#{place} {message['author']['username']}: {text[:300]}{marks}"
