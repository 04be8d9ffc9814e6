from __future__ import annotations

import asyncio
import io

import pytest
from pydantic import ValidationError

from models.tasks import RECOMMEND, SENTIMENT
from models.tasks.recommend import Reason, RecommendRequest, Suggestion
from models.tasks.sentiment import Mood, SentimentRequest
from models.tasks.word import Word
from models.worker import wire


def stream(data):
    reader = asyncio.StreamReader()
    reader.feed_data(data)
    reader.feed_eof()
    return reader


async def test_a_frame_reads_back_on_both_sides():
    message = {"id": 1, "text": "看 \u2028 \x00 \ud800 'quotes\""}
    data = wire.frame(message)
    assert await wire.read(stream(data)) == message
    assert wire.read_blocking(io.BytesIO(data)) == message


@pytest.mark.parametrize("keep", [0, 3, 4, 9])
async def test_a_torn_frame_is_the_end(keep):
    torn = wire.frame({"alive": True})[:keep]
    with pytest.raises(EOFError):
        await wire.read(stream(torn))
    assert wire.read_blocking(io.BytesIO(torn)) is None


async def test_an_absurd_length_is_refused_before_it_is_read():
    with pytest.raises(ValueError, match="bytes"):
        await wire.read(stream(b"\xff\xff\xff\xff"))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (SENTIMENT.request, SentimentRequest("很好\n")),
        (SENTIMENT.answer, Mood(0.25, 0.5, "en", (Word("good", 1.5, 0, 4),))),
        (RECOMMEND.request, RecommendRequest({7: 10}, frozenset({3}), frozenset({1, 2}), {5: 2})),
        (RECOMMEND.answer, [Suggestion(7, 1.25, 0.5, (Reason(3, 1.0),), "personal")]),
    ],
)
def test_requests_and_answers_survive_the_wire(kind, value):
    data = wire.frame({"values": wire.to_json(kind, [value])})
    message = wire.read_blocking(io.BytesIO(data))
    assert wire.from_json(kind, message["values"]) == [value]


@pytest.mark.parametrize("positive", [-0.1, 1.5, "high", None])
def test_an_answer_out_of_range_is_refused(positive):
    wired = {"positive": positive, "confidence": 0.5, "language": "en", "words": []}
    with pytest.raises(ValidationError):
        wire.from_json(Mood, [wired])
