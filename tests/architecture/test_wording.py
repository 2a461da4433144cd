"""The checks themselves: planted faults are found, good texts pass."""

from __future__ import annotations

import pytest

from tests.architecture import wording
from tests.architecture.usage import Usage, read_page, read_python


def pieces(source: str) -> list[str]:
    return wording.pieces(wording.parse(source)["x"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Прeдупредить", ["Прeдупредить"]),
        ("Cообщение удалено", ["Cообщение"]),
        ("Дайте Steward право в Telegram", []),
        ("IP-адрес и HTML-страница", []),
    ],
)
def test_mixed_words(text: str, found: list[str]) -> None:
    assert wording.mixed_words(text) == found


@pytest.mark.parametrize(
    "source",
    [
        "x = { $who } закрыл номер",
        "x = Закрыла { $who }",
        "x = Ты написал",
        "x = Я удалила сообщение",
        "x = { $who } закрыл(а)",
        "x = удалил/ла",
        'x = Правило "спам"',
        "x = Правило “спам”",
        "x = осталось { $n } мин",
        "x = осталось { $time } мин",
        "x = Медленный режим 30 с",
        "x = осталось 28 мин",
    ],
)
def test_faults_of_russian_are_found(source: str) -> None:
    assert any(wording.russian_faults(text) for text in pieces(source))


@pytest.mark.parametrize(
    "source",
    [
        "x = остался { $count }\u00a0день",
        "x = № { $n } с пометкой, пункт { $n } с краю",
        "x = закрыто · { $who } · через { $length }",
        "x = { $n } правила, { $n } канал",
        "x = «{ $title }»: сообщение удалено",
        "x = осталось { $n }\u00a0мин",
        "x = Вы написали: «{ $text }»",
        "x = { $when }. Правило сработало",
    ],
)
def test_good_russian_passes(source: str) -> None:
    assert [fault for text in pieces(source) for fault in wording.russian_faults(text)] == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Invalid value", "en", ["invalid"]),
        ("Подать апелляцию", "ru", ["апелляци"]),
        ("Кейс 214", "ru", ["кейс"]),
        ("This rule is valid", "en", []),
        ("Попросить посмотреть ещё раз", "ru", []),
    ],
)
def test_banned_words(text: str, language: str, found: list[str]) -> None:
    assert wording.banned_words(text, language) == found


def test_what_is_not_fluent_is_an_error() -> None:
    with pytest.raises(ValueError, match="not Fluent"):
        wording.parse("x = { $\n")


def test_references_and_variables() -> None:
    entry = wording.parse("x = { y } { -z } { $n ->\n   [one] { $a }\n  *[other] b\n }\n")["x"]
    assert wording.references(entry) == {"y", "-z"}
    assert wording.variables(entry) == {"n", "a"}


def test_sayings_are_found_in_python() -> None:
    found = Usage()
    read_python(
        'say("a-b", n=1)\n'
        'say("c-d" if x else "e-f", **more)\n'
        'Say(f"topic-{t}", ())\nSay("g-h", ())\nkey = "late-key"\n',
        found,
    )
    assert {(one.key, one.names) for one in found.said} == {
        ("a-b", frozenset({"n"})),
        ("c-d", None),
        ("e-f", None),
        ("g-h", None),
    }
    assert found.said[0].where == ":1"
    assert found.covers("late-key")
    assert found.covers("topic-spam")
    assert not found.covers("planted-unused")


def test_sayings_are_found_on_a_page() -> None:
    found = Usage()
    read_page("t('page-send'); t(`page-${name}-hint`); t('try-' + name); plural('page-new', n)", found)
    assert found.covers("page-send")
    assert found.covers("try-raid")
    assert found.covers("page-new-few")
    assert not found.covers("page-new-other-thing")
    assert not found.covers("planted-unused")
