"""The audit chain: every deed of staff and rules, hash-chained over salted digests.

Each row's hash covers the one before. Names and ids enter only as digests salted per person, so that forgetting
a person destroys the salt and the chain still verifies.
"""

from __future__ import annotations

import hashlib

from bot.app.people import account_of
from bot.app.turn import Turn
from bot.domain.records import AuditRow
from bot.ports.store import Tx, where
from bot.ports.tables import ACCOUNTS, AUDIT

GENESIS = "0" * 64


async def record(turn: Turn, verb: str, actor: int | None, subject: int | None, detail: str = "") -> AuditRow:
    """Append one link. `actor` None means Steward itself; `detail` holds no names, ids of people or texts."""
    last = await turn.tx.find(AUDIT, *where(community=turn.id), order=("-seq",), limit=1)
    seq, prev = (last[0].seq + 1, last[0].hash) if last else (1, GENESIS)
    actor_digest = await _digest(turn, actor)
    object_digest = await _digest(turn, subject)
    own = link(prev, seq, verb, actor_digest, object_digest, detail, turn.now)
    row = AuditRow(turn.id, seq, prev, own, verb, actor_digest, object_digest, actor, subject, detail, turn.now)
    await turn.tx.add(AUDIT, row)
    return row


async def _digest(turn: Turn, person: int | None) -> str:
    if person is None:
        return ""
    account = await account_of(turn, person)
    return _digest_of(person, account.salt if account else b"")


def _digest_of(person: int, salt: bytes) -> str:
    return hashlib.sha256(salt + str(person).encode()).hexdigest()


def link(prev: str, seq: int, verb: str, actor: str, subject: str, detail: str, at: int) -> str:
    """The hash of one link: SHA-256 over the previous hash and every stored column."""
    return hashlib.sha256("\x1f".join((prev, str(seq), verb, actor, subject, detail, str(at))).encode()).hexdigest()


async def _known(tx: Tx, community: int) -> dict[int, set[str]]:
    """The digests that each person who is still known can have, by person."""
    found: dict[int, set[str]] = {}
    for one in await tx.find(ACCOUNTS, *where(community=community)):
        found.setdefault(one.person, {_digest_of(one.person, b"")}).add(_digest_of(one.person, one.salt))
    return found


def _is_other(known: dict[int, set[str]], person: int | None, digest: str) -> bool:
    """Whether a digest is certainly not this person's. Nothing is certain of whom nobody knows any more."""
    owners = {one for one, digests in known.items() if digest in digests}
    return bool(owners - {person}) or (person in known and person not in owners)


async def verify(tx: Tx, community: int) -> int | None:
    """The number of the first broken link, or None when the chain is whole.

    Who did it and whom it was about are held by their salted digests, as long as their salts are not forgotten.
    """
    prev, known = GENESIS, await _known(tx, community)
    for row in await tx.find(AUDIT, *where(community=community), order=("seq",)):
        own = link(prev, row.seq, row.verb, row.actor_digest, row.object_digest, row.detail, row.at)
        named = ((row.actor, row.actor_digest), (row.subject, row.object_digest))
        if row.prev != prev or row.hash != own or any(_is_other(known, *one) for one in named):
            return row.seq
        prev = row.hash
    return None
