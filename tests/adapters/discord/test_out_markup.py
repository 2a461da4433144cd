"""Steward's messages as Discord's components: never over a limit, never a ping, cards as people know them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord import markup
from adapters.discord.components import Where, read_press
from adapters.discord.literal import units
from adapters.discord.wording import Wording
from adapters.fluent import load_texts
from bot.domain.content import (
    Block,
    Button,
    ButtonStyle,
    Content,
    Countdown,
    Fact,
    Heading,
    Line,
    Look,
    Quote,
    plain,
)
from bot.domain.text import Moment, Several, Words, say
from bot.domain.time import SECOND
from tests.wire.discord.errors import ApiError
from tests.wire.discord.forms import V2, check_message, walk

TEXTS = load_texts()
NOW = 1_800_000_000 * SECOND
GUILD = Where("42")
NASTY = st.one_of(
    st.text(max_size=4000),
    st.text(alphabet="*_~`|<@>[]()#\n 👨\u200d👩🇩🇪e\u0301\u202e\x00\ud800", max_size=4000),
    st.just("@everyone <@1> <@&2> <#3> [x](https://y.example) ||z|| " * 60),
)
WORDS: st.SearchStrategy[Words] = st.one_of(
    NASTY,
    st.builds(lambda name, at: say("card-closed", number="1", name=name, took=Moment(at, "ago"), what=name),
              st.text(max_size=90), st.integers(0, 4 * NOW)),
)  # fmt: skip
LABELS: st.SearchStrategy[Words] = st.text(max_size=200)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kind = draw(st.integers(0, 4))
    if kind == 0:
        severity = draw(st.sampled_from(["", "low", "medium", "high", "critical"]))
        return Heading(draw(WORDS), draw(LABELS), severity, draw(LABELS), "clock", draw(st.sampled_from([0, NOW])))
    if kind == 1:
        return Line(draw(WORDS), draw(st.sampled_from(["", "strong", "quiet", "warn", "pills", "ask"])))
    if kind == 2:
        text = draw(NASTY)
        ends = st.integers(0, len(text))
        marks = draw(st.lists(st.tuples(ends, ends).map(lambda pair: (min(pair), max(pair))), max_size=4))
        return Quote(text, tuple(marks), draw(st.text(max_size=40)), tuple(draw(st.lists(buttons(), max_size=3))))
    if kind == 3:
        return Fact(draw(LABELS), draw(WORDS))
    return Countdown(draw(WORDS), NOW, 10 * SECOND)


@st.composite
def buttons(draw: st.DrawFn) -> Button:
    token = f"s1:case:{draw(st.integers(0, 60))}:{draw(st.sampled_from(['ok', 'ban', 'delete']))}"
    if draw(st.integers(0, 9)) == 0:
        token = "s1:go:77:88"
    picks = "room" if draw(st.integers(0, 15)) == 0 else ""
    style = draw(st.sampled_from(list(ButtonStyle)))
    return Button(token, draw(LABELS), style, draw(st.booleans()), draw(st.sampled_from(["", "ban"])), "", picks)


CONTENTS = st.builds(
    Content,
    st.lists(blocks(), max_size=12).map(tuple),
    st.lists(buttons(), max_size=70).map(tuple),
    st.sampled_from(list(Look)),
    st.booleans(),
)


def wording(language: str = "en") -> Wording:
    return Wording(TEXTS, language, NOW)


def text_of(components: list[dict[str, Any]]) -> str:
    return "\n".join(one["content"] for one in walk(components) if one["type"] == 10)


@settings(max_examples=60, deadline=None)
@given(CONTENTS, st.sampled_from(["en", "ru"]), st.booleans(), st.text(max_size=25))
def test_whatever_is_said_discord_would_take_it(one: Content, language: str, private: bool, nonce: str) -> None:
    drawn = markup.draw(one, wording(language), Where("42", private), nonce)
    check_message(drawn.body(), 0)
    assert sum(units(part["content"]) for part in walk(drawn.components) if part["type"] == 10) <= 4000
    assert drawn.body()["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert drawn.body()["flags"] & V2


@settings(max_examples=30, deadline=None)
@given(CONTENTS)
def test_an_answer_takes_as_many_messages_as_it_needs(one: Content) -> None:
    parts = markup.draw_parts(one, wording(), GUILD)
    for part in parts:
        check_message(part.body(markup.EPHEMERAL), 0)
    beneath = {button.token for block in one.blocks if isinstance(block, Quote) for button in block.tools}
    early = {part.get("custom_id") for drawn in parts[:-1] for part in walk(drawn.components)}
    assert not ({button.token for button in one.buttons if not button.picks} - beneath) & early


@settings(max_examples=80, deadline=None)
@given(st.lists(blocks(), min_size=1, max_size=6).map(tuple))
def test_nobody_is_mentioned_and_no_address_is_hidden(some: tuple[Block, ...]) -> None:
    said = text_of(markup.draw(Content(some, look=Look.CARD), wording(), GUILD).components)
    alive = re.sub(r"\\[^0-9A-Za-z\s]", "", said)
    alive = re.sub(r"<t:\d+:[tTdDfFR]>", "", alive)
    assert not re.search(r"<[@#:/a-z]|@everyone|@here|\]\(|https?://|\|\||`|~~", alive), alive


CARD = Content(
    (
        Heading(say("topic-insult"), say("card-number", number="214"), "high", say("card-waiting"), "clock", NOW),
        Line("Kestrel → Brann", "quiet"),
        Quote("you weren't even there, you *liar*", ((28, 34),), tools=(
            Button("s1:go:7:8", "open message", ButtonStyle.QUIET),
            Button("s1:case:214:around", "5 messages around", ButtonStyle.QUIET),
        )),
        Fact(say("card-rule"), "2: criticise ideas, not people"),
    ),
    (
        Button("s1:case:214:ok", say("press-ok")),
        Button("s1:case:214:delete", say("press-delete"), ButtonStyle.DANGER, icon="trash"),
        *(Button(f"s1:case:214:m{n}", f"more {n}", more=True) for n in range(30)),
    ),
    Look.CARD,
)  # fmt: skip


def test_a_card_tells_severity_by_colour_and_word_and_marks_the_words() -> None:
    (frame,) = markup.draw(CARD, wording(), GUILD).components
    said = text_of([frame])
    assert frame["type"] == 17
    assert frame["accent_color"] == markup.COLOURS["high"]
    assert "### Case 214 · " in said
    assert "**high**" in said
    assert f"<t:{NOW // SECOND}:R>" in said
    assert "> you weren't even there, you __**\\*liar\\***__" in said
    assert "**Rule** 2: criticise ideas, not people" in said


def test_buttons_stand_safe_first_and_the_rest_in_menus() -> None:
    (frame,) = markup.draw(CARD, wording(), GUILD).components
    tools, *rows = [one for one in frame["components"] if one["type"] == 1]
    link, around = tools["components"]
    assert (link["style"], link["url"]) == (5, "https://discord.com/channels/42/8/7")
    assert around["custom_id"] == "s1:case:214:around"
    face, first, second = rows
    assert [one["style"] for one in face["components"]] == [2, 4]
    assert face["components"][1]["emoji"] == {"name": "🗑️"}
    (menu,), (rest,) = first["components"], second["components"]
    assert menu["placeholder"] == "More"
    assert (len(menu["options"]), len(rest["options"])) == (25, 5)
    assert menu["options"][3] == {"label": "more 3", "value": "s1:case:214:m3"}
    assert read_press({"custom_id": menu["custom_id"], "values": ["s1:case:214:m3"]}).token == "s1:case:214:m3"


def test_in_private_a_button_tells_which_place_it_is_about() -> None:
    drawn = markup.draw(CARD, wording(), Where("42", private=True)).components
    ids = [one["custom_id"] for one in walk(drawn) if one["type"] == 2 and "custom_id" in one]
    assert "s1:case:214:ok@42" in ids
    pressed = read_press({"custom_id": "s1:case:214:ok@42"})
    assert (pressed.token, pressed.place) == ("s1:case:214:ok", "42")
    assert read_press({"custom_id": "s1:case:1:ok"}).place == ""


def test_a_chooser_brings_its_choice_under_the_token() -> None:
    one = Content((Line("Where?"),), (Button("s1:setup:room:pick", "Choose", picks="room"),), Look.LIST)
    drawn = markup.draw(one, wording(), GUILD).components
    (chooser,) = [part for part in walk(drawn) if part["type"] == 8]
    found = read_press({"custom_id": chooser["custom_id"], "values": ["123"]})
    assert (found.token, found.values) == ("s1:setup:room:pick", (("room", "123"),))


def test_each_reader_sees_moments_in_their_own_zone() -> None:
    one = say("card-who", parts=Several((Moment(NOW, "ago"), Moment(NOW, "date"), "<t:1:R>"), "dot"))
    said = text_of(markup.draw(plain(one), wording("ru"), GUILD).components)
    assert said == f"<t:{NOW // SECOND}:R> · <t:{NOW // SECOND}:D> · \\<t\\:1:R>"


def test_a_quote_of_4000_characters_and_250_names_is_cut_at_the_quote() -> None:
    names = Several(tuple(f"*name_{n}*" for n in range(250)), "comma")
    content = Content(
        (Heading("Insult", say("card-number", number="1"), "high"), Quote("*👨‍👩‍👧‍👦слово* " * 300),
         Fact(say("card-person"), say("card-who", parts=names))),
        CARD.buttons, Look.CARD,
    )  # fmt: skip
    drawn = markup.draw(content, wording(), GUILD, "n" * 25)
    check_message({**drawn.body(), "nonce": "n" * 25}, 0)
    said = text_of(drawn.components)
    assert drawn.cut
    assert "…" in said
    assert "**Person**" in said
    assert not re.search("\u200d(\n|…)", said)


def test_a_post_that_has_no_room_is_refused_and_a_card_never() -> None:
    long = Line("word " * 900)
    assert markup.too_long(Content((long,)), wording())
    assert not markup.too_long(Content((long,), look=Look.CARD), wording())
    assert not markup.too_long(Content((Line("short"), Quote("word " * 900)), look=Look.NOTICE), wording())


def test_the_nonce_is_known_again_by_the_components_alone() -> None:
    for content in (CARD, plain("hello"), Content((Line("a"),), CARD.buttons[:1])):
        components = markup.draw(content, wording(), GUILD, "abc").components
        assert markup.carries(components, "abc")
        assert not markup.carries(components, "abd")
        assert not markup.carries(components, "")
    assert not markup.carries([], "abc")


def test_the_wire_refuses_what_is_over_the_limit() -> None:
    with pytest.raises(ApiError):
        check_message({"flags": V2, "components": [{"type": 10, "content": "x" * 4001}]}, 0)
