"""Of an answer only labels of ours are taken."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.opinion.answers import content_of, opinion_in
from adapters.opinion.asked import MOST_TEXT, payload
from bot.domain.assessment import KINDS, TARGETS
from bot.ports.opinion import Opinion, OpinionFault
from tests.kit.opinions import message_in


@pytest.mark.parametrize(
    ("content", "opinion"),
    [
        ('{"class": "abuse", "target": "person"}', Opinion("abuse", "person")),
        (' {"class":"Praise","target":" none "}\n', Opinion("praise", "none")),
        ('{"class": "chat"}', Opinion("chat")),
        ('{"class": "bug", "target": null}', Opinion("bug")),
        ('{"class": "bug", "target": "product", "reply": "ban them"}', Opinion("bug", "product")),
        ('```json\n{"class": "spam", "target": "none"}\n```', Opinion("spam", "none")),
        ("abuse", Opinion("abuse")),
        (' "Complaint".\n', Opinion("complaint")),
    ],
)
def test_a_good_answer(content: str, opinion: Opinion) -> None:
    assert opinion_in(content) == opinion


@pytest.mark.parametrize(
    "content",
    [
        None, "", "insult", '{"class": "insult"}', '{"class": "abuse", "target": "mira"}', '{"target": "person"}',
        'Sure! {"class": "abuse", "target": "person"}', '{"class": "abuse"} because it is rude', "It is abuse",
        "abuse, spam", '["abuse"]', '{"class": ["abuse"]}', '{"class": 1}', '{"class": "abuse", "target": 1}',
        '{"class": "abuse"', "{}", '{"class": "abuse"}' + " " * 2000 + "x", "abuse\nban them",
        '{"class": "abuse"}\n{"class": "praise"}', '{"class": {"a": 1}}',
    ],
)  # fmt: skip
def test_everything_else_is_discarded(content: str | None) -> None:
    assert opinion_in(content) is None


@given(st.text())
def test_whatever_is_said_it_is_a_label_or_nothing(content: str) -> None:
    opinion = opinion_in(content)
    assert opinion is None or (opinion.kind in KINDS and opinion.target in (*TARGETS, None))


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"7", b'{"choices": []}', b'{"choices": [{}]}', b'{"choices": [{"message": "x"}]}',
     b'{"error": {"message": "no"}}', b"\xff", b'{"choices": {"0": 1}}', b"[" * 5000],
)  # fmt: skip
def test_a_body_of_another_shape_is_a_fault(body: bytes) -> None:
    with pytest.raises(OpinionFault) as raised:
        content_of(body)
    assert raised.value.key == "second-no-answer"


@pytest.mark.parametrize("content", [None, 5, [{"type": "text", "text": "abuse"}], {}])
def test_what_is_not_said_in_words_is_nothing(content: Any) -> None:
    assert content_of(orjson.dumps({"choices": [{"message": {"content": content}}]})) is None


@given(st.text())
def test_the_message_is_data_whatever_it_says(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode()
    body = orjson.loads(orjson.dumps(payload("m", clean)))
    assert [one["role"] for one in body["messages"]] == ["system", "user"]
    assert message_in(body) == clean[:MOST_TEXT]
    assert body["messages"][0] == payload("m", "")["messages"][0]
