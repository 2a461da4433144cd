"""Forms fit where platforms show them, and lengths come back as they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.contests import forms
from activities.contests.model import Contest, Deciding, Entering, Kind
from activities.schedule.words import read_span
from bot.domain.content import Form
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from tests.kit.town import TEXTS

LABEL, HINT, FIELDS = 45, 100, 5
"""A modal of Discord: https://discord.com/developers/docs/components/reference#text-input"""
NOW = 1_800_000_000 * SECOND
FULL = Contest(1, 1, 1, "Lantern", Kind.UGC, ends=NOW + 200 * DAY, entering=Entering.HASHTAG, hashtag="x")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("make", [forms.words_form, forms.who_form, forms.how_form, forms.entry_form])
@pytest.mark.parametrize("one", [FULL, Contest(1, 1, 1, "")])
def test_forms_fit(make: object, one: Contest, language: str) -> None:
    form = make(one)  # type: ignore[operator]  # one of the four above
    assert isinstance(form, Form)
    assert len(form.fields) <= FIELDS
    said = [TEXTS.say(form.title, language, zone="Asia/Kathmandu"), TEXTS.say(form.submit, language)]
    said += [TEXTS.say(field.label, language, zone="Asia/Kathmandu") for field in form.fields]
    assert [text for text in said if len(text) > LABEL] == []
    hints = [TEXTS.say(field.hint, language, zone="Asia/Kathmandu") for field in form.fields if field.hint]
    assert [text for text in hints if len(text) > HINT] == []


@given(st.integers(1, 400), st.sampled_from([SECOND, MINUTE, HOUR, DAY]))
def test_a_length_is_read_as_it_is_shown(count: int, unit: int) -> None:
    assert read_span(forms.span_text(count * unit)) == count * unit


@given(st.dictionaries(st.sampled_from(["title", "prize", "about", "ends", "places"]), st.text(max_size=80)))
def test_any_words_leave_a_draft_that_can_be_shown(values: dict[str, str]) -> None:
    changed, faults = forms.read_words(FULL, values, NOW, "Europe/Berlin")
    assert changed.title
    assert 1 <= changed.places <= 50
    assert all(TEXTS.say(fault, "ru") for fault in faults)


@given(
    st.dictionaries(st.sampled_from(["tenure", "messages", "roles", "winners", "staff"]), st.text(max_size=40)),
    st.dictionaries(st.sampled_from(["entering", "hashtag", "claim", "judging", "source"]), st.text(max_size=40)),
)
def test_any_conditions_too(who: dict[str, str], how: dict[str, str]) -> None:
    changed, faults = forms.read_who(FULL, who)
    changed, more = forms.read_how(changed, how)
    assert changed.gate.tenure >= 0
    assert changed.entering is not Entering.BUTTON
    assert changed.judging > 0
    assert all(TEXTS.say(fault, "en") for fault in (*faults, *more))


@pytest.mark.parametrize(
    ("kind", "by", "deciding"),
    [("giveaway", "jury", Deciding.CHANCE), ("jury", "", Deciding.JURY), ("vote", "chance", Deciding.VOTE),
     ("ugc", "", Deciding.VOTE), ("ugc", "chance", Deciding.CHANCE), ("ugc", "jury", Deciding.JURY)],
)  # fmt: skip
def test_who_decides(kind: str, by: str, deciding: Deciding) -> None:
    assert forms.kind_of(kind, by)[1] is deciding
