"""What the tests of cards share: a case of every kind, presses by anybody with any token, the platform as seen."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from adapters.sandbox import notes, troubles
from adapters.sandbox.people import find
from adapters.sandbox.step import Step
from bot.app.turn import Turn
from bot.domain.cases import Case, CaseState
from bot.domain.events import ButtonPressed, Event, FormSubmitted, Incoming
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.records import InboxState
from bot.ports.store import where
from bot.ports.tables import CASES, INBOX
from tests.app.moderating import case, direct, rows
from tests.kit.town import INSULT, Town, buttons, words

RULES: Final = (
    INSULT
    + """
[[rule]]
id = "spam"
name = "Spam"
why = "No advertising."
mode = "ask"
severity = "medium"
when.says_any = ["buy gold"]
then.flag = "spam"

[[rule]]
id = "hold"
name = "Held spam"
why = "No advertising."
mode = "act"
severity = "medium"
when.says_any = ["free coins"]
then.hold = true
then.flag = "spam"

[[rule]]
id = "tension"
name = "Heat"
why = "Calm down."
mode = "ask"
severity = "medium"
when.says_any = ["quarrel"]
then.flag = "tension"

[[rule]]
id = "complaint"
name = "A complaint"
why = "It needs an answer."
mode = "ask"
severity = "low"
when.says_any = ["refund"]
then.flag = "complaint"

[[rule]]
id = "care"
name = "Somebody is unwell"
why = "A person comes first."
mode = "ask"
severity = "critical"
when.says_any = ["so alone"]
then.flag = "wellbeing"
"""
)
SAID: Final = {
    "enforce": "you liar", "spam": "buy gold here", "held": "free coins for all", "tension": "what a quarrel",
    "answer": "I want a refund", "wellbeing": "I feel so alone", "staff": "you liar",
}  # fmt: skip
KINDS: Final = ("enforce", "spam", "held", "tension", "answer", "wellbeing", "staff", "reported", "appeal", "stuck")
_numbers: Final = itertools.count(1)


async def open_kind(town: Town, kind: str) -> Case:
    """A case of this kind, about kestrel (about mira: staff)."""
    if kind == "reported":
        message = await town.says("kestrel", "a plain message")
        await town.uses("bob", "report", target=message, why="rude")
    elif kind == "appeal":
        await town.says("kestrel", "you liar")
        await town.presses("mira", "warn")
        await ask_again(town)
    elif kind == "stuck":
        await poison(town)
    else:
        await town.says("mira" if kind == "staff" else "kestrel", SAID[kind])
    return await newest(town)


async def ask_again(town: Town, who: str = "kestrel") -> None:
    """A member presses [Ask to look again] on their newest notice."""
    notice = (await town.talk(who, f"direct:{who}"))[-1]
    token = notice["content"]["buttons"][0]["token"]
    await town.do(who, do="press", channel=f"direct:{who}", message=notice["id"], token=token)


async def poison(town: Town, text: str = "hello") -> None:
    """An event whose handling raises, until it is set aside."""

    async def broken(turn: Turn) -> Any:
        raise RuntimeError("poison")

    policies: Any = town.core.desk.policies
    policies.session = broken
    try:
        await town.says("bob", text)
        await town.later(5_000_000)
    finally:
        del policies.session


async def newest(town: Town) -> Case:
    """The case with the highest number."""
    found: list[Case] = await rows(town, CASES)
    return max(found, key=lambda one: one.number)


async def card_of(town: Town, number: int, who: str = "ada") -> Mapping[str, Any]:
    """A case's newest card, in the room or in somebody's private chat."""
    sees = await town.sees(who)
    found = [
        one
        for room in ("moderators", f"direct:{who}")
        for one in sees["messages"].get(room, [])
        if one["content"]
        and one["content"]["look"] in ("card", "decided")
        and (f"Case {number}" in words(one) or f"s1:case:{number}:" in str(one["content"]["buttons"]))
    ]
    assert found, f"no card of case {number} for {who}"
    return dict(found[-1])


async def tokens_of(town: Town, number: int, who: str = "ada") -> dict[str, str]:
    """Tokens of a card's buttons by verb, face, More and tools of quotes; not the jump, which the page does alone."""
    shown = buttons(await card_of(town, number, who))
    return {one["token"].split(":")[3]: one["token"] for one in shown if one["token"].startswith("s1:case:")}


async def push(
    town: Town, who: str, token: str, *, values: Mapping[str, str] | None = None, name: str = "", ask: bool = True
) -> list[str]:
    """Any press or form by anybody, straight into intake as from a forged client; what they alone were answered."""
    before = Counter(await answers(town, who)) if ask else Counter[str]()
    interaction = await town.sandbox.world.run(lambda step: notes.begin(step, who, "general"))
    event = await _event(town, who, token, values, interaction)
    await accept(town, event, name)
    return list((Counter(await answers(town, who)) - before).elements()) if ask else []


async def _event(
    town: Town, who: str, token: str, values: Mapping[str, str] | None, interaction: str
) -> ButtonPressed | FormSubmitted:
    channel = ChannelRef("sandbox", "lanternfall", "general")
    person = await town.sandbox.world.run(lambda step: find(step, who))
    author = person.author() if person else Author(AccountRef("sandbox", who), who)
    now = town.clock.now()
    if values is None:
        return ButtonPressed(token, author, MessageRef(channel, "1"), interaction, now)
    return FormSubmitted(token, tuple(values.items()), author, channel, interaction, now)


async def put_away(town: Town, who: str) -> None:
    """Forms that stand open for somebody are closed."""
    await town.sandbox.world.run(lambda step: step.db.execute("DELETE FROM forms WHERE person = ?", (who,)))


async def accept(town: Town, event: Event, name: str = "") -> bool:
    """Hand an event to intake and let it happen."""
    name = name or f"forged-{next(_numbers)}"
    fresh = await town.core.intake.accept(Incoming("sandbox", name, "sandbox", "lanternfall", event))
    await town.idle()
    return fresh


async def answers(town: Town, who: str) -> list[str]:
    """Everything that only this person was answered, oldest first, forms included."""
    found = [words(one) for one in await town.notes(who)]
    return [*found, *[f"form {title}" for title in await forms(town, who)]]


async def forms(town: Town, who: str) -> list[str]:
    """Tokens of the forms that stand open for somebody."""

    def read(step: Step) -> list[str]:
        sql = "SELECT json_extract(form, '$.token') AS token FROM forms WHERE person = ? ORDER BY id"
        return [str(row["token"]) for row in step.db.execute(sql, (who,))]

    found: list[str] = await town.sandbox.world.run(read)
    return found


async def rank(town: Town, who: str, name: str) -> None:
    """Somebody's rank changes on the platform, at once."""
    await town.sandbox.world.run(lambda step: step.db.execute("UPDATE people SET rank = ? WHERE id = ?", (name, who)))


async def trouble(town: Town, name: str, *, on: bool = True, who: str = "") -> None:
    """Turn a switch for trouble."""
    assert await town.sandbox.world.run(lambda step: troubles.turn(step, name, on, who))
    await town.idle()


async def stuck(town: Town) -> int:
    """How many events are set aside."""
    return len(await rows(town, INBOX, state=InboxState.STUCK))


def seen_by_members(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """The platform without what is between Steward and single people, and without the moderators' room."""
    own = {
        number: [room, content]
        for number, (room, content) in snapshot["own"].items()
        if room != "moderators" and not room.startswith("direct:")
    }
    return {"people": snapshot["people"], "rooms": snapshot["rooms"], "messages": snapshot["messages"], "own": own}


async def listed_somewhere(town: Town) -> list[int]:
    """Open cases that no view shows: neither a card, nor a mark for /doctor. Must be empty."""

    async def deed(turn: Turn) -> list[int]:
        from bot.app import cards
        from bot.ports.tables import ACTIONS, CARDS, MARKS

        lost = []
        for one in await cards.open_cases(turn):
            stands = await turn.tx.count(CARDS, *where(community=turn.id, case=one.number))
            marked = await turn.tx.get(MARKS, turn.id, f"homeless:{one.number}")
            coming = await turn.tx.count(ACTIONS, *where(community=turn.id, case=one.number, state="planned"))
            if not stands and marked is None and not coming:
                lost.append(one.number)
        known = {one.number for one in await cards.open_cases(turn)}
        every = await turn.tx.find(CASES, *where(community=turn.id))
        return [*lost, *[one.number for one in every if one.state.is_open and one.number not in known]]

    found: list[int] = await town.inside(deed)
    return found


__all__ = ["KINDS", "RULES", "CaseState", "case", "direct"]
