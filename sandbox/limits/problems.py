"""Collects everything wrong with a body, in Discord's nested form."""

from collections.abc import Sequence
from typing import Any, Self

from sandbox.errors import ApiError, Refusal
from sandbox.shapes import Json


class Problems:
    """A place in a body, and what is wrong there and below.

    ``problems.at("embeds", 0)`` is a place further down; all places share one report.
    """

    def __init__(self, found: Json | None = None, path: tuple[str, ...] = ()) -> None:
        self._found: Json = {} if found is None else found
        self._path = path

    def at(self, *steps: str | int) -> Self:
        """Return the place some steps further down."""
        return type(self)(self._found, (*self._path, *map(str, steps)))

    def add(self, code: str, message: str) -> None:
        """Note that this place is wrong."""
        node = self._found
        for step in self._path:
            node = node.setdefault(step, {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def raise_found(self) -> None:
        """Do nothing when all is well.

        Raises:
            ApiError: 50035 with everything noted so far.
        """
        if self._found:
            raise ApiError(Refusal.INVALID_FORM_BODY, self._found)

    def text(self, value: Any, low: int, high: int) -> bool:  # noqa: ANN401  JSON from outside
        """Check that a value is text of a length; tell whether it is."""
        if value is None and low > 0:
            self.add("BASE_TYPE_REQUIRED", "This field is required")
        elif value is not None and not isinstance(value, str):
            self.add("STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
        elif len(value or "") > high and low == 0:
            self.add("BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
        elif not low <= len(value or "") <= high:
            message = f"Must be between {low} and {high} in length."
            self.add("BASE_TYPE_BAD_LENGTH", message)
        else:
            return value is not None
        return False

    def number(self, value: Any, low: float, high: float) -> bool:  # noqa: ANN401  JSON
        """Check that a value is a number in a range; tell whether it is."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.add("NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        elif value > high:
            self.add("NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}.")
        elif value < low:
            self.add("NUMBER_TYPE_MIN", f"int value should be greater than or equal to {low}.")
        else:
            return True
        return False

    def choice(self, value: Any, allowed: Sequence[Any]) -> bool:  # noqa: ANN401  JSON
        """Check that a value is one of a few; tell whether it is."""
        if value in allowed:
            return True
        listed = ", ".join(map(str, allowed))
        self.add("BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")
        return False

    def items(self, value: Any, low: int, high: int) -> list[tuple[Self, Any]]:  # noqa: ANN401  JSON
        """Check that a value is a list of some length; return each item with its place."""
        if not isinstance(value, list):
            self.add("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            return []
        if not low <= len(value) <= high:
            message = f"Must be between {low} and {high} in length."
            self.add("BASE_TYPE_BAD_LENGTH", message)
        return [(self.at(index), item) for index, item in enumerate(value)]

    def objects(self, value: Any, low: int, high: int) -> list[tuple[Self, Json]]:  # noqa: ANN401  JSON
        """Check that a value is a list of objects; return each with its place."""
        pairs = []
        for place, item in self.items(value, low, high):
            if isinstance(item, dict):
                pairs.append((place, item))
            else:
                place.add("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return pairs

    def url(self, value: Any, schemes: Sequence[str] = ("http", "https")) -> None:  # noqa: ANN401  JSON
        """Check that a value is a link with one of the schemes."""
        if not isinstance(value, str) or "://" not in value or " " in value:
            self.add("URL_TYPE_INVALID_URL", "Not a well formed URL.")
        elif value.split("://", 1)[0].lower() not in schemes:
            listed = ", ".join(f"'{scheme}'" for scheme in schemes)
            message = f'Scheme "{value.split(":", 1)[0]}" is not supported. Use one of ({listed}).'
            self.add("URL_TYPE_INVALID_SCHEME", message)
        elif len(value) > 2048:
            self.add("BASE_TYPE_BAD_LENGTH", "Must be between 1 and 2048 in length.")
