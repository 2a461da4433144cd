"""What Discord writes is read whole, whatever stands in it: surfaces, authors, and garbage of its shapes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.authors import Authors, language_of
from adapters.discord.channels import Channels
from adapters.discord.delivery import Delivery
from adapters.discord.messages import Messages, is_written
from adapters.discord.reading import clean, first_id, id_of, iso_time, made_at, number_of
from adapters.discord.surfaces import hidden_links
from bot.domain.events import Incoming
from bot.domain.messages import AttachmentKind, Message, SurfaceKind
from tests.adapters.discord.hearing import Heard, Notes, platform_for
from tests.kit.run import run
from tests.kit.scenes import judge, rule
from tests.wire.discord import DiscordWire

BASE: dict[str, Any] = {
    "id": "1573316453795364864",
    "channel_id": "20",
    "guild_id": "10",
    "type": 0,
    "content": "",
    "author": {"id": "1441044882763284483", "username": "bob", "global_name": "Bob"},
    "member": {"nick": None, "roles": ["30", "31"], "joined_at": "2026-01-02T03:04:05.000006+00:00"},
}


def _read(**item: Any) -> Message:
    messages = Messages(
        Authors(lambda guild, role: {30: "Regulars"}.get(role, "")), Channels(lambda guild, channel: None)
    )
    found = messages.read({**BASE, **item}, "10")
    assert found is not None
    return found


def test_author() -> None:
    author = _read().author
    assert (author.name, author.roles, author.role_names) == ("Bob", {"30", "31"}, {"Regulars"})
    assert author.joined_at == 1_767_323_045_000_006
    assert author.created_at == made_at(1441044882763284483)
    assert _read(member={"nick": "Robert"}).author.name == "Robert"
    assert _read(member=None).author.roles is None
    assert _read(webhook_id="5").author.is_bot


def test_embeds_are_read_whole() -> None:
    embed = {
        "title": "1", "author": {"name": "2"}, "description": "3", "footer": {"text": "6"},
        "fields": [{"name": "4", "value": "5"}], "url": "https://elsewhere.example",
    }  # fmt: skip
    message = _read(embeds=[embed])
    assert [one.text for one in message.extra] == ["1", "2", "3", "4", "5", "6"]
    assert {one.kind for one in message.extra} == {SurfaceKind.EMBED}
    assert message.links == ("https://elsewhere.example",)
    assert _read(content="see https://elsewhere.example", embeds=[embed]).links == ()


def test_forward_says_what_it_passes_on_with_its_files() -> None:
    inner = {
        "content": "forwarded [x](https://hidden.example)",
        "attachments": [{"filename": "a.png", "content_type": "image/png", "size": 3, "description": "alt"}],
        "sticker_items": [{"id": "1", "name": "wave"}],
        "embeds": [{"title": "in the forward"}],
    }
    reference = {"type": 1, "message_id": "77", "channel_id": "5"}
    message = _read(message_snapshots=[{"message": inner}], message_reference=reference)
    assert message.forwarded
    assert message.reply is None
    assert message.text == "forwarded [x](https://hidden.example)"
    assert [(one.kind, one.text) for one in message.extra] == [(SurfaceKind.EMBED, "in the forward")]
    assert message.links == ("https://hidden.example",)
    assert [(one.kind, one.name, one.description) for one in message.attachments] == [
        (AttachmentKind.PHOTO, "a.png", "alt"),
        (AttachmentKind.STICKER, "wave", ""),
    ]


@pytest.mark.parametrize("unless", ["", "unless.quoted = true\n"])
def test_a_forwarded_insult_is_the_forwarders(unless: str) -> None:
    inner = {"content": "you idiot"}
    message = _read(
        content="", message_snapshots=[{"message": inner}], message_reference={"type": 1, "message_id": "7"}
    )
    assert message.text == "you idiot"
    source = rule('when.says_any = ["idiot*"]\n' + unless + 'then.flag = "insult"')
    assert [one.rule for one in judge(source, message).hits] == ["r"]


def test_words_beside_a_forward_are_judged_as_well() -> None:
    snapshots = [{"message": {"content": "the first"}}, {"message": {"content": "the second"}}, {"message": None}]
    message = _read(content="own", message_snapshots=snapshots)
    assert [one.text for one in message.surfaces()] == ["own", "the first", "the second"]
    assert {one.kind for one in message.surfaces()} == {SurfaceKind.TEXT}


def test_text_of_components() -> None:
    nested = [{"type": 17, "components": [{"type": 10, "content": "shown"}, {"type": 1, "components": []}]}]
    assert [one.text for one in _read(components=nested).extra] == ["shown"]


@pytest.mark.parametrize(
    ("media", "flags", "kind"),
    [
        ("image/gif", 0, AttachmentKind.ANIMATION),
        ("video/mp4", 0, AttachmentKind.VIDEO),
        ("audio/ogg", 0, AttachmentKind.AUDIO),
        ("audio/ogg", 1 << 13, AttachmentKind.VOICE),
        ("application/zip", 0, AttachmentKind.FILE),
        (None, 0, AttachmentKind.FILE),
    ],
)
def test_kinds_of_files(media: str | None, flags: int, kind: AttachmentKind) -> None:
    message = _read(attachments=[{"filename": "x", "content_type": media}], flags=flags)
    assert message.attachments[0].kind is kind


def test_mentions_once_each() -> None:
    message = _read(mentions=[{"id": "5"}, {"id": "6"}, {"id": "5"}, {"id": "x"}], mention_everyone=True)
    assert [one.id for one in message.mentions] == ["5", "6"]
    assert message.mentions_everyone


@pytest.mark.parametrize("kind", [1, 6, 7, 8, 18, 21, 24, 46, 999, None, "0"])
def test_lines_of_discord_are_no_messages(kind: Any) -> None:
    assert not is_written({**BASE, "type": kind})


def test_hidden_links() -> None:
    text = "[a](https://one.example/x) [b](<http://two.example>) [c](ftp://no) plain https://three.example"
    assert hidden_links({}, text) == ("https://one.example/x", "http://two.example")


def test_language() -> None:
    assert [language_of(one) for one in ("en-US", "ru", "", None, 5)] == ["en", "ru", None, None, None]


@given(st.text(alphabet=st.characters(codec=None)))
def test_clean_keeps_length_and_can_be_written(text: str) -> None:
    found = clean(text)
    assert len(found) == len(text)
    assert "\0" not in found
    found.encode()


@given(st.one_of(st.integers(), st.text(), st.none(), st.floats(), st.lists(st.integers())))
def test_ids_are_numbers_or_nothing(value: Any) -> None:
    assert 0 <= number_of(value) < 1 << 64
    assert id_of(value) in ("", str(number_of(value)))


@given(st.integers(1_420_070_400_000_000, 4_000_000_000_000_000))
def test_first_id_of_a_moment(at: int) -> None:
    assert made_at(first_id(at)) == at // 1_000 * 1_000


@given(st.text())
def test_times_are_times_or_nothing(text: str) -> None:
    assert iso_time(text) is None or isinstance(iso_time(text), int)


_KEYS = st.sampled_from(
    "id guild_id channel_id author member user type content embeds poll question answers poll_media text attachments "
    "sticker_items components message_snapshots message message_reference referenced_message mentions name roles nick "
    "edited_timestamp action action_type changes key new_value reason rule_id user_id target_id message_id emoji ids "
    "data custom_id values options value resolved messages token locale newly_created owner_id parent_id joined_at "
    "unavailable member_count fields footer title url flags webhook_id username global_name application_id component "
    "filename size description content_type".split()
)
_LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8),
    st.sampled_from(["10", "20", "1573316453795364864", "2026-01-02T03:04:05+00:00", "communication_disabled_until"]),
    st.integers(0, 25),
)  # fmt: skip
_JSON = st.recursive(
    _LEAVES, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=6)),
    max_leaves=25,
)  # fmt: skip
EVENTS = (
    "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK", "MESSAGE_REACTION_ADD",
    "MESSAGE_REACTION_REMOVE", "INTERACTION_CREATE", "GUILD_MEMBER_ADD", "GUILD_MEMBER_REMOVE", "GUILD_MEMBER_UPDATE",
    "GUILD_AUDIT_LOG_ENTRY_CREATE", "AUTO_MODERATION_ACTION_EXECUTION", "AUTO_MODERATION_RULE_UPDATE", "GUILD_BAN_ADD",
    "GUILD_CREATE", "GUILD_DELETE", "CHANNEL_UPDATE", "THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE",
    "GUILD_ROLE_UPDATE", "SHARD_READY",
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(EVENTS), st.dictionaries(_KEYS, _JSON, max_size=12)), max_size=4))
def test_garbage_never_raises_and_whatever_comes_of_it_can_be_stored(events: list[tuple[str, dict[str, Any]]]) -> None:
    @run
    async def check() -> None:
        heard = Heard()
        platform = platform_for(DiscordWire(), heard, Notes())
        platform.inlet.open(Delivery(heard.accept))
        for name, data in events:
            platform.take(name, {**BASE, **data} if name.startswith("MESSAGE_") else data)
        await platform.inlet.delivery.settle()
        await platform.inlet.close()
        for one in heard.all:
            assert isinstance(one, Incoming)
            repr(one.event).encode()

    check()
