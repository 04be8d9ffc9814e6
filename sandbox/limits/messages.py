"""Limits of a message as a whole."""

from collections.abc import Sequence

from sandbox.errors import ApiError, Refusal
from sandbox.limits import components, embeds, polls, voice
from sandbox.limits.problems import Problems
from sandbox.shapes import Json
from sandbox.world.attachments import Upload, content_types

MAX_CONTENT = 2000
MAX_FILES = 10
MAX_FILE_BYTES = 10 * 1024 * 1024
MAX_REQUEST_BYTES = 25 * 1024 * 1024
IS_COMPONENTS_V2 = 1 << 15
NOT_WITH_V2 = ("content", "embeds", "sticker_ids", "poll")
NOT_HERE = ("sticker_ids", "shared_client_theme")


def check(body: Json, uploads: Sequence[Upload], *, flags: int = 0) -> None:
    """Check the parts of a create or edit body that are there.

    Args:
        body: Discord's message body.
        uploads: The files that came with it.
        flags: Flags the message has already, when it is edited.

    Raises:
        ApiError: 50035 saying what is wrong where, 40005 when the files are too large, 520004 for
            a poll's emoji, or 50159 to 50161 for a voice message that is none.
    """
    check_uploads(uploads)
    problems = Problems()
    problems.at("content").text(body.get("content"), 0, MAX_CONTENT)
    problems.at("nonce").text(_text(body.get("nonce")), 0, 25)
    if body.get("flags") is not None and problems.at("flags").number(body["flags"], 0, 1 << 31):
        flags |= body["flags"]
    if body.get("poll") is not None:
        polls.check(problems.at("poll"), body["poll"])
    is_v2 = bool(flags & IS_COMPONENTS_V2)
    if body.get("embeds") is not None:
        embeds.check(problems.at("embeds"), body["embeds"])
    if body.get("components") is not None:
        components.check(problems.at("components"), body["components"], is_v2=is_v2)
    if is_v2:
        _check_no_old_fields(problems, body)
    _check_allowed_mentions(problems.at("allowed_mentions"), body.get("allowed_mentions"))
    _check_attachments(problems.at("attachments"), body.get("attachments"), uploads)
    for name in NOT_HERE:
        if body.get(name):
            problems.at(name).add("SANDBOX_HAS_NOT", f"The sandbox has no {name}")
    problems.raise_found()
    polls.check_emojis(body.get("poll"))
    voice.check(body, content_types(uploads, body.get("attachments")), flags)


def check_generation(body: Json, flags: int) -> None:
    """Check that a message of the second generation keeps no content or embeds from before.

    Raises:
        ApiError: 50035.
    """
    problems = Problems()
    if flags & IS_COMPONENTS_V2:
        _check_no_old_fields(problems, body)
    problems.raise_found()


def check_not_empty(body: Json, files: Sequence[object]) -> None:
    """Check that a new message says or shows something.

    Raises:
        ApiError: 50006.
    """
    said = (body.get("content") or "").strip()
    shows = any(body.get(name) for name in ("embeds", "components", "poll"))
    if not (said or shows or files):
        raise ApiError(Refusal.EMPTY_MESSAGE)


def check_uploads(uploads: Sequence[Upload]) -> None:
    """Check the size of each file and of all together.

    Raises:
        ApiError: 40005.
    """
    sizes = [len(upload.data) for upload in uploads]
    if sum(sizes) > MAX_REQUEST_BYTES or max(sizes, default=0) > MAX_FILE_BYTES:
        raise ApiError(Refusal.ENTITY_TOO_LARGE)


def _check_no_old_fields(problems: Problems, body: Json) -> None:
    for name in NOT_WITH_V2:
        if body.get(name):
            message = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            code = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
            problems.at(name).add(code, message)


def _check_allowed_mentions(place: Problems, allowed: object) -> None:
    if allowed is None:
        return
    if not isinstance(allowed, dict):
        place.add("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return
    kinds = allowed.get("parse") or []
    for at, kind in place.at("parse").items(kinds, 0, 3):
        at.choice(kind, ("users", "roles", "everyone"))
    for name in ("users", "roles"):
        ids = allowed.get(name) or []
        place.at(name).items(ids, 0, 100)
        if ids and name in kinds:
            message = f'parse:["{name}"] and {name}: [ids...] are mutually exclusive.'
            place.add("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)


def _check_attachments(place: Problems, entries: object, uploads: Sequence[Upload]) -> None:
    if len(uploads) > MAX_FILES:
        place.add("BASE_TYPE_MAX_LENGTH", f"Must be {MAX_FILES} or fewer in length.")
    if entries is None:
        return
    for at, entry in place.objects(entries, 0, MAX_FILES):
        at.at("description").text(entry.get("description"), 0, 1024)
        at.at("waveform").text(entry.get("waveform"), 0, 400)
        at.at("id").text(_text(entry.get("id")), 1, 21)


def _text(value: object) -> object:
    return str(value) if isinstance(value, int) else value
