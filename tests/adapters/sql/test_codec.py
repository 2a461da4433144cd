"""Values as JSON and back: every row, every event, every act; and what can't be read."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.catalog import TABLES
from adapters.sql.codec import Codec, Unreadable
from adapters.sql.hints import field_types, is_enum, is_row, members
from adapters.sql.statements import Statements
from adapters.sql.text import Unclean, clean
from bot.domain import actions, events
from bot.domain.actions import Act, DeleteMessage, SendMessage
from bot.domain.content import Content, Line
from bot.domain.events import EVENT_VERSION, Event, MessageDeleted
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.text import Length, Several, say
from bot.ports.store import Table
from bot.ports.tables import INBOX

REF = MessageRef(ChannelRef("sandbox", "place", "general"), "9")
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
NUMBER = st.integers(-(2**63), 2**63 - 1)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: NUMBER,
    float: FINITE,
    bool: st.booleans(),
    bytes: st.binary(max_size=8),
    type(None): st.none(),
}


def values_of(hint: Any, depth: int = 4) -> st.SearchStrategy[Any]:
    """Values of a type, made from its own declaration; `depth` ends what holds itself."""
    if hint in LEAVES:
        return LEAVES[hint]
    if is_enum(hint):
        return st.sampled_from(list(hint))
    if is_row(hint):
        return st.builds(hint, **{name: values_of(one, depth - 1) for name, one in field_types(hint).items()})
    many = members(hint)
    if len(many) > 1:
        flat = [one for one in many if not is_row(one)]
        return st.one_of(*(values_of(one, depth) for one in (many if depth > 0 or not flat else flat)))
    inner = hint.__args__
    if hint.__origin__ is frozenset:
        return st.frozensets(values_of(inner[0], depth), max_size=3)
    if hint.__origin__ is tuple and inner[-1] is Ellipsis:
        return st.lists(values_of(inner[0], depth - 1), max_size=0 if depth <= 0 else 2).map(tuple)
    if hint.__origin__ is tuple:
        return st.tuples(*(values_of(one, depth) for one in inner))
    return st.sampled_from(inner)  # a Literal


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_every_row_comes_back_through_its_columns(table: Table[Any], data: st.DataObject) -> None:
    made = Statements(table)
    row = data.draw(values_of(table.row))
    fast = _fast(made, row)
    careful = made.encode_with_care(row)
    assert made.decode(*careful) == row
    assert fast in (None, careful)
    assert all(isinstance(value, int | float | str | bytes | None) for value in careful)


def _fast(made: Statements, row: Any) -> Any:
    try:
        return made.encode(row)
    except Unclean:
        return None


@pytest.mark.parametrize("union", [Event, Act], ids=["event", "act"])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_event_and_act_comes_back_with_its_tag(union: Any, data: st.DataObject) -> None:
    member = data.draw(st.sampled_from(members(union)))
    value = data.draw(values_of(member))
    codec = Codec(union)
    text = codec.encode_clean(value)
    assert codec.decode(text) == value
    head = json.loads(text)
    assert head["$"] == member.__name__
    assert head.get("$v") == (EVENT_VERSION if union is Event else None)


def test_every_class_of_the_unions_is_there() -> None:
    for module, union in ((events, Event), (actions, Act)):
        declared = {one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__}
        assert set(members(union)) >= declared - {events.Incoming}


def test_unions_within_unions() -> None:
    inside = say("key", n=1, many=Several((Length(3), 1.5, "a", say("other"))))
    act = SendMessage(REF.channel, Content((Line(inside), Line("own words"))), "en")
    assert Codec(Act).decode(Codec(Act).encode(act)) == act


BROKEN = [
    ('{"$":"Teleported","$v":1}', "Teleported"),
    ('{"$":"MessageDeleted","$v":99,"at":1}', "version 99"),
    ('{"$":"MessageDeleted","$v":1,"at":1}', "ref"),
    (
        '{"$":"MessageDeleted","$v":1,"ref":{"channel":{"platform":"x","place":"y","id":"z"},"id":"9"},"at":"soon"}',
        "at",
    ),
    ('{"at":1}', ""),
    ("[]", ""),
    ("null", ""),
    ('{"$":"MessageDeleted"', ""),
    ("", ""),
    ("[" * 100_000, ""),
]


@pytest.mark.parametrize(("text", "why"), BROKEN, ids=lambda one: one[:40])
def test_what_cannot_be_read_is_a_value_that_is_written_back_unchanged(text: str, why: str) -> None:
    codec = Codec(Event)
    read = codec.decode(text)
    assert isinstance(read, Unreadable)
    assert why in read.why
    assert read.raw == text
    assert codec.encode(read) == text


CODECS = (Codec(Event), Codec(Act))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_at_all_raises(text: str) -> None:
    for codec in CODECS:
        assert isinstance(codec.decode(text), Unreadable)


def test_an_unreadable_field_leaves_its_row_whole() -> None:
    made = Statements(INBOX)
    values = ["s", "e", 1, 1, "talk", "p", "q", '{"$":"Teleported"}', "elsewhere", 0, "", 5]
    row = made.decode(*values)
    assert row.seq == 1
    assert isinstance(row.event, Unreadable)
    assert isinstance(row.state, Unreadable)
    assert "elsewhere" in row.state.why
    assert list(made.encode_with_care(row)) == values


def test_later_fields_with_defaults_and_unknown_ones_are_no_harm() -> None:
    text = (
        '{"$v":1,"at":5,"$":"MessageDeleted","ref":{"channel":{"platform":"x","place":"y","id":"z"},"id":"9"},"new":1}'
    )
    assert Codec(Event).decode(text) == MessageDeleted(MessageRef(ChannelRef("x", "y", "z"), "9"), 5)


@pytest.mark.parametrize("value", [DeleteMessage(REF), "a word", None, object()], ids=lambda one: type(one).__name__)
def test_a_stranger_is_no_event(value: Any) -> None:
    with pytest.raises(ValueError, match="is no"):
        Codec(Event).encode(value)


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_what_is_no_number_is_refused(number: float) -> None:
    act = SendMessage(REF.channel, Content((Line(say("key", n=number)),)), "en")
    with pytest.raises(ValueError, match="finite"):
        Codec(Act).encode(act)


@settings(deadline=None)
@given(st.text(st.characters(), max_size=30))
def test_cleaning_keeps_the_length_and_is_done_once(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert clean(cleaned) == cleaned
    cleaned.encode()
    assert "\0" not in cleaned


def test_json_is_made_the_same_way_each_time() -> None:
    codec = Codec(frozenset[str])
    assert {codec.encode(frozenset(order)) for order in ("abc", "cba", "bca")} == {
        msgspec.json.encode([*"abc"]).decode()
    }
