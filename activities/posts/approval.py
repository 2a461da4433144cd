"""Four eyes: who may approve what somebody of the team wrote."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.people import Standing
from bot.domain.text import Say, say


@dataclass(frozen=True, slots=True)
class Crew:
    """Who may approve, as the platforms said at `at`: persons with the standing of a lead, and how many staff are."""

    community: int
    approvers: tuple[int, ...]
    staff: tuple[int, ...]
    at: int


def may_approve(person: int, standing: Standing, post_by: int, crew: Crew | None, *, alone: bool = False) -> Say | None:
    """None when they may approve it, else why not.

    Leads and above approve what others wrote; their own only where nobody else could. Where the team has no lead,
    moderators do it for each other; somebody who is alone does it alone.
    """
    if standing < Standing.MODERATOR:
        return say("denied-standing", needed=say("standing-moderator"))
    if alone:
        return None
    approvers = crew.approvers if crew is not None else ()
    able = approvers or (crew.staff if crew is not None else ())
    if standing < Standing.LEAD and (approvers or crew is None):
        return say("denied-standing", needed=say("standing-lead"))
    if person != post_by or (crew is not None and not set(able) - {person}):
        return None
    return say("posts-own")
