"""Language, capitals, repetition, emoji and fingerprints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.text.fingerprint import essence, fingerprint, similarity
from rules.text.language import guess_language
from rules.text.shape import emoji, repetition, shouting
from tests.kit.clean import LINES


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hello there, how are you doing?", "en"),
        ("I can't install it, please help", "en"),
        ("привет, как у тебя дела", "ru"),
        ("это не работает, что делать?", "ru"),
        ("Привіт, як справи? Що нового?", "uk"),
        ("Здравейте, как сте? Не мога да вляза в сайта", "bg"),
        ("Здраво, како си данас?", "sr"),
        ("Zdravo, kako si danas, šta radiš", "sr"),
        ("Merhaba, nasılsın, bugün ne yapıyorsun?", "tr"),
        ("Ich habe das nicht verstanden, wie geht das?", "de"),
        ("hola que tal, muy bien gracias por todo", "other"),
        ("Bonjour, je ne suis pas sûr mais c'est bien", "other"),
        ("さようなら友達たち", "other"),
        ("ok", "unknown"),
        ("", "unknown"),
        ("https://example.org/the/and/of", "unknown"),
        ("12345 !!! 😀", "unknown"),
        ("asdf qwer zxcv", "unknown"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert guess_language(text) == language


CODES = {
    "English": "en",
    "Russian": "ru",
    "Ukrainian": "uk",
    "Bulgarian": "bg",
    "Serbian": "sr",
    "Turkish": "tr",
    "German": "de",
}


def test_language_is_rather_unknown_than_wrong() -> None:
    wrong = {
        (line, guess_language(line))
        for language, lines in LINES.items()
        for line in lines
        if guess_language(line) not in (CODES[language], "unknown")
    }
    assert wrong == set()


def test_capitals_are_counted_without_links_and_mentions() -> None:
    assert shouting("HELLO WORLD").share == 1.0
    assert shouting("ПРИВЕТ мир").share == pytest.approx(6 / 9)
    assert shouting("https://EXAMPLE.COM/ABC <@U1ABC> ok") == shouting("ok")
    assert shouting("").share == 0.0
    assert shouting("日本語").letters == 0


def test_repetition() -> None:
    got = repetition("aaaa b B b\nspam\nSPAM\n\nspam")
    assert (got.characters, got.words, got.lines) == (4, 3, 3)
    assert repetition("").characters == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("👨‍👩‍👧", 1),
        ("🇷🇺", 1),
        ("1️⃣", 1),
        ("<:abc:123456789>", 1),
        ("❤️👍🏽", 2),
        ("plain 123 #5", 0),
        ("😀😀😀", 3),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1),
    ],
)
def test_emoji(text: str, count: int) -> None:
    assert emoji(text) == count


def test_messages_that_read_the_same_share_a_fingerprint() -> None:
    same = [
        "Earn CASH now!!!",
        "earn cash now",
        "e\u200barn  cash,now",
        "ｅａｒｎ cash now",
        "eаrn cash now",
        "earn caaaash now",
    ]
    assert len({fingerprint(text) for text in same[:5]}) == 1
    assert fingerprint("earn cash now") != fingerprint("earn cash later")
    assert fingerprint("😀") != fingerprint("😡")


def test_similarity() -> None:
    assert similarity(essence("buy cheap gold at noon"), essence("buy cheap gold at nine")) > 0.8
    assert similarity("abc", "xyz", at_least=0.5) == 0.0


@given(st.text(max_size=300))
def test_nothing_raises(text: str) -> None:
    assert 0.0 <= shouting(text).share <= 1.0
    assert repetition(text).characters <= len(text)
    assert emoji(text) <= len(text)
    assert len(fingerprint(text)) == 16
    assert similarity(essence(text), essence(text)) == 1.0
    assert guess_language(text) in {"en", "ru", "uk", "bg", "sr", "tr", "de", "other", "unknown"}
