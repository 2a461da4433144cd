"""The model as it is shipped: any text is answered, in order, quickly, and the obvious is seen."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bootstrap import scorer
from bot.domain.assessment import KINDS, SEVERITIES, TARGETS, Assessment
from bot.domain.scores import HEADS, Scores
from rules.language.model import BATCH
from rules.language.traits import unpack

TEXTS: Final = st.text(
    st.one_of(st.characters(), st.sampled_from("aя 😀\ud800\0\n*@.#'1\u202e\u0301"),
    st.characters(categories=["Cs"])), max_size=120
)  # fmt: skip
MIXED: Final = (
    "you are an idiot",
    "привет всем",
    "",
    "how do I reset my password?",
    "你好世界",
    "😀",
    " \n ",
    "ты дурак",
    "thanks!",
)


def said(text: str) -> Assessment:
    (found,) = scorer().assess([text])
    assert found is not None
    return found


@settings(max_examples=300)
@given(st.lists(TEXTS, max_size=4))
def test_any_texts_are_answered_in_order_as_each_alone(texts: list[str]) -> None:
    found = scorer().assess(texts)
    assert len(found) == len(texts)
    for text, one in zip(texts, found, strict=True):
        assert one == scorer().assess([text])[0]
        assert (one is None) == (not text.strip())
        if one is not None:
            assert all(0 <= score <= 1 for score in astuple(one.scores))
            assert (one.kind in KINDS, one.target in TARGETS, one.severity in SEVERITIES) == (True, True, True)
            assert unpack(one.traits) is not None


def test_nothing_is_said_of_nothing() -> None:
    assert scorer().assess([]) == []
    assert scorer().assess(["", " ", "\n\t", "\u3000"]) == [None] * 4
    assert scorer().logits([]).shape[0] == 0


@pytest.mark.parametrize("count", [1, BATCH - 1, BATCH, BATCH + 1, 3 * BATCH + 5])
def test_order_holds_beyond_a_batch(count: int) -> None:
    texts = [MIXED[at % len(MIXED)] for at in range(count)]
    alone = {text: scorer().assess([text])[0] for text in MIXED}
    assert scorer().assess(texts) == [alone[text] for text in texts]


def test_scores_alone_are_those_of_the_assessments() -> None:
    assert scorer().score(MIXED) == [one.scores if one else None for one in scorer().assess(MIXED)]


@pytest.mark.parametrize(
    "text", ["eres un idiota y nadie te quiere", "Du bist ein Idiot", "你是白痴", "أنت غبي", "ти просто дурень, і все"]
)
def test_other_languages_are_not_judged_and_it_says_so(text: str) -> None:
    found = said(text)
    assert found.scores == Scores()
    assert (found.kind, found.target, found.severity, found.human) == ("chat", "none", "none", ())
    assert [one.key for one in found.why] == ["assess-unknown-language"]


@pytest.mark.parametrize("text", ["😀😀", "12345", "...", "👍🏽"])
def test_what_has_no_words_is_plain_chat(text: str) -> None:
    found = said(text)
    assert (found.lang, found.scores, found.kind, found.why) == ("unknown", Scores(), "chat", ())


def test_threads_get_the_same_answers() -> None:
    texts = [f"{text} {number}" for number in range(60) for text in MIXED]
    alone = scorer().assess(texts)
    with ThreadPoolExecutor(2) as pool:
        assert all(one == alone for one in pool.map(lambda _: scorer().assess(texts), range(6)))


def _disguised(dice: random.Random) -> str:
    return " ".join("".join(dice.choice(".-_*/") + letter for letter in "idiot") for _ in range(3000))


DICE: Final = random.Random(4)
BENIGN: Final = "we met in the library after lunch and talked about the new map, it was nice and everyone had time. "
HOSTILE: Final = {
    "one letter": "a" * 100_000,
    "emoji": "😀🎉👩\u200d👩" * 750,
    "zalgo": "".join(
        one + "".join(chr(0x300 + DICE.randrange(100)) for _ in range(20)) for one in "you are so bad " * 200
    ),
    "single letters": "a b c d e f g " * 7_000,
    "random bytes": DICE.randbytes(15_000_000).decode("utf-8", "replace"),
    "random letters": DICE.randbytes(1_000_000).decode("latin-1"),
    "disguised words": _disguised(DICE),
    "leet": "1d10t l0$er " * 5_000,
    "masks": "i***t d**b " * 6_000,
    "hosts": "w-w." * 750,
    "dotted": "a-b_c." * 500,
    "two scripts": "дypak идиoт " * 8_000,
    "links": "http://a.b.c/" * 8_000,
    "mentions": "<@" * 50_000,
    "apostrophes": "'" * 100_000,
    "overrides": "\u202eabc " * 20_000,
    "lone surrogates": "\ud800" * 3_000,
    "line ends": "a\n" * 50_000,
}


def spent(text: str) -> float:
    """Seconds of this core, the best of some rounds."""
    found = []
    for _ in range(5):
        begin = time.process_time()
        scorer().assess([text])
        found.append(time.process_time() - begin)
    return min(found)


@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_texts_cost_a_bounded_multiple_of_a_plain_one(name: str) -> None:
    text = HOSTILE[name]
    plain = (BENIGN * (len(text) // len(BENIGN) + 1))[: len(text)]
    assert spent(text) <= 20 * spent(plain)
    assert scorer().assess([text])[0] is not None


def test_a_megabyte_is_soon_answered() -> None:
    assert spent((BENIGN * 10_200)[:1_000_000]) < 0.05
    assert spent("ты здесь? " * 100_000) < 0.05


@pytest.mark.parametrize("text", ["{filler} you dumb liar", "you dumb liar {filler}"])
def test_a_long_message_is_read_at_both_ends(text: str) -> None:
    filler = "the weather is calm and the map is fine. " * 100
    calm, rude = scorer().logits([filler, text.format(filler=filler)])
    assert (calm != rude).any()


ATTACKS: Final = ("you are an idiot", "shut up you stupid moron", "you're a pathetic loser", "ты идиот",
"ты тупой дурак, заткнись",
                  "закрой рот, придурок")  # fmt: skip
SWEARING: Final = (
    "damn, it's cold today",
    "damn I forgot my keys again",
    "блин, опять дождь",
    "чёрт, забыл ключи дома",
)
PRODUCT: Final = ("the new update is awful, bring the old menu back",
"ваше приложение ужасное, постоянно теряет мои данные",
                  "новое обновление отвратительное, верните старое меню")  # fmt: skip
THANKS: Final = ("thank you so much, this is great!", "thanks everyone, you're awesome",
"спасибо большое, всё отлично!",
                 "вы молодцы, классное обновление")  # fmt: skip
ASKING: Final = (
    "how do I reset my password?",
    "where can I find the rules?",
    "как сбросить пароль?",
    "где посмотреть расписание?",
)
DANGER: Final = (
    "I don't want to live anymore",
    "I want to kill myself",
    "не хочу больше жить, думаю покончить с собой",
)


@pytest.mark.parametrize("text", ATTACKS)
def test_an_insult_at_a_person_is_abuse(text: str) -> None:
    found = said(text)
    assert (found.kind, found.target) == ("abuse", "person")
    assert any(one.key.endswith("-at-person") for one in found.why)
    assert found.severity in {"medium", "high", "critical"}


@pytest.mark.parametrize("text", ["I will find you and kill you", "я тебя найду и убью"])
def test_a_threat_needs_a_person(text: str) -> None:
    found = said(text)
    assert found.kind == "abuse"
    assert "assess-human-threat" in [one.key for one in found.human]


@pytest.mark.parametrize("text", SWEARING)
def test_swearing_at_nobody_is_no_abuse(text: str) -> None:
    assert said(text).kind not in {"abuse", "spam"}


@pytest.mark.parametrize("text", PRODUCT)
def test_criticism_of_the_product_is_a_complaint_and_wants_an_answer(text: str) -> None:
    found = said(text)
    assert found.kind in {"complaint", "bug"}
    assert found.target == "product"
    assert "assess-human-answer" in [one.key for one in found.human]


@pytest.mark.parametrize("text", THANKS)
def test_thanks_are_praise(text: str) -> None:
    found = said(text)
    assert (found.kind, found.human) == ("praise", ())


@pytest.mark.parametrize("text", ASKING)
def test_a_question_is_one(text: str) -> None:
    assert said(text).kind == "question"


@pytest.mark.parametrize("text", DANGER)
def test_somebody_in_danger_needs_a_person(text: str) -> None:
    found = said(text)
    assert found.kind == "wellbeing"
    assert "assess-human-danger" in [one.key for one in found.human]
    assert found.severity in {"high", "critical"}


@pytest.mark.parametrize(
    "text",
    [
        "𝐲𝐨𝐮 𝐚𝐫𝐞 𝐚𝐧 𝐢𝐝𝐢𝐨𝐭",
        "y o u  a r e  a n  i d i o t",
        "you are an 1d10t",
        "ты  и д и о т",
        "ты идиoт",
        "ты и.д.и.о.т",
    ],
)
def test_a_disguise_hides_no_insult(text: str) -> None:
    assert said(text).kind == "abuse"


def test_every_head_is_scored() -> None:
    assert tuple(said("hello there").scores.__slots__) == HEADS
