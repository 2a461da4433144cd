"""Content as Telegram text: nothing a person wrote becomes anything else, nothing is longer or wider than it may be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import MessageEntity

from adapters.fluent import load_texts
from adapters.memory.clock import START
from adapters.telegram.markup import CARD_LINES, LONGEST, compose, compose_all
from adapters.telegram.runs import JOINER, clusters, cut, is_seen, tame, units
from adapters.telegram.words import Reader
from bot.domain.content import Button, ButtonStyle, Content, Countdown, Fact, Heading, Line, Look, Quote
from bot.domain.text import Moment, Several, Spoken, say
from bot.domain.time import DAY, HOUR, MINUTE
from tests.wire.telegram.text import detect, read_entities

TEXTS = load_texts()
EN, RU = Reader(TEXTS, "en", START), Reader(TEXTS, "ru", START)
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("@/#$.:<>&\"'_\n\u200d\u0301\u202e\u2066\ud800\ue000\ue001👩🏽🇩🇪abcйё "),
    ),
    max_size=400,
)
WORDS = st.sampled_from(
    ["@bobby", "see @bobby.", "https://a.org/x", "t.me/spam", "/ban_all", "x@y.org", "www.evil.com", "#tag", "<b>x</b>",
     "пример.рф", "tg://user?id=1", "(evil.com)", "/start@steward_bot"]
)  # fmt: skip
LITERAL = st.one_of(NASTY, st.lists(st.one_of(WORDS, NASTY), max_size=6).map(" ".join))
OURS = {"bold", "underline", "expandable_blockquote", "text_link", "date_time"}


def sound(text: str, entities: list[MessageEntity]) -> None:
    """The wire's reading of Telegram's rules takes it: whole signs, within the text, no more than a hundred."""
    assert 0 < units(text) <= LONGEST
    assert text.strip()
    assert len(entities) <= 100
    kept = read_entities(text, [one.to_dict() for one in entities])
    assert len(kept) == len(entities)
    assert {str(one.type) for one in entities} <= OURS
    text.encode("utf-8")


def test_a_numbered_value_has_one_colon() -> None:
    blocks = (Fact("Rule", "2: no spam"), Fact("Rule", "House rule 2"), Fact("Mode", "10:30"))
    text, _ = compose(Content(blocks), Reader(TEXTS, "en", 0))
    assert text.split("\n") == ["Rule 2: no spam", "Rule: House rule 2", "Mode: 10:30"]


@given(LITERAL, LITERAL, st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=4))
@settings(max_examples=300, deadline=None)
def test_a_quote_is_never_a_name_an_address_a_command_or_a_tag(
    text: str, author: str, marks: list[tuple[int, int]]
) -> None:
    content = Content((Quote(text, tuple(marks), author),))
    said, entities = compose(content, EN)
    sound(said, entities)
    assert detect(said) == []
    shown = said.replace(JOINER, "")
    assert "‮" not in shown
    assert "⁦" not in shown


@given(LITERAL)
@settings(max_examples=300, deadline=None)
def test_a_name_inside_a_sentence_pings_nobody_and_leads_nowhere(name: str) -> None:
    for reader in (EN, RU):
        words = say("card-left", name=name)
        content = Content((Line(words), Fact(say("card-person"), say("card-who", parts=Several((name,), "dot")))))
        said, entities = compose(content, reader)
        sound(said, entities)
        assert detect(said) == []


def test_steward_names_its_own_commands_so_that_they_can_be_tapped() -> None:
    said, _ = compose(Content((Line(say("screen-twin", command="/setup room")),)), EN)
    assert [one["type"] for one in detect(said)] == ["bot_command"]
    assert detect(compose(Content((Line(say("card-channel", channel="raids")),)), EN)[0]) == []


@given(LITERAL)
@settings(max_examples=200, deadline=None)
def test_bare_words_may_hold_a_link_and_still_ping_nobody(text: str) -> None:
    said, entities = compose(Content((Line(text), Line(Spoken((("", text),))))), EN)
    sound(said, entities)
    assert not [one for one in detect(said) if one["type"] in ("mention", "email")]


def test_what_is_seen_stays_as_it_was_written() -> None:
    text = "see @bobby at https://a.org/x or /ban_all #now x@y.org, 3.14 and etc."
    assert tame(text).replace(JOINER, "") == text
    assert tame("3.14, 12:30, 1/2, etc.") == "3.14, 12:30, 1/2, etc."
    assert tame("да/нет и т.д.").replace(JOINER, "") == "да/нет и т.д."
    assert compose(Content((Line("rules: https://a.org/rules"),)), EN)[0] == "rules: https://a.org/rules"


@given(
    st.lists(st.one_of(LITERAL, st.sampled_from(["x" * 3000, "я\n" * 900, "👩🏽‍🚀" * 700])), min_size=1, max_size=30),
    LITERAL,
)
@settings(max_examples=60, deadline=None)
def test_a_card_has_at_most_twelve_lines_and_fits(lines: list[str], quote: str) -> None:
    blocks = (
        Heading("Insult", "Case 214", "high"),
        *(Line(one, "quiet") for one in lines),
        Quote(quote * 9, ((0, 3),)),
    )
    for look in (Look.CARD, Look.DECIDED):
        said, entities = compose(Content(blocks, look=look), EN)
        sound(said, entities)
        assert said.count("\n") < CARD_LINES


@given(
    st.lists(st.one_of(NASTY, st.sampled_from(["слово " * 800, "👩🏽‍🚀" * 900, "a" * 9000])), min_size=1, max_size=5)
)
@settings(max_examples=40, deadline=None)
def test_long_texts_are_several_messages_that_say_everything(lines: list[str]) -> None:
    content = Content(tuple(Line(one) for one in lines))
    parts = compose_all(content, EN)
    for said, entities in parts:
        sound(said, entities)
    every = "\n".join(tame(one, links=True, commands=True) for one in lines)
    assert _squeezed("".join(said for said, _ in parts)) == _squeezed(every if is_seen(every) else "…")
    signs = set(clusters(every))
    assert all(clusters(said)[-1] in signs or not is_seen(every) for said, _ in parts)


def _squeezed(text: str) -> str:
    """Without spaces and what shows nothing: where a text is cut, the space between goes."""
    return "".join(one for one in text if is_seen(one))


@given(
    st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("é👩🏽‍🚀🇩🇪👨‍👩‍👧й̆")), max_size=60),
    st.integers(1, 40),
)
@settings(max_examples=300, deadline=None)
def test_cutting_keeps_whole_signs(text: str, most: int) -> None:
    short = cut(text, most)
    assert units(short) <= most
    if short != text:
        assert text.startswith(short.removesuffix("…")[: len(short) - 1].rstrip())
        kept = short.removesuffix("…")
        assert "".join(clusters(text)).startswith(kept)
        assert kept == "" or any("".join(clusters(text)[:n]).rstrip() == kept for n in range(len(clusters(text)) + 1))


@pytest.mark.parametrize("sign", ["👩🏽‍🚀", "🇩🇪", "é", "👨‍👩‍👧‍👦", "й̆", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_what_people_see_as_one_sign_is_one(sign: str) -> None:
    assert clusters(sign) == [sign]
    assert clusters(sign * 3) == [sign] * 3
    assert cut(sign * 3, units(sign) * 2) == sign + "…"


def test_times_are_shown_in_the_readers_own_zone() -> None:
    content = Content(
        (Line(say("card-held", since=Moment(START + MINUTE, "time"))), Countdown("Ban", START + HOUR, HOUR))
    )
    said, entities = compose(content, EN)
    assert [(str(one.type), one.date_time_format) for one in entities if one.type == "date_time"] == [
        ("date_time", "t"), ("date_time", "t"),
    ]  # fmt: skip
    first = next(one for one in entities if one.type == "date_time")
    assert first.unix_time is not None
    assert int(first.unix_time.timestamp()) == (START + MINUTE) // 1_000_000
    assert "08:01" in said
    assert "until 09:00 UTC" in said
    near, _ = compose(content, Reader(TEXTS, "en", START, "Europe/Berlin"))
    assert "09:01" in near
    assert "until 10:00 CET" in near
    later, marks = compose(Content((Line(say("telegram-until", at=Moment(START + 30 * DAY, "until"))),)), RU)
    assert later.startswith("до ")
    assert marks[0].date_time_format == "Dt"


def test_a_chats_name_has_no_sign_of_a_channel_and_peoples_words_keep_theirs() -> None:
    where = Several((say("card-channel", channel="Raids"), say("card-who", parts=Several(("#topic",)))))
    said, _ = compose(Content((Line(say("card-who", parts=where)),)), EN)
    assert "#" not in said.partition("Raids")[0]
    assert f"#{JOINER}topic" in said


def test_a_card_reads_as_it_should() -> None:
    go = Button("s1:go:77:-1002000000001", "open message", ButtonStyle.QUIET)
    around = Button("s1:case:214:around", "5 messages around", ButtonStyle.QUIET)
    card = Content(
        (
            Heading("Insult at a person", "Case 214", "high", aside="28 min left", icon="clock"),
            Line("Kestrel → Brann, #raids", "quiet"),
            Quote("you weren't even there, you liar", ((28, 32),), tools=(go, around)),
            Fact("Rule", "House rule 2"),
            Line("Could not mute Kestrel", "warn"),
        ),
        look=Look.CARD,
    )
    said, entities = compose(card, EN)
    assert said.replace(JOINER, "").split("\n") == [
        "Case 214 · Insult at a person · high · ⏳ 28 min left",
        "Kestrel → Brann, #raids · open message",
        "you weren't even there, you liar",
        "Rule: House rule 2",
        "⚠️ Could not mute Kestrel",
    ]
    links = [one.url for one in entities if one.type == "text_link"]
    assert links == ["https://t.me/c/2000000001/77"]
    raw = said.encode("utf-16-le")
    marked = [raw[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le") for one in entities
              if one.type == "underline"]  # fmt: skip
    assert marked == ["liar"]


def test_what_has_no_words_is_still_a_message() -> None:
    for content in (Content(()), Content((Line(" "),)), Content((Quote("\u2066\u202e"),))):
        assert compose(content, EN)[0] == "…"
        assert compose_all(content, EN)[0][0] == "…"
