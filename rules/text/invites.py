"""Invitations to other communities: Discord and Telegram, in every way they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rules.text.disguise import Kind
from rules.text.views import View, Views, views

_WHITE: Final = r"[\s\\]*"
_DOT: Final = r"\s?[\[({]?\s?(?:\.|。|,|\bdot\b|\bточка\b)\s?[\])}]?\s?"
_SLASH: Final = rf"{_WHITE}(?:[/\\]|\bslash\b){_WHITE}[/\\]?{_WHITE}"
_CODE: Final = r"([a-z0-9][a-z0-9_-]{1,63})"
_DISCORD: Final = re.compile(
    rf"(?<![a-z0-9-])(?:discord{_DOT}(?:gg|me|io|li|plus|link)(?:{_SLASH}invite)?|(?:discord|discordapp|watchanimeattheoffice){_DOT}com{_SLASH}invite"
    rf"|dsc{_DOT}gg|invite{_DOT}gg|discord://-?/invite){_SLASH}{_CODE}"
)
_TELEGRAM: Final = re.compile(
    rf"(?<![a-z0-9-])(?:(?:www\.)?(?:t{_DOT}me|telegram{_DOT}(?:me|dog)){_SLASH}(?:joinchat{_SLASH}|\+|(?:addlist|boost|c){_SLASH}|s{_SLASH})?"
    rf"|tg:(?://)?(?:join\?invite=|resolve\?domain=|addlist\?slug=))[@]?{_CODE}"
)
_PLATFORMS: Final = (
    ("discord", _DISCORD, ("discord", "dsc", "invite", "watchanime")),
    ("telegram", _TELEGRAM, ("me", "dog", "tg:")),
)
"""Patterns by platform, each with what stands in all it finds."""
_JOIN: Final = re.compile(r"joinchat|/\s*\+|addlist|tg:(?://)?join")
_MAY_HOLD: Final = re.compile(r"discord|dsc|invite|t\s?[.。\[({,]|telegram|tg:|\bt (?:dot|точка) ")


@dataclass(frozen=True, slots=True)
class Invite:
    """An invitation. `platform` is "discord" or "telegram"; `code` as typed; `private` for a Telegram join link.

    A public Telegram name ("t.me/somewhere") is an invitation with `private` False: it leads to a chat, a channel or a
    person, and only the platform could tell which.
    """

    start: int
    end: int
    platform: str
    code: str
    private: bool = True


def invites(message: Views | str, embedded: Iterable[str] = ()) -> tuple[Invite, ...]:
    """Every invitation of a message in order, then those in its markup's URLs (span 0, 0)."""
    v = views(message) if isinstance(message, str) else message
    may_lead = _may_lead(v)
    if not may_lead and not embedded:
        return ()
    found: dict[tuple[int, int], Invite] = {}
    if may_lead and (v.disguises or _MAY_HOLD.search(v.normalised.text)):
        for view in _spellings(v):
            for invite in _in_view(view, v.original):
                found.setdefault((invite.start, invite.end), invite)
    kept: list[Invite] = []
    for invite in sorted(found.values(), key=lambda one: (one.start, one.start - one.end)):
        if not kept or invite.start >= kept[-1].end:
            kept.append(invite)
    for url in embedded:
        kept.extend(Invite(0, 0, one.platform, one.code, one.private) for one in _in_view(views(url).normalised, url))
    return tuple(kept)


def _may_lead(v: Views) -> bool:
    """A quick look at what no invitation can do without in any spelling: a slash or the word for it, or "tg:…?"."""
    text = v.normalised.text
    if "/" in text or "\\" in text or (":" in text and "?" in text):
        return True
    if not v.disguises:
        return "slash" in text
    return "slash" in text.replace(" ", "") or "slash" in v.readings.text


def _spellings(v: Views) -> list[View]:
    """The message as it stands, and with look-alikes and set-apart letters of its host names undone."""
    words = [one for one in v.disguises if one.kind in (Kind.WORD, Kind.RUN, Kind.STREAM)]
    if not words:
        return [v.normalised]
    joined = [(one.start, one.end, one.readings[0]) for one in words if one.kind is Kind.STREAM]
    tight = [(gap.start(), gap.end(), "") for gap in re.finditer(r"(?<=\w) (?=\w(?: |$|[./]))", v.normalised.text)]
    return [v.normalised, v.folded, v.normalised.patched(joined), v.normalised.patched(tight)]


def _in_view(view: View, original: str) -> list[Invite]:
    found = []
    text = view.text
    for platform, pattern, names in _PLATFORMS:
        if not any(name in text for name in names):
            continue
        for match in pattern.finditer(text):
            start, end = view.span(*match.span())
            begin, stop = view.span(*match.span(1))
            typed = original[begin:stop]
            code = typed if len(typed) == len(match[1]) else match[1]
            private = platform == "discord" or _JOIN.search(match[0]) is not None
            found.append(Invite(start, end, platform, code, private))
    return found
