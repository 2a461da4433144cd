"""Themes: complaints and bug reports of several people, under one owner and one decision."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from activities.floor import Floor
from activities.ideas import model, service, views
from activities.ideas.model import Outcome, Sort, Theme, Voice, cell
from activities.ideas.tables import THEMES, VOICES
from bot.domain.content import Content, File, Line
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.text import say
from bot.ports.store import where

WORDS_MOST = 200


async def get(floor: Floor, number: int) -> Theme | None:
    """A theme by its number."""
    return await floor.tx.get(THEMES, floor.id, number)


async def voices(floor: Floor, theme: int) -> list[Voice]:
    """Its messages, the first first."""
    return await floor.tx.find(VOICES, *where(community=floor.id, theme=theme), order=("id",))


async def make(floor: Floor, sort: Sort, title: str, by: int) -> Theme:
    """A new theme."""
    theme = Theme(floor.id, await floor.next("theme"), sort, title, floor.now, by)
    await floor.tx.put(THEMES, theme)
    return theme


async def open_themes(floor: Floor) -> list[Theme]:
    """Those that are not decided."""
    return await floor.tx.find(THEMES, *where(community=floor.id, outcome=""), order=("-number",))


async def likely(floor: Floor, text: str) -> tuple[model.Likeness, ...]:
    """Open themes that a message may belong to: by their titles and what was said under them."""
    known = []
    for theme in (await open_themes(floor))[:200]:
        said = [one.words for one in (await voices(floor, theme.number))[:20]]
        best = max([theme.title, *said], key=lambda words: model.likeness(text, words))
        known.append((theme.number, theme.title, best))
    scored = [model.Likeness(number, title, model.likeness(text, best)) for number, title, best in known]
    near = sorted((one for one in scored if one.score >= model.ALIKE), key=lambda one: -one.score)
    return tuple(near[: model.MOST_ALIKE])


async def add(floor: Floor, theme: Theme, message: Message) -> bool:
    """Put a message under a theme, once; False when it stands there already."""
    here = message.ref.channel
    same = where(
        community=floor.id, theme=theme.number, platform=here.platform, channel=here.id, message=message.ref.id
    )
    if await floor.tx.count(VOICES, *same):
        return False
    person = await floor.person_of(message.author)
    row = Voice(
        floor.id, theme.number, await floor.next("theme-voice"), person.id, here.platform, here.place, here.id,
        message.ref.id, message.text[:WORDS_MOST], message.at,
    )  # fmt: skip
    await floor.tx.put(VOICES, row)
    return True


async def own(floor: Floor, theme: Theme, person: int) -> Theme:
    """Somebody takes it on."""
    row = replace(theme, owner=person)
    await floor.tx.put(THEMES, row)
    await floor.audit("theme-own", person, None, f"theme {theme.number}")
    return row


async def decide(floor: Floor, theme: Theme, by: int, outcome: Outcome, reason: str) -> tuple[int, int]:
    """Decide with a reason and tell each author; how many are told, and how many can't be."""
    people = list(dict.fromkeys(one.person for one in await voices(floor, theme.number)))
    thing = say("ideas-theme-thing", title=theme.title)
    told = await service.tell_each(floor, people, thing, outcome, reason, f"{service.NAME}:told-t-{theme.number}")
    row = replace(
        theme, outcome=outcome.value, reason=reason, decided_by=by, decided_at=floor.now, told=told,
        untold=len(people) - told, owner=theme.owner if theme.owner is not None else by,
    )  # fmt: skip
    await floor.tx.put(THEMES, row)
    await floor.audit("theme-decide", by, None, f"theme {theme.number}: {outcome.value}")
    return row.told, row.untold


async def card(floor: Floor, theme: Theme) -> Content:
    """A theme as staff see it."""
    found = await voices(floor, theme.number)
    owner = await floor.name_of(theme.owner) if theme.owner is not None else None
    return views.theme_card(theme, owner, len(found), len({one.person for one in found}))


def _address(floor: Floor, one: Voice) -> str:
    return floor.link(MessageRef(ChannelRef(one.platform, one.place, one.channel), one.message))


async def export(floor: Floor, theme: Theme) -> Content:
    """For a team that is not in the chat: words and addresses, no names, as Markdown and as a table."""
    found = await voices(floor, theme.number)
    name = f"theme-{theme.number}"
    files = (File(f"{name}.md", _markdown(floor, theme, found)), File(f"{name}.csv", _table(floor, found)))
    return Content((Line(say("ideas-export", count=len(found))), Line(say("ideas-export-names"), "quiet")), files=files)


def _markdown(floor: Floor, theme: Theme, found: list[Voice]) -> str:
    lines = [f"# {_literal(theme.title)}", ""]
    for one in found:
        address = _address(floor, one)
        quoted = _literal(" ".join(one.words.split()))
        lines.append(f"- {quoted}" + (f" (<{address}>)" if address else ""))
    return "\n".join(lines) + "\n"


def _literal(text: str) -> str:
    """Somebody's words in Markdown, as they are."""
    return "".join(f"\\{mark}" if mark in "\\`*_{}[]<>#+-!|" else mark for mark in text)


def _table(floor: Floor, found: list[Voice]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("number", "words", "address"))
    for number, one in enumerate(found, 1):
        writer.writerow((number, cell(one.words), _address(floor, one)))
    return out.getvalue()
