"""Formatted text as the server reads it: HTML and given entities in UTF-16 units, and what it finds by itself.

The rules and texts of errors follow TDLib's `MessageEntity.cpp` (`parse_html`, `fix_formatted_text`).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from tests.wire.telegram.errors import bad
from tests.wire.telegram.state import Json

TAGS: Final = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
_TOKEN: Final = re.compile(r"<(?P<end>/)?(?P<name>[^\s>]*)(?P<rest>[^>]*)(?P<close>>)?", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r"""([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?""")
_FOUND: Final = (
    ("bot_command", re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    (
        "url",
        re.compile(r"(?:https?://|www\.|t\.me/)[^\s<>\"]+|(?<![\w.@/])[a-z0-9-]+\.(?:com|org|net|ru|io)\b(?:/\S*)?"),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[A-Za-z]{2,}\b")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)
_TELL_USER: Final = re.compile(r"tg://user\?id=(\d+)")
_KNOWN: Final = frozenset({*TAGS.values(), *(name for name, _ in _FOUND), "text_mention", "expandable_blockquote"}) | {
    "cashtag",
    "phone_number",
}


def units(text: str) -> int:
    """The length in UTF-16 units, which is how Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read_text(text: str, mode: str, entities: Any, longest: int, too_long: str) -> tuple[str, list[Json]]:
    """A bot's text after its formatting is read: the words and their entities; refusals as the server's."""
    if mode.lower() == "html":
        text, found = read_html(text)
    elif mode and mode.lower() not in ("markdown", "markdownv2"):
        raise bad("unsupported parse_mode")
    elif mode:
        found = []
    else:
        found = read_entities(text, entities)
    text, found = _trim(text, found)
    if units(text) > longest:
        raise bad(too_long)
    return text, sorted([*found, *detect(text, found)], key=lambda one: (one["offset"], -one["length"]))


def read_html(text: str) -> tuple[str, list[Json]]:
    """Words and entities of the server's HTML."""
    words, found, open_tags, at = "", list[Json](), list[tuple[str, str, int]](), 0
    for token in _tokens(text):
        words += html.unescape(text[at : token.start()])
        at, offset = token.end(), len(text[: token.start()].encode())
        if token["end"]:
            _close(token["name"].lower(), offset, open_tags, words, found)
        else:
            if not token["close"]:
                raise _unparsable(f"Unclosed start tag at byte offset {offset}")
            open_tags.append(_open(token, offset, words))
    if open_tags:
        raise _unparsable(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return words + html.unescape(text[at:]), found


def _tokens(text: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(text)


def _open(token: re.Match[str], offset: int, words: str) -> tuple[str, str, int]:
    """A start tag: its name, its argument, and where it begins in UTF-16 units."""
    name = token["name"].lower()
    if name not in TAGS:
        raise _unparsable(f'Unsupported start tag "{name}" at byte offset {offset}')
    given = {key: next(filter(None, values), "") for key, *values in _ATTRIBUTE.findall(token["rest"])}
    if name == "span" and given.get("class") != "tg-spoiler":
        raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    key = {"a": "href", "tg-emoji": "emoji-id", "code": "class", "tg-time": "unix"}.get(name, "")
    argument = "expandable" if name == "blockquote" and "expandable" in given else given.get(key, "")
    return name, html.unescape(argument), units(words)


def _close(name: str, offset: int, open_tags: list[tuple[str, str, int]], words: str, found: list[Json]) -> None:
    """An end tag makes an entity of what stands between it and its start."""
    if not open_tags:
        raise _unparsable(f"Unexpected end tag at byte offset {offset}")
    tag, argument, start = open_tags.pop()
    if name and name != tag:
        raise _unparsable(f'Unmatched end tag at byte offset {offset}, expected "</{tag}>", found "</{name}>"')
    if units(words) == start:
        return
    entity: Json = {"type": TAGS[tag], "offset": start, "length": units(words) - start}
    if tag == "a":
        known = _TELL_USER.fullmatch(argument)
        if known:
            entity |= {"type": "text_mention", "user": {"id": int(known[1])}}
        else:
            entity["url"] = argument or cut(words, start, entity["length"])
    elif tag == "blockquote" and argument:
        entity["type"] = "expandable_blockquote"
    elif tag == "tg-emoji":
        entity["custom_emoji_id"] = argument
    elif tag == "code" and argument.startswith("language-"):
        entity |= {"type": "pre", "language": argument.removeprefix("language-")}
    elif tag == "pre" and any(one.get("language") and one["offset"] == start for one in found):
        return
    found.append(entity)


def read_entities(text: str, given: Any) -> list[Json]:
    """Entities a request names: known kinds, whole characters, within the text."""
    if given is None:
        return []
    if not isinstance(given, list):
        raise bad("can't parse entities JSON object")
    return [entity for one in given if (entity := _read_entity(text, one)) is not None]


def _read_entity(text: str, one: Any) -> Json | None:
    if not isinstance(one, dict) or not isinstance(one.get("offset"), int) or not isinstance(one.get("length"), int):
        raise _unparsable("expected an Object with offset and length")
    offset, length = one["offset"], one["length"]
    if offset < 0:
        raise _unparsable(f"Receive an entity with incorrect offset {offset}")
    if length < 0:
        raise _unparsable(f"Receive an entity with incorrect length {length}")
    if one.get("type") not in _KNOWN:
        raise _unparsable("Unsupported type specified")
    starts = boundaries(text)
    for place, word in ((offset, "begins"), (offset + length, "ends")):
        if place < max(starts) and place not in starts:
            raise _unparsable(f"Entity {word} in a middle of a UTF-16 symbol at UTF-16 offset {place}")
    length = min(length, max(starts) - offset)
    return {**one, "length": length} if length > 0 else None


def boundaries(text: str) -> set[int]:
    """The UTF-16 offsets at which characters begin, and the end."""
    places, at = {0}, 0
    for sign in text:
        at += 2 if ord(sign) > 0xFFFF else 1
        places.add(at)
    return places


def cut(text: str, offset: int, length: int) -> str:
    """The piece of a text that an entity covers."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def detect(text: str, taken: Iterable[Json] = ()) -> list[Json]:
    """What the server marks by itself: commands, links, addresses, mentions, hashtags; never over each other."""
    spans = [(one["offset"], one["offset"] + one["length"]) for one in taken if one["type"] in _OPAQUE]
    found: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start = units(text[: match.start()])
            end = start + units(match[0])
            if all(end <= left or start >= right for left, right in spans):
                spans.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return sorted(found, key=lambda one: one["offset"])


_OPAQUE: Final = frozenset({"code", "pre", "text_link", "text_mention", *(name for name, _ in _FOUND)})


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The server strips the ends of a text and moves entities along."""
    whole = text.rstrip()
    left = units(whole) - units(whole.lstrip())
    whole = whole.lstrip()
    moved = []
    for one in entities:
        start, end = max(0, one["offset"] - left), min(units(whole), one["offset"] + one["length"] - left)
        if end > start:
            moved.append({**one, "offset": start, "length": end - start})
    return whole, moved


def _unparsable(text: str) -> Exception:
    return bad(f"can't parse entities: {text}")
