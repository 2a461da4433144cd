"""The state of the platform as plain values that compare equal when nothing is different for people."""

from __future__ import annotations

from adapters.sandbox import people, raidacts, rooms
from adapters.sandbox.ranks import STEWARD
from adapters.sandbox.step import Step


def snapshot(step: Step) -> dict[str, object]:
    """`people` {id: [rank, here, muted until, banned, banned until]}, `rooms` {id: [name, slow, gone]}, `locked` rooms,
    `doors` as paused, `roles` given by id, `messages`
    {id: [room, author, text, reactions]} of members, `own` {id: [room, content]} of Steward's. A mute or a ban that
    has lapsed counts as none; what was deleted is not there; private answers are left out.
    """
    return {
        "people": {one.id: _person(step, one) for one in people.everybody(step)},
        "rooms": {one.id: [one.name, one.slow, one.gone] for one in rooms.every(step)},
        "locked": [one.id for one in rooms.every(step) if raidacts.is_locked(step, one.id)],
        "doors": raidacts.doors(step),
        "roles": {one.id: sorted(had) for one in people.everybody(step) if (had := raidacts.roles(step, one.id))},
        "messages": {
            str(row["id"]): [row["room"], row["author"], row["text"], _reactions(step, row["id"])]
            for row in step.db.execute(
                "SELECT * FROM messages WHERE deleted_at IS NULL AND kind = 'message' AND author <> ? ORDER BY id",
                (STEWARD,),
            )
        },
        "own": {
            str(row["id"]): [row["room"], row["content"]]
            for row in step.db.execute(
                "SELECT * FROM messages WHERE deleted_at IS NULL AND author = ? ORDER BY id", (STEWARD,)
            )
        },
    }


def _person(step: Step, one: people.Person) -> list[object]:
    muted = one.muted_until if one.muted_until > step.now else 0
    barred = one.barred(step.now)
    return [one.rank, one.here, muted, barred, one.banned_until if barred else None]


def _reactions(step: Step, message: int) -> list[list[str]]:
    rows = step.db.execute("SELECT emoji, person FROM reactions WHERE message = ? ORDER BY emoji, person", (message,))
    return [[row["emoji"], row["person"]] for row in rows]
