"""The report of a backtest as one JSON object: the public shape of `rules backtest --json`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from rules.backtest import Change, Hit, Report, RuleReport

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def as_json(report: Report, seconds: float, changes: Iterable[Change] = ()) -> dict[str, Any]:
    """Every key always present; `hits` lists every hit; times are ISO 8601 in UTC."""
    changed = {one.rule: one for one in changes}
    return {
        "messages": report.messages,
        "people": report.people,
        "seconds": round(seconds, 3),
        "joins": report.joins,
        "asked": report.asked,
        "from": stamp(report.first_at),
        "to": stamp(report.last_at),
        "rules": [_rule(one, changed.get(one.rule)) for one in report.rules],
        "overlap": [{"rules": list(pair), "messages": count} for pair, count in report.overlap.items()],
    }


def _rule(one: RuleReport, change: Change | None) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "flag": one.flag.value,
        "mode": one.mode.value,
        "messages": len(one.hits),
        "people": one.people,
        "undecided": one.undecided,
        "undecided_by": one.undecided_by,
        "tenure": one.tenure,
        "limit": {"people": one.limit.people, "per": one.limit.length, "peak": one.limit_peak} if one.limit else None,
        "newly_caught": [hit.message_id for hit in change.caught] if change else None,
        "no_longer_caught": [hit.message_id for hit in change.lost] if change else None,
        "hits": [_hit(hit) for hit in one.hits],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "message_id": hit.message_id,
        "author": hit.author,
        "name": hit.name,
        "at": stamp(hit.at),
        "mode": hit.mode.value,
        "spans": [list(span) for span in sorted(set(hit.spans))],
    }


def stamp(at: int | None) -> str | None:
    """µs UTC as ISO 8601 with a Z; fractions only where there are any."""
    if at is None:
        return None
    return (_EPOCH + timedelta(microseconds=at)).isoformat().replace("+00:00", "Z")
