"""A text as a linear model sees it: its spelling made uniform, and the features in that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from models.language.disguise import undisguised
from models.language.ngrams import Ngrams, ngrams, runs, scopes_of, together
from models.language.normal_form import NormalForm, normal_form
from models.language.people import people_read
from models.language.script import Language, language_of

if TYPE_CHECKING:
    from models.language.negation import Scope


@dataclass(frozen=True, slots=True)
class View:
    """What a linear model reads of one text.

    Attributes:
        language: The language it is read as; features are empty for "other".
        form: Its normal form; stretches of features count its characters.
        scopes: Its negations.
        features: Its n-grams.
    """

    language: Language
    form: NormalForm
    scopes: list[Scope]
    features: Ngrams


class Viewer(Protocol):
    """Turns texts into views, the same way for training and for service."""

    def __call__(self, text: str, bits: int, language: Language | None = None) -> View:
        """Return the view of a text with features in ``2 ** bits`` buckets.

        A language left out is told by the script.
        """


def plain_view(text: str, bits: int, language: Language | None = None) -> View:
    """Return a text as people mean it to be read: reviews, notes."""
    return _view(normal_form(text), bits, language or language_of(text))


def undisguised_view(text: str, bits: int, language: Language | None = None) -> View:
    """Return a text as a moderator reads it: disguises undone, and whom it is about as a kind.

    See `models.language.disguise` and `models.language.people`.
    """
    form = undisguised(text)
    view = _view(form, bits, language or language_of(form.text))
    people = people_read(form.text, view.language)
    about = runs(people.words, people.spans, people.clause, bits)
    return replace(view, features=together(view.features, about))


def _view(form: NormalForm, bits: int, language: Language) -> View:
    scopes = scopes_of(form.text, language)
    return View(language, form, scopes, ngrams(form.text, language, scopes, bits))
