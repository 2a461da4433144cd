"""Buttons and forms of polls: who may, and to whom it goes."""

from __future__ import annotations

from typing import Final

from activities.asked import Asked
from activities.floor import Floor
from activities.polls import ballot, listing, quizzes, staff
from activities.polls.poll import Poll, State
from activities.polls.tables import POLLS
from bot.domain.buttons import Token
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import say

STAFF: Final = frozenset(
    {"form", "edit", "set", "post", "drop", "closing", "close", "cancelling", "cancel", "again"}
)  # fmt: skip
"""Verbs of moderators and above."""


async def press(floor: Floor, asked: Asked) -> Reply:
    """Any press or form of polls, authorised anew."""
    token = asked.token or Token("", "", "")
    denied = asked.lacks(Standing.MODERATOR) if token.verb in STAFF else asked.lacks(Standing.MEMBER)
    if denied is not None:
        return Reply(denied)
    number = int(token.ref) if token.ref.isascii() and token.ref.isdecimal() and len(token.ref) < 10 else 0
    if token.verb in ("form", "edit", "drop"):
        return await _on_pad(floor, asked, token.verb, number)
    poll = await floor.tx.get(POLLS, floor.id, number)
    if poll is None or (poll.state is State.DRAFT and not asked.standing.is_staff):
        return Reply(say("polls-unknown", ref=token.ref[:20]))
    return await (_by_staff if token.verb in STAFF else _by_member)(floor, poll, asked, token)


async def _on_pad(floor: Floor, asked: Asked, verb: str, number: int) -> Reply:
    if verb == "form" and asked.is_form:
        return await staff.filled(floor, asked, number)
    return await staff.drop(floor, number) if verb == "drop" else await staff.edit(floor, number)


async def _by_member(floor: Floor, poll: Poll, asked: Asked, token: Token) -> Reply:
    if poll.is_quiz and token.verb in ("pick", "vote", "undo", "back", "finish", "ballots"):
        return Reply(say("press-unknown"))
    match token.verb:
        case "pick" if not poll.is_quiz:
            return await ballot.pick(floor, poll, asked, token.arg)
        case "vote":
            return await ballot.show(floor, poll, asked)
        case "undo":
            return await ballot.undo(floor, poll, asked, token.arg)
        case "back":
            return await ballot.back(floor, poll, asked)
        case "finish":
            return await ballot.finish(floor, poll, asked)
        case "about":
            return await listing.about(floor, poll)
        case "show":
            return await listing.show(floor, poll, asked)
        case "result":
            return await listing.show_result(floor, poll)
        case "ballots":
            return await listing.ballots(floor, poll)
    return await _in_quiz(floor, poll, asked, token)


async def _in_quiz(floor: Floor, poll: Poll, asked: Asked, token: Token) -> Reply:
    if poll.is_quiz:
        match token.verb:
            case "play":
                return await quizzes.play(floor, poll, asked)
            case "answer":
                return await quizzes.answer(floor, poll, asked, token.arg)
            case "name" | "unname":
                return await quizzes.name(floor, poll, asked, named=token.verb == "name")
    return Reply(say("press-unknown"))


async def _by_staff(floor: Floor, poll: Poll, asked: Asked, token: Token) -> Reply:
    match token.verb:
        case "set":
            return await staff.switch(floor, poll, token.arg)
        case "post":
            return await staff.post(floor, poll, asked)
        case "closing":
            return await staff.ask_close(floor, poll)
        case "close":
            return await staff.close(floor, poll, asked)
        case "cancelling":
            return await staff.ask_cancel(floor, poll)
        case "cancel":
            return await staff.cancel(floor, poll, asked)
        case "again":
            return await staff.post_again(floor, poll)
    return Reply(say("press-unknown"))
