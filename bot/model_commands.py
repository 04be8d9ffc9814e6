"""`marquee train` and `marquee evaluate`: the commands that make and judge models."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.terminal import Bar, fail, show
from models.errors import ModelMissing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Progress = Callable[[str, float], None]

WEIGHTS = Path("models/weights")
CHECKPOINTS = Path("build/chat_starter")


class Task(StrEnum):
    """What can be trained and evaluated."""

    SENTIMENT = "sentiment"
    TOXICITY = "toxicity"
    RECOMMEND = "recommend"
    CHAT = "chat"


def train(
    task: Annotated[Task, typer.Argument(help="What to train.")],
    out: Annotated[Path, typer.Option(help="Folder that gets the weights.")] = WEIGHTS,
    seed: Annotated[int, typer.Option(help="The same seed gives the same weights.")] = 0,
    *,
    minutes: Annotated[
        float | None, typer.Option(help="chat: stop learning after so long.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="chat: go on where it ended.")] = False,
) -> None:
    """Train a bundled model again, from the public data beside the checkout."""
    with Bar() as bar:
        try:
            if task is Task.CHAT:
                written = _train_chat(out, seed, minutes, _shares(bar), resume=resume)
            else:
                written = _train(task, out, seed, _shares(bar))
        except FileNotFoundError as error:
            fail(f"{error}. Set MARQUEE_SHARED_DATA to the folder that holds the training data.")
    show(f"wrote {written}")


def evaluate(
    task: Annotated[Task, typer.Argument(help="What to evaluate.")],
    data: Annotated[Path, typer.Option(help="Labelled rows; docs/operating.md has the form.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Measure a bundled model on rows of your own."""
    with Bar() as bar:
        try:
            measures = _evaluate(task, data, _shares(bar))
        except (OSError, ValueError) as error:
            fail(f"{data}: {error}")
        except ModelMissing as error:
            fail(f"the model cannot be loaded: {error}")
    if as_json:
        show(json.dumps(measures))
        return
    for name, value in measures.items():
        show(f"{name:16} {value:.4f}" if isinstance(value, float) else f"{name:16} {value}")


def _train(task: Task, out: Path, seed: int, progress: Progress) -> Path:
    # torch takes seconds to import, so only these commands load it.
    if task is Task.SENTIMENT:
        from models.training.sentiment_train import train_sentiment

        file = out / "sentiment_linear" / "model.safetensors"
        train_sentiment(file, seed=seed, progress=progress)
        return file
    if task is Task.TOXICITY:
        from models.training.toxicity_train import train_toxicity

        file = out / "toxicity_linear" / "model.safetensors"
        train_toxicity(file, seed=seed, progress=progress)
        return file
    from models.datasets.sentiment import shared_data
    from models.training.recommend_train import train as train_recommend

    file = out / "films_movielens" / "model.npz"
    train_recommend(shared_data() / "recsys", file, seed=seed, progress=progress)
    return file


def _train_chat(
    out: Path, seed: int, minutes: float | None, progress: Progress, *, resume: bool
) -> Path:
    from models.training.chat_train import Recipe, train_chat

    folder, recipe = out / "chat_starter", Recipe(minutes=minutes)
    train_chat(folder, CHECKPOINTS, recipe, seed=seed, resume=resume, progress=progress)
    return folder


def _evaluate(task: Task, data: Path, progress: Progress) -> Mapping[str, object]:
    if task in (Task.SENTIMENT, Task.TOXICITY):
        from models.evaluation.texts import evaluate_texts, read_labelled

        name: Literal["sentiment", "toxicity"] = (
            "sentiment" if task is Task.SENTIMENT else "toxicity"
        )
        return evaluate_texts(name, read_labelled(data), progress=progress)
    if task is Task.CHAT:
        from models.evaluation.chat import evaluate_chat

        return evaluate_chat(data, progress=progress)
    from models.evaluation.recommend import evaluate_recommend

    return evaluate_recommend(data, progress=progress)


def _shares(bar: Bar) -> Progress:
    return lambda what, share: bar.report(what, round(100 * share), 100)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(train)
    app.command()(evaluate)
