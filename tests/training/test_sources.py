"""Reading public files: every row teaches something or is told with its file, its line and a plain reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.assessment import KINDS, TARGETS
from bot.training.corpus import Broken
from bot.training.example import COLUMNS
from bot.training.rows import read_rows
from bot.training.sources import SOURCES, Source, read_source

NAMED: Final = {one.name: one for one in SOURCES}
GOOD: Final[dict[str, tuple[str, ...]]] = {
    "tox_en_davidson": ("hate", "offensive", "neither"),
    "tox_en_hatexplain": ("hatespeech", "offensive", "normal"),
    "tox_en_paradetox": ("toxic", "neutral_rewrite"),
    "emotion_en_goemotions": ("anger", "gratitude", "neutral"),
    "chat_en_irc_ubuntu": ("context", "reply", "start"),
    "intent_en_clinc150": ("translate", "oos"),
    "intent_en_banking77": ("card_arrival",),
    "requests_en_appreviews": ("bug_report", "feature_request", "rating", "user_experience"),
    "spam_en_sms": ("spam", "ham"),
    "lexicon_badwords": ("badword",),
    "tox_ru_2ch_pikabu": ("toxic", "neutral"),
    "tox_ru_russe_detox": ("toxic", "neutral_rewrite"),
    "spam_ru_telegram": ("spam", "ham"),
}


def put(folder: Path, source: Source, *lines: bytes | dict[str, Any], split: str = "train") -> None:
    raw = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines]
    (folder / f"{source.name}.{split}.jsonl").write_bytes(b"\n".join(raw))


def test_every_source_has_a_row_here() -> None:
    assert set(GOOD) == set(NAMED)


@pytest.mark.parametrize(("name", "label"), [(name, label) for name, labels in GOOD.items() for label in labels])
def test_text_and_label_are_enough(tmp_path: Path, name: str, label: str) -> None:
    put(tmp_path, NAMED[name], {"text": "so it goes", "label": label})
    (one,), broken = read_source(tmp_path, NAMED[name])
    assert broken == []
    assert (one.text, one.source) == ("so it goes", name)
    assert one.lang == ("unknown" if name == "lexicon_badwords" else name.split("_")[1])
    assert set(one.labels) <= set(COLUMNS)
    assert set(one.labels.values()) <= {0, 1}
    assert one.kinds <= set(KINDS)
    assert one.targets <= set(TARGETS)


@pytest.mark.parametrize(
    ("name", "label", "column", "taught"),
    [
        ("tox_en_davidson", "hate", "hate", 1),
        ("tox_en_davidson", "offensive", "hate", 0),
        ("tox_en_davidson", "offensive", "toxic", 1),
        ("tox_en_hatexplain", "hatespeech", "toxic", 1),
        ("tox_en_hatexplain", "normal", "toxic", 0),
        ("tox_ru_russe_detox", "neutral_rewrite", "toxic", 0),
        ("tox_ru_2ch_pikabu", "toxic", "toxic", 1),
        ("emotion_en_goemotions", "gratitude", "praise", 1),
        ("emotion_en_goemotions", "anger", "anger", 1),
        ("requests_en_appreviews", "bug_report", "bug", 1),
        ("requests_en_appreviews", "feature_request", "idea", 1),
        ("spam_ru_telegram", "spam", "spam", 1),
        ("spam_en_sms", "ham", "spam", 0),
    ],
)
def test_a_label_teaches_its_column(tmp_path: Path, name: str, label: str, column: str, taught: int) -> None:
    put(tmp_path, NAMED[name], {"text": "so it goes", "label": label})
    (one,), _ = read_source(tmp_path, NAMED[name])
    assert one.labels[column] == taught


def test_what_is_not_rude_may_still_be_hate(tmp_path: Path) -> None:
    """A file that knows no hate leaves it unknown instead of saying no."""
    put(tmp_path, NAMED["tox_en_paradetox"], {"text": "so it goes", "label": "neutral_rewrite", "toxic": 0})
    (one,), _ = read_source(tmp_path, NAMED["tox_en_paradetox"])
    assert "hate" not in one.labels


def test_the_row_s_own_word_on_toxicity_goes_before_its_label(tmp_path: Path) -> None:
    source = NAMED["tox_en_davidson"]
    put(tmp_path, source, {"text": "so it goes", "label": "offensive", "toxic": 0})
    (one,), _ = read_source(tmp_path, source)
    assert one.labels["toxic"] == 0


BAD: Final[tuple[tuple[bytes, str], ...]] = (
    (b"not json", "the line is not JSON"),
    (b'{"text": "cut', "the line is not JSON"),
    (b"\x00\x00", "the line is not JSON"),
    (b'{"text": "a\x00b", "label": "ham"}', "the line is not JSON"),
    (b'{"text": "\xff", "label": "ham"}', "the line is not JSON"),
    (rb'{"text": "\ud800", "label": "ham"}', "the line is not JSON"),
    (rb'{"text": "x \udc00 y", "label": "ham"}', "the line is not JSON"),
    (b"[" * 5000, "the line is not JSON"),
    (b"NaN", "the line is not JSON"),
    (b"[1, 2]", "the line is not a JSON object"),
    (b"5", "the line is not a JSON object"),
    (b'"text"', "the line is not a JSON object"),
    (b"null", "the line is not a JSON object"),
    (b"{}", "it has no 'text'; it has no 'label'"),
    (b'{"label": "ham"}', "it has no 'text'"),
    (b'{"text": "hello"}', "it has no 'label'"),
    (b'{"text": 5, "label": "ham"}', "its 'text' is a number instead of a text"),
    (b'{"text": 5.5, "label": "ham"}', "its 'text' is a number instead of a text"),
    (b'{"text": null, "label": "ham"}', "its 'text' is null instead of a text"),
    (b'{"text": true, "label": "ham"}', "its 'text' is true or false instead of a text"),
    (b'{"text": ["a"], "label": "ham"}', "its 'text' is a list instead of a text"),
    (b'{"text": {"a": 1}, "label": "ham"}', "its 'text' is an object instead of a text"),
    (b'{"text": "", "label": "ham"}', "its 'text' is empty"),
    (b'{"text": " \\n\\t ", "label": "ham"}', "its 'text' is empty"),
    (b'{"text": "a\\u0000b", "label": "ham"}', "its 'text' holds a NUL character"),
    (b'{"text": "hello", "label": ""}', "its 'label' is empty"),
    (b'{"text": "hello", "label": 1}', "its 'label' is a number instead of a text"),
    (b'{"text": "hello", "label": ["ham"]}', "its 'label' is a list instead of a text"),
    (b'{"text": "hello", "label": "eggs"}', "no label is called 'eggs'; known are ham, spam"),
    (b'{"text": "hello", "label": "ham", "lang": 5}', "its 'lang' is no language"),
    (b'{"text": "hello", "label": "ham", "toxic": "1"}', "its 'toxic' is neither 0 nor 1"),
    (b'{"text": "hello", "label": "ham", "toxic": 7}', "its 'toxic' is neither 0 nor 1"),
    (b'{"text": "hello", "label": "ham", "labels": "joy"}', "its 'labels' are no list of texts"),
    (b'{"text": "hello", "label": "ham", "labels": [[]]}', "its 'labels' are no list of texts"),
)


@pytest.mark.parametrize(("line", "why"), BAD)
def test_a_broken_row_is_told_by_its_line_and_costs_no_other(tmp_path: Path, line: bytes, why: str) -> None:
    source = NAMED["spam_en_sms"]
    good = {"text": "see you at eight", "label": "ham", "lang": "en"}
    put(tmp_path, source, good, b"", line, good)
    examples, broken = read_source(tmp_path, source)
    assert [one.text for one in examples] == ["see you at eight"] * 2
    (one,) = broken
    assert one.place == "spam_en_sms.train.jsonl:3"
    assert one.why.startswith(why)
    assert "see you" not in one.why


def test_an_intent_may_have_any_name_but_not_none(tmp_path: Path) -> None:
    source = NAMED["intent_en_clinc150"]
    put(tmp_path, source, {"text": "where is it?", "label": "a name of their own"}, {"text": "where is it?"})
    examples, broken = read_source(tmp_path, source)
    assert (len(examples), len(broken)) == (1, 1)


def test_a_file_that_is_not_there_is_told_by_its_path(tmp_path: Path) -> None:
    for source in SOURCES:
        with pytest.raises(FileNotFoundError, match=rf"{source.name}\.train\.jsonl"):
            read_source(tmp_path, source)
    (tmp_path / "spam_en_sms.train.jsonl").mkdir()
    with pytest.raises(FileNotFoundError, match=r"spam_en_sms\.train\.jsonl") as fault:
        read_source(tmp_path, NAMED["spam_en_sms"])
    assert fault.value.filename == str(tmp_path / "spam_en_sms.train.jsonl")


def test_an_empty_file_teaches_nothing(tmp_path: Path) -> None:
    put(tmp_path, NAMED["spam_en_sms"], b"")
    assert read_source(tmp_path, NAMED["spam_en_sms"]) == ([], [])


def test_a_mark_of_byte_order_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    source = NAMED["spam_en_sms"]
    put(tmp_path, source, b'\xef\xbb\xbf{"text": "hello", "label": "ham"}\r', b'{"text": "bye", "label": "ham"}\r')
    examples, broken = read_source(tmp_path, source)
    assert ([one.text for one in examples], broken) == (["hello", "bye"], [])


def test_another_part_of_a_file_is_read_by_its_name(tmp_path: Path) -> None:
    source = NAMED["spam_en_sms"]
    put(tmp_path, source, {"text": "hello", "label": "eggs"}, split="other")
    assert read_source(tmp_path, source, "other")[1][0].place == "spam_en_sms.other.jsonl:1"


@pytest.mark.parametrize("source", SOURCES, ids=lambda one: one.name)
@given(
    row=st.dictionaries(
        st.sampled_from(("text", "label", "labels", "lang", "toxic")),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats()
            | st.text()
            | st.sampled_from(("ham", "toxic", "hate")),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
            max_leaves=4,
        ),
    )
)
def test_no_row_breaks_the_reading(
    tmp_path_factory: pytest.TempPathFactory, source: Source, row: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("rows")
    put(folder, source, row)
    examples, broken = read_source(folder, source)
    assert len(examples) + len(broken) == 1
    assert all(one.why and one.place == f"{source.name}.train.jsonl:1" for one in broken)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    file = tmp_path_factory.mktemp("bytes") / "some.jsonl"
    file.write_bytes(raw)
    for number, row in read_rows(file, {"ham"}):
        assert 1 <= number <= raw.count(b"\n") + 1
        assert isinstance(row, dict | Broken)
