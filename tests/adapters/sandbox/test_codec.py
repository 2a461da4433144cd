"""What the file keeps comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sandbox import codec
from bot.domain.content import (
    Button,
    ButtonStyle,
    Content,
    Countdown,
    Fact,
    Field,
    FieldKind,
    Form,
    Heading,
    Line,
    Look,
    Quote,
)
from bot.domain.events import (
    ButtonPressed,
    CommandUsed,
    Event,
    FormSubmitted,
    MemberJoined,
    MessageDeleted,
    MessagePosted,
)
from bot.domain.messages import Attachment, AttachmentKind, ChannelRef, Message, MessageRef, Reply, Surface, SurfaceKind
from bot.domain.people import AccountRef, Author
from bot.domain.text import Length, Moment, Several, say

text = st.text(max_size=6)
whole = st.integers(-(2**63), 2**63 - 1)
args = st.one_of(text, whole, st.builds(Moment, whole), st.builds(Length, whole))
words = st.one_of(
    text, st.builds(lambda key, one, more: say(key, a=one, b=Several(tuple(more))), text, args, st.lists(args))
)
buttons = st.lists(st.builds(Button, text, words, st.sampled_from(ButtonStyle), st.booleans(), text), max_size=2).map(
    tuple
)
blocks = st.one_of(
    st.builds(Heading, words, st.none() | words, text, st.none() | words),
    st.builds(Line, words, text),
    st.builds(Quote, text, st.lists(st.tuples(whole, whole), max_size=2).map(tuple), text, buttons),
    st.builds(Fact, words, words),
    st.builds(Countdown, words, whole, whole),
)
contents = st.builds(Content, st.lists(blocks, max_size=3).map(tuple), buttons, st.sampled_from(Look), st.booleans())
choices = st.lists(st.tuples(text, words), max_size=2).map(tuple)
fields = st.builds(Field, text, words, st.sampled_from(FieldKind), st.booleans(), words, text, choices, whole)
forms = st.builds(Form, text, words, st.lists(fields, max_size=2).map(tuple), words)

channels = st.builds(ChannelRef, text, text, text, text)
refs = st.builds(MessageRef, channels, text)
accounts = st.builds(AccountRef, text, text)
authors = st.builds(
    Author,
    accounts,
    text,
    st.booleans(),
    st.booleans(),
    st.none() | whole,
    st.none() | st.frozensets(text),
    st.none() | text,
)
files = st.builds(Attachment, st.sampled_from(AttachmentKind), text, text, st.none() | whole)
surfaces = st.builds(Surface, st.sampled_from(SurfaceKind), text)
messages = st.builds(
    Message, refs, authors, text, whole, st.none() | text, st.none() | whole,
    st.none() | st.builds(Reply, text, st.none() | accounts, text), mentions=st.lists(accounts, max_size=2).map(tuple),
    attachments=st.lists(files, max_size=2).map(tuple), extra=st.lists(surfaces, max_size=2).map(tuple),
)  # fmt: skip
pairs = st.lists(st.tuples(text, text), max_size=2).map(tuple)
happenings = st.one_of(
    st.builds(MessagePosted, messages), st.builds(MessageDeleted, refs, whole, st.none() | accounts),
    st.builds(MemberJoined, text, text, authors, whole), st.builds(ButtonPressed, text, authors, refs, text, whole),
    st.builds(FormSubmitted, text, pairs, authors, channels, text, whole),
    st.builds(CommandUsed, text, pairs, authors, channels, text, whole, st.none() | messages, st.booleans()),
)  # fmt: skip


@given(happenings)
def test_events_come_back(value: Event) -> None:
    assert codec.decode(codec.encode(value)) == value


@given(contents)
def test_contents_come_back(value: Content) -> None:
    back = codec.decode(codec.encode(value))
    assert back == value
    assert isinstance(back.look, Look)


@given(forms)
def test_forms_come_back(value: Form) -> None:
    assert codec.decode(codec.encode(value)) == value


def test_half_characters_become_whole_ones_of_the_same_length() -> None:
    assert codec.decode(codec.encode(Line("a\ud800б"))) == Line("a\ufffdб")


@pytest.mark.parametrize("damaged", ["", "{", '{"_": "Nothing"}', '{"_": "Moment"}', "{}"])
def test_a_damaged_row_is_an_error_and_no_value(damaged: str) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        codec.decode(damaged)
