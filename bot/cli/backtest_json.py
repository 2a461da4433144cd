"""The report of a backtest as one JSON object: the public shape of `rules backtest --json`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from bot.insight.backtest_words import Judged
from rules.backtest import Change, Hit, Report, RuleReport
from rules.hits import Mode

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def as_json(
    report: Report, seconds: float, changes: Iterable[Change] = (), judged: Mapping[str, Judged] | None = None
) -> dict[str, Any]:
    """Every key always present; `hits` lists every hit; times are ISO 8601 in UTC, days those of the trial's zone."""
    changed = {one.rule: one for one in changes}
    return {
        "messages": report.messages,
        "people": report.people,
        "seconds": round(seconds, 3),
        "joins": report.joins,
        "asked": report.asked,
        "load": report.per_week(report.asked),
        "from": stamp(report.first_at),
        "to": stamp(report.last_at),
        "rules": [_rule(one, report, changed.get(one.rule), (judged or {}).get(one.rule)) for one in report.rules],
        "overlap": [{"rules": list(pair), "messages": count} for pair, count in report.overlap.items()],
    }


def _rule(one: RuleReport, report: Report, change: Change | None, judged: Judged | None) -> dict[str, Any]:
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
        "load": report.per_week(len(one.hits)) if one.mode in (Mode.ASK, Mode.ACT) else 0,
        "days": {_day(day): count for day, count in one.days.items()},
        "near": [{**_hit(near.hit), "missing": near.missing} for near in one.near],
        "decisions": asdict(judged) if judged else None,
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


def _day(day: int) -> str:
    return (_EPOCH + timedelta(days=day)).date().isoformat()


def stamp(at: int | None) -> str | None:
    """µs UTC as ISO 8601 with a Z; fractions only where there are any."""
    if at is None:
        return None
    return (_EPOCH + timedelta(microseconds=at)).isoformat().replace("+00:00", "Z")
