"""Word forms, with and without the library."""

from __future__ import annotations

import pytest

import adapters.morphology
from adapters.fluent import load_texts
from adapters.morphology import PlainForms, RussianForms, load_morphology

RUSSIAN = RussianForms()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("дурак", {"дурак", "дурака", "дураку", "дураком", "дураки", "дураков", "дураками"}),
        ("дураками", {"дурак", "дурака"}),
        ("Врун", {"врун", "вруна", "вруны"}),
        ("ёж", {"ёж", "еж", "ежа", "ежей"}),
        ("еж", {"ёж", "еж", "ежами"}),
        ("врать", {"врать", "врёт", "врет", "врал", "врала", "ври"}),
    ],
)
def test_russian_forms(word: str, expected: set[str]) -> None:
    forms = RUSSIAN.forms(word)
    assert forms[0] == word.lower()
    assert expected <= set(forms)
    assert len(forms) == len(set(forms))
    assert all(form == form.lower() for form in forms)


def test_a_dictionary_form_brings_no_other_word() -> None:
    assert "мыть" not in RUSSIAN.forms("мыло")
    assert "мылом" in RUSSIAN.forms("мыло")


@pytest.mark.parametrize("word", ["liar", "Çok", "", "42", "вруниссимус", "дуpак", "дурак дурак", "🙂"])
def test_other_words_stay_alone(word: str) -> None:
    assert RUSSIAN.forms(word) == (word.lower(),)


def test_without_the_library_words_stay_as_they_are_and_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapters.morphology, "find_spec", lambda _name: None)
    plain = load_morphology()
    assert isinstance(plain, PlainForms)
    assert plain.forms("Дурак") == ("дурак",)
    assert plain.missing is not None
    assert "pip install" in load_texts().say(plain.missing, "ru")


def test_with_the_library_nothing_is_missing() -> None:
    chosen = load_morphology()
    assert isinstance(chosen, RussianForms)
    assert chosen.missing is None
