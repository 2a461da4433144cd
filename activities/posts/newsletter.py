"""The week's best as Markdown and HTML, for e-mail tools: what others answered most, with its author's name and link.

The files hold no sentence of Steward's own: names, quotes, links, counts, dates. What they go by is said beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from bot.domain.records import StoredMessage

MOST: Final = 10
LEAST: Final = 2
"""From so many people who answered on, a message may be among the best."""
LONGEST: Final = 600
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&=:@/])")
_SAFE: Final = re.compile(r"https?://[^\s\"'<>\\`{}|^]+")


@dataclass(frozen=True, slots=True)
class Best:
    """A message that was answered by `answers` other people."""

    text: str
    author: str
    channel: str
    link: str
    answers: int


@dataclass(frozen=True, slots=True)
class Issue:
    """One newsletter: whose, from which local date to which (inclusive), the best, and what the team posted."""

    community: str
    first: str
    last: str
    language: str
    best: tuple[Best, ...]
    posts: tuple[str, ...] = ()


def most_answered(messages: Sequence[StoredMessage]) -> list[tuple[StoredMessage, int]]:
    """Messages by how many different people other than their author answered them, the most first, then the older."""
    known = {(one.platform, one.channel, one.message): one for one in messages}
    who: dict[tuple[str, str, str], set[int]] = {}
    for one in messages:
        key = (one.platform, one.channel, one.reply_to)
        answered = known.get(key)
        if answered is not None and answered.person != one.person:
            who.setdefault(key, set()).add(one.person)
    found = [(known[key], len(people)) for key, people in who.items() if len(people) >= LEAST]
    fit = [(one, count) for one, count in found if one.text.strip() and one.name and not one.gone]
    return sorted(fit, key=lambda pair: (-pair[1], pair[0].at, pair[0].platform, pair[0].message))


def candidates(answers: Sequence[StoredMessage], most: int) -> list[tuple[str, str, str]]:
    """Which messages (platform, channel, id) most people answered, as far as their answers alone tell."""
    who: dict[tuple[str, str, str], set[int]] = {}
    for one in answers:
        who.setdefault((one.platform, one.channel, one.reply_to), set()).add(one.person)
    keys = [key for key, people in who.items() if len(people) >= LEAST]
    return sorted(keys, key=lambda key: (-len(who[key]), key))[:most]


def as_markdown(issue: Issue) -> str:
    """Every word of people literal."""
    lines = [f"# {_md(issue.community)} · {issue.first} – {issue.last}", ""]
    for one in issue.best:
        lines += [f"> {_md(part)}" if part.strip() else ">" for part in _short(one.text).splitlines()]
        name = f"[{_md(one.author)}](<{one.link}>)" if _SAFE.fullmatch(one.link) else _md(one.author)
        lines += ["", f"— {name} · {_md(f'#{one.channel}')} · ↩ {one.answers}", ""]
    for text in issue.posts:
        lines += ["---", "", *(f"{_md(part)}  " for part in _short(text).splitlines()), ""]
    return "\n".join(lines).rstrip() + "\n"


def as_html(issue: Issue) -> str:
    """One self-contained page without scripts, styles inline, as e-mail tools want it."""
    title = f"{escape(issue.community)} · {issue.first} – {issue.last}"
    parts = [_quoted(one) for one in issue.best]
    parts += [f"<p>{_html(text)}</p>" for text in issue.posts]
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(issue.language)}"><head><meta charset="utf-8"><title>{title}</title>'
        '</head>\n<body style="font-family:sans-serif;max-width:40em;margin:0 auto;padding:1em">\n'
        f"<h1>{title}</h1>\n" + "\n<hr>\n".join(parts) + "\n</body></html>\n"
    )


def _quoted(one: Best) -> str:
    name = escape(one.author)
    linked = f'<a href="{escape(one.link)}">{name}</a>' if _SAFE.fullmatch(one.link) else name
    return (
        f'<blockquote style="margin:0 0 .5em;padding-left:1em;border-left:3px solid #999">{_html(one.text)}'
        f"</blockquote>\n<p>— {linked} · #{escape(one.channel)} · ↩ {one.answers}</p>"
    )


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _html(text: str) -> str:
    return escape(_short(text)).replace("\n", "<br>\n")


def _md(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text.replace("\r", ""))
