"""Broken exports name what is wrong and where; nothing half-read passes for whole; two formats agree."""

from __future__ import annotations

import io
import json
import tracemalloc
from pathlib import Path

import ijson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.exports.opening import open_export
from adapters.exports.reading import CountingFile, Place, tokens
from bot.domain.events import Event, MemberJoined, MessagePosted
from bot.ports.history import ExportFault
from tests.kit.exports import Said, discord_export, telegram_export, write

CHAT = [
    Said(1, 10, join=True),
    Said(2, 10, "Привет, это я", 5.5),
    Said(3, 11, "hello 🙂 @everyone", 9, reply=2),
    Said(4, 10, "a link", 12, link="https://example.org/x", edited=True),
]


def read(path: Path) -> list[Event]:
    """All events of a file."""
    return [event for event, _ in open_export(path).events()]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04rest", "zip"),
        (b"<!DOCTYPE html><html>", "html"),
        (b"[" * 100_000, "format"),
        (b'{"a":' * 100_000, "deep"),
        (b"hello there", "json"),
        (b'{"messages": [1,}', "json"),
        (b'{"a": 1, "b": {"c": 2}}', "format"),
        (b'[{"id": 1}]', "format"),
        (b'{"messages": [{"id": 1, "words": "x"}]}', "format"),
        ('{"messages": []}'.encode("utf-16"), "encoding"),
        ('{"messages": []}'.encode("utf-16-le"), "encoding"),
    ],
)
def test_what_is_no_export_is_refused_by_name(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "result.json"
    path.write_bytes(content)
    with pytest.raises(ExportFault) as caught:
        read(path)
    assert caught.value.key == f"export-fault-{key}"
    assert caught.value.where


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=2), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(value=VALUES)
def test_prefixes_are_those_of_ijson(value: object) -> None:
    raw = json.dumps(value).encode()
    source = CountingFile(io.BytesIO(raw))
    assert list(tokens(source, Place(source))) == list(ijson.parse(io.BytesIO(raw), use_float=True))


def test_a_directory_and_a_missing_file(tmp_path: Path) -> None:
    for path, key in ((tmp_path, "directory"), (tmp_path / "none.json", "missing")):
        with pytest.raises(ExportFault) as caught:
            read(path)
        assert (caught.value.key, caught.value.where) == (f"export-fault-{key}", str(path))


def test_another_encoding_says_where(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_bytes(json.dumps(telegram_export(CHAT), ensure_ascii=False).encode("cp1251", "replace"))
    with pytest.raises(ExportFault) as caught:
        read(path)
    assert caught.value.key == "export-fault-encoding"
    assert caught.value.where.startswith("byte ")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    plain = write(tmp_path / "a.json", discord_export(CHAT))
    marked = tmp_path / "b.json"
    marked.write_bytes(b"\xef\xbb\xbf" + plain.read_bytes())
    assert read(marked) == read(plain)


@settings(deadline=None)
@given(share=st.floats(0.02, 0.995), discord=st.booleans())
def test_a_file_cut_anywhere_is_never_taken_for_whole(
    tmp_path_factory: pytest.TempPathFactory, share: float, discord: bool
) -> None:
    content = discord_export(CHAT * 20) if discord else telegram_export(CHAT * 20)
    path = write(tmp_path_factory.mktemp("cut") / "result.json", content)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)].rstrip())
    with pytest.raises(ExportFault) as caught:
        read(path)
    assert caught.value.key in ("export-fault-cut", "export-fault-format")
    assert caught.value.key == "export-fault-cut" or share < 0.1


def test_a_cut_file_says_after_how_many_messages(tmp_path: Path) -> None:
    path = write(tmp_path / "result.json", telegram_export(CHAT))
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b'"id": 4')])
    with pytest.raises(ExportFault) as caught:
        read(path)
    assert caught.value.where == f"byte {path.stat().st_size}, message 3"


def peak_of(path: Path, lines: int) -> int:
    """Bytes held at most while a chat of so many lines is read."""
    write(path, telegram_export(Said(n, n % 50, "word " * 40, n) for n in range(lines)))
    tracemalloc.start()
    count = sum(1 for _ in open_export(path).events())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == lines
    return peak


def test_memory_stays_flat_however_long_the_file(tmp_path: Path) -> None:
    short, long = peak_of(tmp_path / "a.json", 22_000), peak_of(tmp_path / "b.json", 44_000)
    assert long < 1.1 * short
    assert long < 24_000_000


def test_progress_counts_bytes_to_the_end(tmp_path: Path) -> None:
    path = write(tmp_path / "result.json", discord_export(CHAT))
    counts = [count for _, count in open_export(path).events()]
    assert counts == sorted(counts)
    assert counts[-1] <= path.stat().st_size


def neutral(event: Event) -> tuple[object, ...]:
    """What both formats can tell of an event; times to the second, as Telegram has them."""
    if isinstance(event, MemberJoined):
        return ("join", event.author.account.id, event.author.name, event.at // 1_000_000)
    assert isinstance(event, MessagePosted)
    one = event.message
    reply = (one.reply.message_id, one.reply.author and one.reply.author.id, one.reply.text) if one.reply else None
    facts = (one.text, one.links, one.mentions_everyone, one.edited_at is not None, one.forwarded)
    return ("said", one.ref.id, one.author.account.id, one.author.name, one.at // 1_000_000, reply, *facts)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
LINES = st.lists(
    st.builds(
        Said,
        id=st.integers(1, 50),
        who=st.integers(1, 5),
        text=TEXTS,
        after=st.integers(0, 10_000).map(float),
        reply=st.none() | st.integers(1, 50),
        join=st.booleans(),
        edited=st.booleans(),
        link=st.sampled_from(["", "https://example.org/a"]),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(lines=LINES)
def test_two_exports_of_the_same_chat_agree(tmp_path_factory: pytest.TempPathFactory, lines: list[Said]) -> None:
    folder = tmp_path_factory.mktemp("both")
    one = read(write(folder / "t.json", telegram_export(lines)))
    two = read(write(folder / "d.json", discord_export(lines)))
    assert [neutral(event) for event in one] == [neutral(event) for event in two]
