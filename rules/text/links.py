"""Links of a message: with and without a scheme, escaped, padded with invisible characters, in markdown, defanged.

A bare name counts as a link when its ending is a known one and it does not read as a file, a number or two sentences
without a blank between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from rules.text.hosts import CORE_TLDS, TLDS, WORDLIKE, host_matches, is_ip, under
from rules.text.link import Link, parse
from rules.text.listing import listed
from rules.text.suspicion import WELL_KNOWN_SITES, suspicious
from rules.text.views import View, Views, views

__all__ = ["Link", "host_matches", "links", "suspicious"]

_SCHEMED: Final = re.compile(
    r"(?<![a-z0-9])(?:[a-z][a-z0-9+-]{1,15} ?: ?[/\\]{1,3}|hxxps?:?/{1,2}|(?:tg|steam|discord):(?=[^\s/]))"
    r"(?:(?!\]\()[^\s<>\"«»|])+"
)
_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_BARE: Final = re.compile(
    rf"(?<![\w@.\-/:])(?:[^\s@/<>()\[\]]{{1,64}}@(?={_LABEL}\.[^\s]{{1,200}}/))?(?:{_LABEL}\.){{1,8}}({_LABEL})(?::\d{{1,5}})?\.?"
    r"([/?#\\](?:(?!\]\()[^\s<>\"«»|])*)?(?![\w@])"
)
_ADDRESS: Final = re.compile(r"(?<![\w@.\-/:])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?/[^\s<>\"]*")
_MARKDOWN: Final = re.compile(
    r"\[([^\[\]\n]{1,300})\]\(\s*<?([^()\s<>]{1,2000}(?:\([^()\s]*\))?[^()\s<>]*)>?[^)\n]{0,200}\)"
)
_BRACKETED: Final = re.compile(r"\s?[\[({]\s?(?:\.|dot|точка)\s?[\])}]\s?")
_SPELLED: Final = re.compile(r"(?<=\w)\s(?:dot|точка)\s(?=(?:com|net|org|ru|gg|me|io)\b)")
_SLASHED: Final = re.compile(r"(?<=\w)\s(?:slash|слэш|слеш)\s(?=\w)")
_MAY_HOLD: Final = re.compile(r"[.。]|:/|\bdot\b|точка|tg:")
_DOTTED: Final = re.compile(r"\.[^\W_]")
_BRACKET: Final = re.compile(r"[\[({]\s?(?:\.|dot|точка)")
_SCHEME: Final = re.compile(r":(?: ?[/\\]|(?<=tg:)|(?<=steam:)|(?<=discord:))")
_CLOSERS: Final = ".,;:!?'\"*_~`…’”»"


def links(message: Views | str, embedded: Iterable[str] = ()) -> tuple[Link, ...]:
    """Every link of a message in order, then those of its markup (`embedded`: URLs that are not in the text)."""
    v = views(message) if isinstance(message, str) else message
    may_hold = _may_hold(v.normalised.text)
    if not may_hold and not embedded:
        return ()
    found = list(_in_text(v)) if may_hold else []
    for url in embedded:
        plain = views(url).normalised.text.strip()
        if link := parse(url.strip() if len(plain) == len(url.strip()) else plain, 0, 0):
            found.append(link)
    return tuple(found)


def _may_hold(text: str) -> bool:
    """A quick look at what no link can do without: a dot before a letter, a scheme, a dot in words or in brackets."""
    likely = (
        ("." in text and (_DOTTED.search(text) is not None or _BRACKET.search(text) is not None))
        or (":" in text and _SCHEME.search(text) is not None)
        or "dot" in text
        or "точка" in text
        or "。" in text
        or "hxxp" in text
    )
    return likely and ("." in text or _MAY_HOLD.search(text) is not None)


def _in_text(v: Views) -> Iterator[Link]:
    view = v.normalised
    if "。" in view.text:
        view = View(view.text.replace("。", "."), view.origin)
    if _BRACKET.search(view.text) and (
        brackets := [(one.start(), one.end(), ".") for one in _BRACKETED.finditer(view.text)]
    ):
        view = view.patched(brackets)
    labels = {found.start(2): found[1] for found in _MARKDOWN.finditer(view.text)} if "](" in view.text else {}
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, Link]] = []
    schemed = _SCHEMED.finditer(view.text) if _SCHEME.search(view.text) or "hxxp" in view.text else ()
    for match in schemed:
        stop = match.end() - _trailing(match[0])
        if link := _link(v, view, match.start(), stop, labels.get(match.start(), "")):
            found.append((match.start(), link))
            taken.append((match.start(), match.end()))
    for pattern in (_BARE, _ADDRESS) if _DOTTED.search(view.text) else ():
        for match in pattern.finditer(view.text):
            if any(begin <= match.start() < end for begin, end in taken):
                continue
            stop = match.end() - _trailing(match[0])
            link = _link(v, view, match.start(), stop, labels.get(match.start(), ""))
            if link is not None and _is_bare(link, v):
                found.append((match.start(), link))
    known = {link.host for _, link in found}
    found.extend((at, link) for at, link in _spelled(v, view) if link.host not in known)
    yield from (link for _, link in sorted(found, key=lambda one: one[0]))


def _trailing(text: str) -> int:
    """How many characters at a link's end are the sentence's, not the link's."""
    length = len(text)
    while length:
        last = text[length - 1]
        closes = {")": "(", "]": "[", "}": "{"}.get(last)
        if last in _CLOSERS or (closes and text.count(last, 0, length) > text.count(closes, 0, length)):
            length -= 1
        else:
            break
    return len(text) - length


def _link(v: Views, view: View, start: int, stop: int, label: str) -> Link | None:
    text = view.text[start:stop].replace(" ", "")
    begin, end = view.span(start, stop)
    typed = v.original[begin:end]
    # The path keeps its case where nothing was undone in it.
    url = typed if len(typed) == len(text) and "%" not in typed else text
    if ")" in url and "(" not in url:
        return None
    return parse(url, begin, end, label)


def _is_bare(link: Link, v: Views) -> bool:
    """Whether a name without a scheme is a link at all."""
    labels = link.host_shown.split(".")
    ending = labels[-1]
    if is_ip(link.host):
        return bool(link.path)
    if ending not in TLDS and ".xn--" not in link.url.lower():
        return False
    if link.path or labels[0] == "www" or under(link.host, WELL_KNOWN_SITES):
        return True
    if all(label.isdigit() for label in labels[:-1]) and ending not in CORE_TLDS:
        return False
    typed = v.original[link.start : link.end].rpartition(".")[2] or link.host_shown
    if ending in CORE_TLDS:
        return not (typed[:1].isupper() and typed[1:].islower() and not labels[0].isascii())
    if typed[:1].isupper():
        return typed.isupper() and link.host.isascii() and ending not in WORDLIKE
    if ending in WORDLIKE:
        return any(char.isdigit() or char == "-" for char in "".join(labels[:-1])) and ending not in _FILES
    return True


_FILES: Final = listed("py sh md rs pl so cs pm ps")


def _spelled(v: Views, view: View) -> Iterator[tuple[int, Link]]:
    """ "discord dot gg slash abc": only where the result is well known or has a path, since "dot com" is a phrase."""
    if "dot" not in view.text and "точка" not in view.text:
        return
    patches = [(one.start(), one.end(), ".") for one in _SPELLED.finditer(view.text)]
    if not patches:
        return
    patches += [(one.start(), one.end(), "/") for one in _SLASHED.finditer(view.text)]
    patched = view.patched(patches)
    for match in _BARE.finditer(patched.text):
        stop = match.end() - _trailing(match[0])
        link = parse(patched.text[match.start() : stop], *patched.span(match.start(), stop))
        if link is not None and (link.path or under(link.host, WELL_KNOWN_SITES)):
            yield match.start(), link
