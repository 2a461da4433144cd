"""Reading our own sentences: what is broken is told by its line, and every mark reaches what it teaches."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.assessment import KINDS, TARGETS
from bot.domain.scores import HEADS
from bot.training.corpus import LONGEST, Broken, Sentence, read_corpus
from bot.training.example import COLUMNS


def read(folder: Path, text: str | bytes, name: str = "oak.en.tsv") -> tuple[list[Sentence], list[Broken]]:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_corpus(folder)


def test_a_line_is_read_with_its_hand_and_language(tmp_path: Path) -> None:
    (one,), broken = read(tmp_path, "# of oak\n\nabuse\tperson\tmedium\ttoxic,insult,quote\tyou donkey\n")
    assert broken == []
    marks = frozenset({"toxic", "insult", "quote"})
    assert one == Sentence("oak", "en", "abuse", "person", "medium", marks, "you donkey")


def test_files_come_in_a_fixed_order_and_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "GUIDE.md").write_text("chat\tnone\tnone\t\tno sentence")
    read(tmp_path, "chat\tnone\tnone\t\tприветик", "oak.ru.tsv")
    sentences, broken = read(tmp_path, "chat\tnone\tnone\t\thello", "ash.en.tsv")
    assert [(one.hand, one.lang) for one in sentences] == [("ash", "en"), ("oak", "ru")]
    assert broken == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("chat\tnone\tnone\thello", "4 fields instead of 5"),
        ("chat\tnone\tnone\t\thello\tthere", "6 fields instead of 5"),
        ("hello", "1 fields instead of 5"),
        ("talk\tnone\tnone\t\thello", "no class is called 'talk'"),
        ("chat\tme\tnone\t\thello", "no target is called 'me'"),
        ("chat\tnone\tmild\t\thello", "no severity is called 'mild'"),
        ("chat\tnone\tnone\tbanter,rude\thello", "no mark is called 'rude'"),
        ("chat\tnone\tnone\t\t  ", "the text is empty"),
        ("chat\tnone\tnone\t\t" + "a" * (LONGEST + 1), f"{LONGEST + 1} characters instead of {LONGEST}"),
        ("chat\tnone\tnone\t\ta\0b", "a control character"),
        ("chat\tnone\tnone\t\ta\u2028b", "a control character"),
        ("abuse\tperson\tmedium\tprofanity\tgo away", "without any of toxic"),
        ("talk\tme\tmild\t\thello", "no class is called 'talk'; no target is called 'me'; no severity"),
    ],
)
def test_a_broken_line_is_told_by_its_place_and_costs_no_other(tmp_path: Path, line: str, why: str) -> None:
    good = "chat\tnone\tnone\t\thello"
    sentences, broken = read(tmp_path, f"{good}\n{line}\n{good} you\n")
    assert [one.text for one in sentences] == ["hello", "hello you"]
    (one,) = broken
    assert one.place == "oak.en.tsv:2"
    assert why in one.why


def test_bytes_that_are_no_text_and_a_name_that_tells_no_language_are_told(tmp_path: Path) -> None:
    _, (one,) = read(tmp_path, b"chat\tnone\tnone\t\t\xff\xfe\n")
    assert (one.place, one.why) == ("oak.en.tsv:1", "the line is not UTF-8")
    (tmp_path / "oak.en.tsv").unlink()
    for name in ("oak.tsv", "oak.en.old.tsv", ".en.tsv"):
        _, (one,) = read(tmp_path, "chat\tnone\tnone\t\thello", name)
        assert (one.place, one.why) == (name, "a file is called <hand>.<language>.tsv")
        (tmp_path / name).unlink()


def test_windows_line_ends_stay_out_of_the_text(tmp_path: Path) -> None:
    (one,), broken = read(tmp_path, "chat\tnone\tnone\t\thello\r\n")
    assert (one.text, broken) == ("hello", [])


def test_a_sentence_teaches_every_head_its_class_and_its_target(tmp_path: Path) -> None:
    (one,), _ = read(tmp_path, "complaint\tproduct\thigh\tbug,irony\tgreat, it ate my save again")
    taught = one.example()
    assert (taught.text, taught.lang, taught.source) == (one.text, "en", "own/oak")
    assert (set(taught.kinds), set(taught.targets)) == ({"complaint"}, {"product"})
    yes = {column for column, label in taught.labels.items() if label}
    assert yes == {"complaint", "bug", "at-product"}
    assert set(HEADS) < set(taught.labels) <= set(COLUMNS)


def test_whether_swearing_is_rude_is_left_open_unless_a_hand_says_so(tmp_path: Path) -> None:
    sentences, _ = read(
        tmp_path, "chat\tuntargeted\tlow\tprofanity\tdamn rain\nabuse\tperson\tlow\tprofanity,toxic\tget the hell out"
    )
    assert ["toxic" in one.example().labels for one in sentences] == [False, True]
    assert [one.example().labels["profanity"] for one in sentences] == [1, 1]


@pytest.mark.parametrize("mark", ["insult", "threat", "hate"])
def test_whoever_attacks_is_rude_too(tmp_path: Path, mark: str) -> None:
    (one,), _ = read(tmp_path, f"abuse\tperson\tmedium\t{mark}\tgo and be a donkey elsewhere")
    labels = one.example().labels
    assert (labels["toxic"], labels[mark], labels["abuse"], labels["chat"]) == (1, 1, 1, 0)


@given(
    st.sampled_from(KINDS),
    st.sampled_from(TARGETS),
    st.sets(st.sampled_from(("toxic", *HEADS))),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=LONGEST),
)
def test_what_is_written_by_the_guide_is_read_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, kind: str, target: str, marks: set[str], text: str
) -> None:
    folder = tmp_path_factory.mktemp("hand")
    held = marks | ({"toxic"} if kind == "abuse" else set())
    (one,), broken = read(folder, f"{kind}\t{target}\tlow\t{','.join(sorted(held))}\t{text}")
    assert broken == []
    assert (one.kind, one.target, set(one.marks), one.text) == (kind, target, held, text)
    assert sum(value for column, value in one.example().labels.items() if column.startswith("at-")) == 1


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    sentences, broken = read(tmp_path_factory.mktemp("bytes"), raw)
    assert len(sentences) + len(broken) <= raw.count(b"\n") + 1
