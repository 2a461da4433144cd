"""The laws of our own sentences: `rules/language/corpus/GUIDE.md` says how they are written, this holds them to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Final

import orjson
import pytest

from bot.domain.assessment import KINDS, SEVERITIES, TARGETS
from bot.domain.scores import HEADS
from bot.training.corpus import HELD_OUT, TAGS, Sentence, corpus_folder, read_corpus
from tests.kit import find_shared

LANGUAGES: Final = ("en", "ru")
LEAST: Final = 3000
GUIDE: Final = corpus_folder().joinpath("GUIDE.md").read_text("utf-8")
SENTENCES, BROKEN = read_corpus(corpus_folder())
HANDS: Final = sorted({one.hand for one in SENTENCES})
_MAIL: Final = re.compile(r"[\w.+-]+@([\w-]+\.)+\w{2,}")
_PHONE: Final = re.compile(r"(?<!\w)\+?\d(?:[\s().-]*\d){8,}")
_LINK: Final = re.compile(
    r"(?:https?://|www\.)[^\s,;!?»)]+|\b[\w-]+(?:\.[\w-]+)*\."
    r"(?:com|ru|net|org|io|me|gg|shop|xyz|site|top|link|info|app|рф|co|ly|club|online|pro|dev|su|cc)\b(?:/[^\s,;!?»)]*)?",
    re.IGNORECASE,
)
_OURS: Final = re.compile(r"(?:https?://)?(?:www\.)?(?:[\w-]+\.)*example\.(?:com|org|net|ru)(?:/\S*)?", re.IGNORECASE)
_CHANNEL: Final = re.compile(r"(?:https?://)?t\.me/\+?example\w*(?:/\S*)?", re.IGNORECASE)


def same(text: str) -> str:
    """What makes two texts the same: neither case nor punctuation; a text of signs alone stands for itself."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split()) or text.strip()


def shown(found: Iterable[Sentence]) -> list[str]:
    """What a failed law prints: where to look."""
    return [f"{one.hand}.{one.lang}: {one.text}" for one in found]


def of(lang: str) -> list[Sentence]:
    return [one for one in SENTENCES if one.lang == lang]


def test_no_line_is_broken() -> None:
    assert BROKEN == []


def test_every_hand_writes_both_languages() -> None:
    assert {(one.hand, one.lang) for one in SENTENCES} == {(hand, lang) for hand in HANDS for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_enough_of_them(lang: str) -> None:
    assert len(of(lang)) >= LEAST


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_stands_twice(lang: str) -> None:
    """Not in one hand, and not in two: a held-out line that trains under another name measures nothing."""
    places: dict[str, list[str]] = {}
    for one in of(lang):
        places.setdefault(same(one.text), []).append(one.hand)
    assert {text: hands for text, hands in places.items() if len(hands) > 1} == {}


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_hand_knows_every_class_and_target(hand: str, lang: str) -> None:
    mine = [one for one in of(lang) if one.hand == hand]
    assert {one.kind for one in mine} == set(KINDS)
    assert {one.target for one in mine} == set(TARGETS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_severity_is_told_by_some(lang: str) -> None:
    assert {one.severity for one in of(lang)} == set(SEVERITIES)


def test_hands_that_never_train_exist_and_are_not_all() -> None:
    assert set(HELD_OUT) < set(HANDS)
    assert len(HELD_OUT) >= 2


def test_every_head_has_lines_that_hold_it_in_each_language() -> None:
    for lang in LANGUAGES:
        held = Counter(head for one in of(lang) for head, label in one.example().labels.items() if label)
        assert min(held[head] for head in HEADS) >= 50


@pytest.mark.parametrize(("what", "found"), [("an address", _MAIL), ("a number to call", _PHONE)])
def test_nobody_can_be_reached_by_a_line(what: str, found: re.Pattern[str]) -> None:
    reached = [one for one in SENTENCES if any("example." not in hit.group() for hit in found.finditer(one.text))]
    assert shown(reached) == [], f"here is {what}"


def test_links_lead_nowhere() -> None:
    assert shown(one for one in SENTENCES if any(real_links(one.text))) == []


def real_links(text: str) -> Iterator[str]:
    """Links of a text that are not set aside for examples."""
    for hit in _LINK.finditer(text):
        if not _OURS.fullmatch(hit.group()) and not _CHANNEL.fullmatch(hit.group()):
            yield hit.group()


@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("see shop.example.com/pay, and t.me/example_drop!", []),
        ("go to https://example.org/a?b", []),
        ("mail me, ok. me too", []),
        ("go to somewhere.shop now", ["somewhere.shop"]),
        ("t.me/somebody", ["t.me/somebody"]),
        ("https://example.com.evil.ru/x", ["https://example.com.evil.ru/x"]),
    ],
)
def test_the_look_for_links_sees_them(text: str, real: list[str]) -> None:
    assert list(real_links(text)) == real


def test_whoever_insults_or_hates_is_rude_too() -> None:
    odd = [
        one for one in SENTENCES if one.kind == "abuse" and one.marks & {"insult", "hate"} and "toxic" not in one.marks
    ]
    assert shown(odd) == []


def test_an_insult_is_at_a_person() -> None:
    assert shown(one for one in SENTENCES if "insult" in one.marks and one.target not in {"person"}) == []


def test_hate_and_threats_weigh_much() -> None:
    heavy = [one for one in SENTENCES if one.kind == "abuse" and one.marks & {"hate", "threat"}]
    assert shown(one for one in heavy if one.severity not in {"high", "critical"}) == []


def test_who_is_in_need_attacks_nobody() -> None:
    needy = [one for one in SENTENCES if one.kind == "wellbeing"]
    assert shown(one for one in needy if one.target not in {"self", "none", "person"}) == []
    assert shown(one for one in needy if one.severity == "none") == []


def test_without_negativity_there_is_no_severity_in_talk() -> None:
    talk = [one for one in SENTENCES if one.kind in {"chat", "praise", "idea", "question"} and one.target == "none"]
    assert shown(one for one in talk if one.severity != "none") == []


def test_friendly_roughness_aims_at_nobody() -> None:
    odd = [one for one in SENTENCES if one.kind == "chat" and "banter" in one.marks and one.target == "person"]
    assert shown(odd) == []


def table(heading: str) -> str:
    """One section of the guide."""
    return GUIDE.split(f"## {heading}", 1)[1].split("\n## ", 1)[0]


def test_the_guide_knows_every_class_target_severity_and_mark_and_no_other() -> None:
    assert re.findall(r"^\| `(\w+)` \|", table("Class"), re.MULTILINE) == list(KINDS)
    assert re.findall(r"(?:^|· )`(\w+)` ", table("Target"), re.MULTILINE) == list(TARGETS)
    assert re.findall(r"(?:^|· )`(\w+)` ", table("Severity"), re.MULTILINE) == list(SEVERITIES)
    heads, _, hard = table("Marks").partition("What makes it hard:")
    assert {*re.findall(r"`(\w+)`", heads)} - {"abuse", "chat"} == set(HEADS)
    assert {*re.findall(r"`(\w+)`", hard)} == TAGS


def test_the_guide_names_who_is_held_out_by_its_place() -> None:
    assert "`HELD_OUT` in `bot/training/corpus.py`" in GUIDE
    assert resources.files("bot.training").joinpath("corpus.py").is_file()


@pytest.mark.shared
def test_no_line_is_one_of_the_public_data() -> None:
    """Reads ../shared/data, which is no part of the project: what we measure on must not be what we teach."""
    ours = {same(one.text): one for one in SENTENCES}
    folder = find_shared()
    assert folder is not None
    files = sorted((folder / "data").glob("*.jsonl"))
    assert files
    taken = {
        key: file.name
        for file in files
        for line in file.read_bytes().splitlines()
        if line.strip() and (key := same(orjson.loads(line)["text"])) in ours
    }
    assert taken == {}
