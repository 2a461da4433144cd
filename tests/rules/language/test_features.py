"""The pieces of a message: its own alone, whatever stands beside it, and the same however it is disguised."""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.language.features import LONGEST, ROWS, Pieces, pieces, reading

TEXTS: Final = st.text(
    st.one_of(st.characters(), st.sampled_from("aab дд\0\n'’*@#.1<😀\ud800\u0301\u202e \t-/"),
    st.characters(categories=["Cs"])),
    max_size=80,
)  # fmt: skip


def rows_of(found: Pieces, at: int) -> Counter[int]:
    return Counter(found.rows[found.starts[at] : found.starts[at + 1]].tolist())


def words_of(found: Pieces, at: int) -> list[int]:
    return [int(one) for one in found.words[found.word_starts[at] : found.word_starts[at + 1]]]


def said(text: str) -> tuple[Counter[int], list[int]]:
    found = pieces([reading(text)])
    return rows_of(found, 0), words_of(found, 0)


@given(st.lists(TEXTS, max_size=6))
def test_any_texts_have_pieces_in_bounds(texts: list[str]) -> None:
    found = pieces([reading(text) for text in texts])
    assert len(found.starts) == len(found.word_starts) == len(texts) + 1
    assert (found.starts[0], found.starts[-1]) == (0, len(found.rows))
    assert (found.word_starts[0], found.word_starts[-1]) == (0, len(found.words))
    assert (np.diff(found.starts) >= 1).all()
    assert (np.diff(found.word_starts) >= 0).all()
    for rows in (found.rows, found.words):
        assert rows.dtype == np.int64
        assert ((rows >= 0) & (rows < ROWS)).all()


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_a_batch_gives_what_each_message_gives_alone(texts: list[str]) -> None:
    readings = [reading(text) for text in texts]
    together = pieces(readings)
    for at, one in enumerate(readings):
        alone = pieces([one])
        assert rows_of(together, at) == rows_of(alone, 0)
        assert words_of(together, at) == words_of(alone, 0)


@given(TEXTS)
def test_a_reading_is_one_line_and_is_bounded(text: str) -> None:
    found = reading(text)
    assert "\n" not in found
    assert len(reading(text * 40)) <= LONGEST + 1


def test_nothing_at_all_has_no_pieces() -> None:
    found = pieces([])
    assert (len(found.rows), found.starts.tolist(), found.word_starts.tolist()) == (0, [0], [0])


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_empty_messages_keep_their_places(count: int) -> None:
    found = pieces([""] * count + ["word"])
    assert [len(rows_of(found, at)) for at in range(count)] == [1] * count
    assert words_of(found, count) == words_of(pieces(["word"]), 0)
    assert not any(words_of(found, at) for at in range(count))


def test_pieces_are_the_letters_within_words_words_and_pairs() -> None:
    # " ab ": _a ab b_ _ab ab_ _ab_, the word, and what every message has
    assert sum(said("ab")[0].values()) == 6 + 1 + 1
    assert sum(said("ab cd")[0].values()) == 12 + 2 + 1 + 1
    assert sum(said("a")[0].values()) == 2 + 1 + 1 + 1
    assert said("ab cd")[0] - said("ab")[0] - said("cd")[0] != Counter()  # the pair
    assert said("cd ab")[0] != said("ab cd")[0]


def test_a_word_has_the_same_row_wherever_it_stands() -> None:
    (row,) = said("idiot")[1]
    assert row in said("what an idiot")[1]
    assert row in said("Idiot, that is what you are")[1]
    assert row == pieces(["x " * 9_000 + "idiot"]).words[-1]  # further than the powers kept ready


def test_letters_count_twice_in_a_row_at_most() -> None:
    assert pieces(["sooo"]).words.tolist() == pieces(["soo"]).words.tolist() == pieces(["s" + "o" * 500]).words.tolist()
    assert pieces(["so"]).words.tolist() != pieces(["soo"]).words.tolist()
    assert said("no   way")[0] == said("no way")[0] == said("  no\t\nway ")[0]


def test_apostrophes_vanish_and_yo_is_ye() -> None:
    assert said("don't") == said("don’t") == said("dont")
    assert said("ещё") == said("еще")


@pytest.mark.parametrize(
    "channel",
    ["@someone ", "#general ", "https://example.com/a?b=c ", "www.example.org ", "<@123456> ", "<:smile:42> ",
    "12345 ", "?! ",
     "example.com/page ", "(...) ", "😀 ", "u17 "],
)  # fmt: skip
def test_what_identifies_a_channel_leaves_no_piece(channel: str) -> None:
    assert said(f"{channel}you are kind")[0] == said("you are kind")[0]
    assert said(f"ты добрый {channel}")[0] == said("ты добрый")[0]


@pytest.mark.parametrize(
    ("disguised", "meant"),
    [
        ("и д и о т", "идиот"), ("1d10t", "idiot"), ("d.u.m.b", "dumb"), ("ИДИ0Т", "идиот"), ("ｉｄｉｏｔ", "idiot"),
        ("𝐢𝐝𝐢𝐨𝐭", "idiot"), ("idіоt", "idiot"), ("i\u200bd\u200bi\u200bo\u200bt", "idiot"), ("i d i o t", "idiot"),
        ("YOU ARE DUMB", "you are dumb"), ("ду́рак", "дурак"), ("dypak", "dypak"),
    ],
)  # fmt: skip
def test_disguises_are_undone(disguised: str, meant: str) -> None:
    assert said(disguised) == said(meant)


def test_a_long_message_is_read_at_both_ends() -> None:
    text = "first " + "blah " * 300_000 + "last"
    found = set(said(text)[1])
    assert set(said("first")[1]) <= found
    assert set(said("last")[1]) <= found
    assert len(reading(text)) <= LONGEST + 1


def test_different_words_have_different_rows() -> None:
    words = [f"{one}{two}{three}" for one in "abcdж" for two in "eуo" for three in ("st", "ing", "ник", "mm")]
    assert len(set(pieces(words).words.tolist())) == len(words)
