"""A plan as CSV: read with every fault named by line and column, and written so that no spreadsheet takes a text for a
formula (https://owasp.org/www-community/attacks/CSV_Injection). A cell that looks like a formula is somebody's text and
stays so."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import islice
from typing import Final, TypeAlias

from activities.posts.model import Draft, Goal, Variant, is_address, length_of
from activities.schedule.rule import Rule
from bot.domain.messages import ChannelRef
from bot.domain.text import Arg, Say, Several, say

MOST_ROWS: Final = 200
COLUMNS: Final = {
    "when": ("when", "date", "time", "at", "когда", "дата", "время"),
    "channels": ("channels", "channel", "where", "каналы", "канал", "чат", "чаты", "где", "куда"),
    "text": ("text", "post", "message", "текст", "пост", "сообщение"),
    "rubric": ("rubric", "pillar", "рубрика"),
    "goal": ("goal", "цель"),
    "link": ("link", "url", "media", "ссылка", "медиа"),
    "telegram": ("telegram", "телеграм"),
    "discord": ("discord", "дискорд"),
}
"""Columns by what they may be called. The first name of each is what an export writes."""
GOALS: Final = {
    Goal.INFORM: ("inform", "news", "сообщить", "новости", "новость"),
    Goal.TEACH: ("teach", "tip", "научить", "совет", "советы"),
    Goal.TALK: ("talk", "discuss", "question", "поговорить", "разговор", "обсуждение", "вопрос"),
    Goal.THANK: ("thank", "thanks", "поблагодарить", "спасибо", "благодарность"),
    Goal.INVITE: ("invite", "event", "пригласить", "приглашение"),
    Goal.PROMOTE: ("promote", "promotion", "promo", "ad", "продвинуть", "продвижение", "реклама", "промо"),
}
PLATFORMS: Final = ("telegram", "discord")
_NAMES: Final = {name: column for column, names in COLUMNS.items() for name in names}
_SEPARATORS: Final = (",", ";", "\t", "|")
_EXCEL: Final = re.compile(r"\A[ \t]*sep=.?[ \t]*(?:\r\n|\r|\n)")
"""The line by which Excel is told the separator."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")

Resolve: TypeAlias = Callable[[str], tuple[tuple[ChannelRef, ...], tuple[Say, ...]]]
When: TypeAlias = Callable[[str], "int | Rule | Say"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row: its line in what was pasted (from 1), the column as it is called there, and the words
    that name the remedy."""

    line: int
    column: str
    words: Say


@dataclass(frozen=True, slots=True)
class Read:
    """What a CSV holds: rows that can be taken, and every fault."""

    rows: tuple[Draft, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows that were read and wait to be taken; `taken_at` µs UTC, 0 until then."""

    community: int
    id: int
    by: int
    made_at: int
    rows: tuple[Draft, ...]
    taken_at: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cells are read with. `rubrics` by folded name (none: any rubric will do), `limits` the most characters
    by platform."""

    when: When
    channels: Resolve
    rubrics: dict[str, str]
    limits: dict[str, int]


def read_goal(text: str) -> Goal | None:
    """A goal by any of its names; None when it is none of them."""
    name = text.strip().casefold()
    return next((goal for goal, names in GOALS.items() if name == goal.value or name in names), None)


def read_sheet(text: str, reading: Reading) -> Read:
    """Read pasted CSV (commas, semicolons, tabs). Never raises for what people paste."""
    text = _EXCEL.sub("\n", text.replace("\x00", "").removeprefix("\ufeff"))
    head = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=lambda one: len(_named(head.split(one))))
    rows = _rows(text, separator)
    first, names = next(rows, (1, []))
    if isinstance(names, Say):
        return Read((), (Fault(first, "", names),))
    columns = _columns(names)
    if "text" not in columns.values():
        return Read((), (Fault(first, "", say("posts-csv-head")),))
    good: list[Draft] = []
    faults: list[Fault] = []
    for line, cells in rows:
        if isinstance(cells, Say):
            faults.append(Fault(line, "", cells))
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(good) == MOST_ROWS:
            faults.append(Fault(line, "", say("posts-csv-many", most=MOST_ROWS)))
            break
        draft, wrong = _row(line, cells, names, columns, reading)
        faults += wrong
        good += [draft] if not wrong else []
    return Read(tuple(good), tuple(faults))


def _named(cells: Sequence[str]) -> list[str]:
    return [_NAMES[name] for cell in cells if (name := cell.strip().strip('"').casefold()) in _NAMES]


def _columns(names: Sequence[str]) -> dict[int, str]:
    """By position, what a column is; the first of two of a kind counts, unknown ones are passed over."""
    found: dict[int, str] = {}
    for at, name in enumerate(names):
        column = _NAMES.get(name.strip().casefold())
        if column is not None and column not in found.values():
            found[at] = column
    return found


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str] | Say]]:
    """Rows with the line on which each begins; a Say for one that can't be read. What follows such a line is read anew
    from the next one, so that a quote that nobody closed swallows no other row."""
    lines = list(StringIO(text, newline=""))
    done = 0
    while done < len(lines):
        reader = csv.reader(islice(lines, done, None), delimiter=separator, skipinitialspace=True, strict=True)
        try:
            row = next(reader)
        except csv.Error:
            yield done + 1, say("posts-csv-quote")
            done += 1
            continue
        if row:
            yield done + 1, row
        done += reader.line_num


def _row(
    line: int, cells: list[str], names: list[str], columns: dict[int, str], reading: Reading
) -> tuple[Draft, list[Fault]]:
    titles = {column: names[at].strip() for at, column in columns.items()}
    values = {column: _plain(cells[at]) for at, column in columns.items() if at < len(cells)}
    faults: list[Fault] = []
    if len(cells) > len(names):
        faults.append(Fault(line, "", say("posts-csv-cells", count=len(cells), most=len(names))))

    def fault(column: str, words: Say) -> None:
        faults.append(Fault(line, titles.get(column, column), words))

    draft = Draft(values.get("text", ""), rubric=values.get("rubric", ""), link=values.get("link", ""))
    if not draft.text:
        fault("text", say("posts-lacks-text"))
    if draft.link and not is_address(draft.link):
        fault("link", say("posts-no-link", link=draft.link))
    draft = _when(draft, values.get("when", ""), reading, fault)
    channels, unknown = reading.channels(values.get("channels", ""))
    for one in unknown:
        fault("channels", one)
    draft = replace(draft, channels=channels, goal=_goal(values.get("goal", ""), fault))
    if draft.rubric and reading.rubrics and " ".join(draft.rubric.split()).casefold() not in reading.rubrics:
        known: tuple[Arg, ...] = tuple(reading.rubrics.values())
        fault("rubric", say("posts-no-rubric", name=draft.rubric, known=Several(known, "comma")))
    variants = tuple(Variant(one, values[one]) for one in PLATFORMS if values.get(one))
    _lengths(draft, variants, reading, fault)
    return replace(draft, variants=variants), faults


def _when(draft: Draft, text: str, reading: Reading, fault: Callable[[str, Say], None]) -> Draft:
    read = reading.when(text) if text else 0
    if isinstance(read, Say):
        fault("when", read)
        return draft
    return replace(draft, rule=read) if isinstance(read, Rule) else replace(draft, at=read)


def _goal(text: str, fault: Callable[[str, Say], None]) -> Goal:
    goal = read_goal(text) if text else Goal.INFORM
    if goal is None:
        known: tuple[Arg, ...] = tuple(say(f"posts-goal-{one.value}") for one in Goal)
        fault("goal", say("posts-no-goal", name=text, known=Several(known, "comma")))
    return goal or Goal.INFORM


def _lengths(
    draft: Draft, variants: tuple[Variant, ...], reading: Reading, fault: Callable[[str, Say], None]
) -> None:  # fmt: skip
    own = {one.platform: one.text for one in variants}
    for platform in sorted({one.platform for one in draft.channels}):
        length, most = length_of(own.get(platform, draft.text)) + length_of(draft.link), reading.limits.get(platform, 0)
        if most and length > most:
            column = platform if platform in own else "text"
            fault(column, say("posts-too-long", platform=say(f"platform-{platform}"), count=length, most=most))


def _plain(cell: str) -> str:
    """What somebody meant: an apostrophe before what would be a formula is a spreadsheet's."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(_FORMULA) else cell


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `read_sheet` gives the text back."""
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def written(rows: Sequence[Sequence[str]]) -> str:
    """CSV of these rows beneath the names of columns."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, "state"])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()
