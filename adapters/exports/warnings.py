"""Warnings that another bot has given, from its table (CSV): whom, why, by whom, when.

There is no common format: what a column is called decides what it holds. A row needs an account's id and a time.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from adapters.exports.reading import BOM
from adapters.exports.shared import clean, iso_time
from bot.domain.events import Event, MemberSanctioned
from bot.domain.people import AccountRef, Author
from bot.domain.time import SECOND
from bot.ports.history import ExportFault

WHO: Final = ("user_id", "userid", "member_id", "memberid", "target_id", "discord_id", "user", "member", "target")
BY: Final = (
    "moderator_id",
    "mod_id",
    "moderatorid",
    "staff_id",
    "issuer_id",
    "warned_by",
    "moderator",
    "mod",
    "staff",
    "issuer",
)
WHY: Final = ("reason", "warning", "note", "message", "text", "content", "comment")
WHEN: Final = ("timestamp", "created_at", "date", "time", "at", "issued_at", "created", "datetime")
WHICH: Final = ("platform", "network")
NAME: Final = ("user_name", "username", "member_name", "name", "tag")
_LONG: Final = 17
"""Digits from which on an account's id is Discord's; Telegram's are shorter (52 bits at most)."""
_MILLIS: Final = 10_000_000_000
MOST_FIELD: Final = 100_000


def is_table(head: bytes) -> bool:
    """Whether a file begins like such a table: a line of names, one of them an account's and one a time."""
    first = head.removeprefix(BOM).split(b"\n", 1)[0].decode("utf-8", "replace")
    names = {_plain(one) for one in first.replace(";", ",").replace("\t", ",").split(",")}
    return bool(names & set(WHO)) and bool(names & set(WHEN))


def _plain(name: str) -> str:
    return name.strip().strip('"').strip().casefold().replace(" ", "_").replace("-", "_")


class WarningsHistory:
    """One table. Implements `bot.ports.history.History`; its events are warnings, in the order of the rows."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def kind(self) -> str:
        """Not a platform's export."""
        return "warnings"

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def events(self) -> Iterator[tuple[Event, int]]:
        """A sanction by hand for each row. Raises ExportFault, with the row where it stands."""
        with self._path.open("rb") as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as file:
            number = 1
            try:
                head = file.readline()
                names = [_plain(one) for one in next(csv.reader([head], delimiter=_delimiter(head)))]
                rows = csv.reader(file, delimiter=_delimiter(head))
                for number, values in enumerate(rows, 2):
                    if any(value.strip() for value in values):
                        yield _event(dict(zip(names, values, strict=False)), number), number
            except UnicodeDecodeError:
                raise ExportFault("export-fault-encoding", f"message {number}") from None
            except csv.Error as error:
                raise ExportFault("export-fault-row", str(number), str(error)) from None


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)


def _event(row: Mapping[str, str], number: int) -> MemberSanctioned:
    who, at = _first(row, WHO), _time(_first(row, WHEN))
    if at is None or not _is_id(who):
        raise ExportFault("export-fault-row", str(number), (who or _first(row, WHEN))[:60])
    platform = _first(row, WHICH).casefold() or ("discord" if len(who) >= _LONG else "telegram")
    by = _first(row, BY)
    author = Author(AccountRef(platform, who), clean(_first(row, NAME))[:100])
    moderator = Author(AccountRef(platform, by)) if _is_id(by) else None
    return MemberSanctioned(platform, "", "warn", author, moderator, at, None, clean(_first(row, WHY))[:1000])


def _first(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    """The value of the first of these columns that holds one; mentions ("<@1>") are bare ids."""
    value = next((row[name].strip() for name in names if row.get(name, "").strip()), "")
    inner = value.removeprefix("<@").removeprefix("!").removesuffix(">")
    return inner if value.startswith("<@") and inner.isdigit() else value


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and 4 < len(text) <= 20


def _time(text: str) -> int | None:
    """ISO 8601, or seconds or milliseconds since 1970, as µs UTC."""
    if text.isascii() and text.isdigit() and len(text) <= 16:
        number = int(text)
        return number * SECOND if number < _MILLIS else number * (SECOND // 1000)
    return iso_time(text.replace("Z", "+00:00"))
