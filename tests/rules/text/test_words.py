"""Word lists: what is a term, where it is found, and where it must not be."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.text.views import views
from rules.text.words import Hit, TermError, WordList
from tests.kit import evasion
from tests.kit.clean import LINES, TRAPS


def found(listed: WordList, text: str) -> list[str]:
    return [hit.term for hit in listed.find(views(text))]


@pytest.mark.parametrize(
    ("term", "key"),
    [
        ("", "term-empty"),
        ("   ", "term-empty"),
        ("\u200b", "term-empty"),
        ("*", "term-star"),
        ("id*ot", "term-star"),
        ("*idiot", "term-star"),
        ("idiot**", "term-star"),
        ("...", "term-punctuation"),
        ("a*", "term-short"),
        ("x" * 300, "term-long"),
    ],
)
def test_a_bad_term_is_refused_with_its_reason(term: str, key: str) -> None:
    with pytest.raises(TermError) as refusal:
        WordList(["fine", term])
    assert refusal.value.key == key
    assert isinstance(refusal.value.args, dict)
    assert refusal.value.said.key == key


def test_hits_carry_the_administrators_words_and_original_spans() -> None:
    listed = WordList(["Idiot*", "верните  деньги"])
    text = "Вы… ВЕРНИТЕ\n\tденьги, i\u200bdiotic!"
    assert listed.find(views(text)) == (Hit(4, 19, "верните  деньги"), Hit(21, 29, "Idiot*"))


@pytest.mark.parametrize(
    ("term", "text", "hit"),
    [
        ("idiot", "idiot", True),
        ("idiot", "idiots", False),
        ("idiot", "idiot's", True),
        ("idiot", '_idiot_ ||idiot|| `idiot` "idiot"', True),
        ("idiot", "https://example.org/idiot/1", True),
        ("idiot", "see https://example.org and then idiot", True),
        ("idiot", "```\nidiot\n```", True),
        ("idiot", "idiot&nbsp;you", True),
        ("idiot", "xidiot", False),
        ("idiot*", "idiotic", True),
        ("дурак", "ты дурак!", True),
        ("дурак", "дураки", False),
        ("дурак*", "ДУРАКИ", True),
        ("ежик", "ёжик", True),
        ("Ёжик", "ежик", True),
        ("doesn't work", "it doesn’t work", True),
        ("kill yourself", "kill  yourself", True),
        ("kill yourself", "kill. yourself", False),
        ("c++", "c++ is hard", True),
        ("18+", "это 18+!", True),
        ("t.me/easy", "see t.me/easy now", True),
        ("@everyone", "hey @everyone", True),
        ("🖕", "ну ты 🖕🏽", True),
        ("дуpак", "ну ты дурак", True),  # typed by the administrator with a Latin p
        ("straße", "STRAẞE", True),
    ],
)
def test_whole_words_prefixes_and_phrases(term: str, text: str, hit: bool) -> None:
    assert (term in found(WordList([term]), text)) is hit


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("ass", "as sure as class, assess, Scunthorpe as-s-et"),
        ("shit", "is hit, this hit, she-it, as.hit"),
        ("hell", "he'll, shell, he’ll, she-ll"),
        ("rapist", "the therapist"),
        ("хуй", "подстрахуй меня"),
        ("чаеп*", "ты чай, я пью"),
        ("ебать", "хлебать, употреблять, колебать"),
        ("манда", "команда и мандат"),
        ("бля", "рубля, кораблям"),
        ("пид*", "скипидар"),
        ("bot", "вот так, вот и всё"),
        ("cop", "сор вынесли"),
        ("sik", "sık sık"),
        ("schon", "schön"),
        ("ass*", "reply as.soon as.sure"),
        ("bred", "the bread was bred"[:9]),
        ("бред", "a horse is bred here"),
        ("рот", "es ist rot und gelb"),
        ("ага", "a g a"[:3]),
    ],
)
def test_ordinary_words_pass(term: str, text: str) -> None:
    assert found(WordList([term]), text) == []


def test_clean_text_of_six_languages_is_not_caught_by_traps() -> None:
    listed = WordList(TRAPS)
    caught = {(hit.term, line) for lines in LINES.values() for line in lines for hit in listed.find(views(line))}
    assert caught == set()


@pytest.mark.parametrize("name", evasion.ENGLISH)
def test_english_disguises_are_undone(name: str) -> None:
    assert _recall(evasion.ENGLISH[name], evasion.ENGLISH_WORDS, evasion.ENGLISH_SENTENCES[0]) >= 0.9


@pytest.mark.parametrize("name", evasion.RUSSIAN)
def test_russian_disguises_are_undone(name: str) -> None:
    assert _recall(evasion.RUSSIAN[name], evasion.RUSSIAN_WORDS, evasion.RUSSIAN_SENTENCES[0]) >= 0.9


def _recall(transform: evasion.Transform, words: list[str], sentence: str) -> float:
    listed = WordList(words)
    dice = random.Random(3)
    return sum(word in found(listed, sentence.format(transform(word, dice))) for word in words) / len(words)


@pytest.mark.parametrize(
    "text",
    [
        "y o u i d i o t",
        "y o u   i d i o t",
        "i\nd\ni\no\nt",
        "[i][d][i][o][t]",
        "i😀d😀i😀o😀t",
        "idi😀t",
        "1d1000t",
        "ｉ ｄ ｉ ｏ ｔ",
        "іd1оt",
        "iiddiioott",
        "i**ot",
        "idio*",
        "\u202etoidi\u202c",
        "\U000e0069\U000e0064\U000e0069\U000e006f\U000e0074",
        "id.iot",
        "id**io**t",
        "#idiot",
        "x y z " * 60 + "i d i o t",
        "i d i o t " + "x y z " * 60,
        "idiot228",
        "ты idiот",
    ],
)
def test_one_word_in_many_shapes(text: str) -> None:
    assert found(WordList(["idiot", "идиот"]), text) != []


def test_phrases_are_found_through_disguises() -> None:
    listed = WordList(["kill yourself"])
    assert found(listed, "go k1ll yourse1f") == ["kill yourself"]
    assert found(listed, "k i l l   y o u r s e l f") == ["kill yourself"]
    assert found(listed, "kіll yоursеlf") == ["kill yourself"]


def test_word_forms_are_expanded_when_building() -> None:
    forms = {"дурак": ["дурак", "дурака", "дураком"], "старый": ["старый", "старого"]}
    listed = WordList(["дурак", "старый дурак"], forms=lambda word: forms.get(word, [word]))
    assert found(listed, "с дураком не спорят") == ["дурак"]
    assert found(listed, "вижу старого дурака") == ["старый дурак", "дурак"]
    assert found(listed, "s durakom ne sporyat") == ["дурак"]


@given(st.text(max_size=300))
def test_nothing_raises_and_spans_lie_in_the_text(text: str) -> None:
    for hit in WordList(["idiot", "дурак*", "kill you", "a1"]).find(views(text)):
        assert 0 <= hit.start < hit.end <= len(text)


@given(
    st.sampled_from(sorted(evasion.BOTH)),
    st.sampled_from(evasion.ENGLISH_WORDS + evasion.RUSSIAN_WORDS),
    st.randoms(use_true_random=False),
    st.text(alphabet=" .,!?)(abcxyzабвжъ", max_size=12),
)
def test_a_hit_points_at_the_disguised_word(name: str, word: str, dice: random.Random, around: str) -> None:
    disguised = evasion.BOTH[name](word, dice)
    text = f"{around} — {disguised} — {around}"
    for hit in WordList([word]).find(views(text)):
        assert word in found(WordList([word]), text[hit.start : hit.end])


def test_thirty_thousand_terms_are_built_and_searched() -> None:
    terms = [f"{one}{two}{three}" for one in "bdfgklmnpr" for two in range(100) for three in range(30)]
    words = [term.translate(str.maketrans("0123456789", "aeiouyxzhs")) for term in terms]
    listed = WordList(dict.fromkeys([*words, "идиот"]))
    assert found(listed, "ты идиот") == ["идиот"]
    assert found(listed, "и д и о т и") != []
