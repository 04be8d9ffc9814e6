"""Trains a linear table of hashed n-grams for each language, and makes its chances honest.

Features are scaled before fitting, by one of two measures: the log-count ratio of the classes
(Wang and Manning: "Baselines and Bigrams: Simple, Good Sentiment and Topic Classification", 2012;
unlike theirs the ratio is taken without its sign and the scale is folded into the table
afterwards), or rarity (inverse document frequency).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

import torch
from safetensors.torch import save_file

from models.language.ngrams import bag
from models.training.logistic import Bags, fit, platt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from models.datasets.sentiment import LabelledText, Split
    from models.language.script import Language
    from models.language.view import Viewer

    Progress = Callable[[str, float], None]

BITS = 20
LARGEST_STEP = 127


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one language is trained.

    Attributes:
        importance: Data set to the weight of each of its rows.
        calibrated_on: Data set to the weight of its whole dev part in calibration.
        scale: How features are scaled before fitting.
        l2: Strength of the penalty on the squared weights.
        clip: Weights beyond so many times the one that only 1 in 1,000 exceeds are cut, so that a
            few huge ones do not coarsen the steps of all others; 0 cuts none.
        iterations: Most steps of the fit.
    """

    importance: Mapping[str, float]
    calibrated_on: Mapping[str, float]
    scale: Literal["ratio", "rarity"]
    l2: float
    clip: float = 0.0
    iterations: int = 60


class Rows(Protocol):
    """Gives the rows of one part of a data set."""

    def __call__(self, language: Language, name: str, split: Split) -> Sequence[LabelledText]:
        """Return labelled texts.

        Raises:
            FileNotFoundError: The shared data folder is not there.
        """


@dataclass(frozen=True, slots=True)
class Course:
    """What is taught: recipes, texts, and how these are seen.

    Attributes:
        recipes: One for each language.
        rows: Where the texts come from.
        viewer: How service will see a text; see `models.language.view`.
        longest: Characters of a text that are read.
    """

    recipes: Mapping[Language, Recipe]
    rows: Rows
    viewer: Viewer
    longest: int


def train_tables(course: Course, out: Path, progress: Progress) -> None:
    """Train every language and write the weight file ``out``; the same bytes for the same rows.

    Raises:
        FileNotFoundError: The shared data folder is not there.
    """
    torch.set_num_threads(1)  # the order of a sum, and so its last bit, depends on the threads
    tensors: dict[str, torch.Tensor] = {}
    for place, language in enumerate(course.recipes):

        def tell(what: str, share: float, place: int = place) -> None:
            progress(what, (place + share) / len(course.recipes))

        tensors |= _train(course, language, tell)
    out.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, out)


def _train(course: Course, language: Language, tell: Progress) -> dict[str, torch.Tensor]:
    tell(f"{language}: reading", 0.0)
    recipe = course.recipes[language]
    rows = {name: course.rows(language, name, "train") for name in recipe.importance}
    bags, labels, importance = _together(course, language, rows, recipe.importance)
    scale = _scale(recipe, bags, labels, importance)
    tell(f"{language}: fitting", 0.3)
    scaled = bags.scaled(scale)
    weights, bias = fit(scaled, labels, importance, 2**BITS, recipe.l2, recipe.iterations)
    tell(f"{language}: calibrating", 0.9)
    dev = {name: course.rows(language, name, "dev") for name in recipe.calibrated_on}
    shares = {name: recipe.calibrated_on[name] / len(found) for name, found in dev.items()}
    bags, labels, importance = _together(course, language, dev, shares)
    slope, offset = platt(bags.score(weights * scale) + bias, labels, importance)
    tell(f"{language}: done", 1.0)
    table = _clipped(weights * scale * slope, recipe.clip)
    return _quantised(language, table, bias * slope + offset)


def _together(
    course: Course,
    language: Language,
    rows: Mapping[str, Sequence[LabelledText]],
    importance: Mapping[str, float],
) -> tuple[Bags, torch.Tensor, torch.Tensor]:
    """Return features, labels and importance of all rows of all sets."""
    texts = [(row, importance[name]) for name, found in rows.items() for row in found]
    bags = [
        bag(course.viewer(row.text[: course.longest], BITS, language).features) for row, _ in texts
    ]
    labels = torch.tensor([row.label for row, _ in texts])
    return Bags.of(bags), labels, torch.tensor([weight for _, weight in texts])


def _scale(
    recipe: Recipe, bags: Bags, labels: torch.Tensor, importance: torch.Tensor
) -> torch.Tensor:
    """Return how much each feature is trusted before fitting; 0 where none was seen."""
    lengths = torch.diff(bags.starts, append=torch.tensor([len(bags.buckets)]))
    row_of_entry = torch.repeat_interleave(torch.arange(len(labels)), lengths)
    seen = torch.bincount(bags.buckets, minlength=2**BITS)
    if recipe.scale == "rarity":
        scale = torch.log((1 + len(labels)) / (1 + seen)) + 1
    else:
        yes, no = (
            torch.bincount(bags.buckets, (importance * side)[row_of_entry], 2**BITS) + 0.5
            for side in (labels, 1 - labels)
        )
        scale = (torch.log(yes / yes.sum()) - torch.log(no / no.sum())).abs()
    return torch.where(seen > 0, scale, 0.0).to(torch.float32)


def _clipped(table: torch.Tensor, clip: float) -> torch.Tensor:
    if not clip:
        return table
    most = clip * float(table.abs()[table != 0].quantile(0.999))
    return table.clamp(-most, most)


def _quantised(language: Language, table: torch.Tensor, bias: float) -> dict[str, torch.Tensor]:
    """Return the table in steps of 1/127 of its largest weight; most n-grams fall to exactly 0."""
    step = table.abs().max() / LARGEST_STEP
    return {
        f"{language}.table": torch.round(table / step).to(torch.int8),
        f"{language}.step": step,
        f"{language}.bias": torch.tensor(bias),
    }
