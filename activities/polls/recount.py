"""Ballots as a table that anybody can count again, with a spreadsheet or by hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from activities.polls.poll import Method


def ballots_csv(method: Method, options: Sequence[str], ballots: Sequence[tuple[int, ...]]) -> str:
    """One row a ballot, one column an option: 1 where it was chosen, or its place (1 for the first) where ballots are
    ranked; nothing where it was left out. Each option stands behind its number, so that no spreadsheet takes
    it for a formula."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow([f"{number}. {text}" for number, text in enumerate(options, 1)])
    for ballot in ballots:
        marks = {one: place if method.is_ranked else 1 for place, one in enumerate(ballot, 1)}
        table.writerow([marks.get(one, "") for one in range(len(options))])
    return out.getvalue()


def read_ballots(text: str) -> tuple[tuple[int, ...], ...]:
    """The ballots of such a table. Raises ValueError for what is none."""
    rows = list(csv.reader(io.StringIO(text)))
    found = []
    for row in rows[1:]:
        marks = sorted((int(mark), option) for option, mark in enumerate(row) if mark.strip())
        found.append(tuple(option for _, option in marks))
    return tuple(found)
