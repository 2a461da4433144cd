"""What has to be asked of a platform before a turn: nothing may be awaited inside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.app.desk import Desk
from bot.app.numbers import number_in
from bot.app.people import account_of
from bot.app.powers import Ground, ground_of, listed_staff, weighed
from bot.app.press import Looked
from bot.app.turn import Turn, look_in
from bot.domain.buttons import Token
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef, Author
from bot.ports.tables import CASES, NOTICES

STAFF_VERBS: Final = frozenset({"hand", "again", "escalate", "kick", "ban", "purge", "strike"})


async def look(desk: Desk, community: int, token: Token | None, author: Author, channel: ChannelRef) -> Looked:
    """Rights of the asker and of whom the token is about; the staff list where a verb needs it."""

    async def read(turn: Turn) -> tuple[Ground, list[tuple[AccountRef, str]]]:
        about = await concerned(turn, token) if token is not None else []
        return await ground_of(turn, (author.account, *(account for account, _ in about))), about

    ground, about = await look_in(desk, community, read)
    return await looked_at(
        desk, ground, author.account, channel, about, token is not None and token.verb in STAFF_VERBS
    )


async def looked_at(
    desk: Desk,
    ground: Ground,
    asker: AccountRef,
    channel: ChannelRef,
    about: Sequence[tuple[AccountRef, str]],
    with_staff: bool,
) -> Looked:
    """Rights over what was read of the community; the asker's rank is that of the place in which it falls on people."""
    spots = {account: (account.platform, place or channel.place) for account, place in about}
    here = next((spot for account, spot in spots.items() if account != asker), (channel.platform, channel.place))
    staff = await listed_staff(desk, ground) if with_staff else ()
    for account in staff:
        spots.setdefault(account, (account.platform, channel.place))
    rights = await weighed(desk, ground, {**spots, asker: here}, strict=set(spots) - {asker})
    return Looked(rights, staff)


async def concerned(turn: Turn, token: Token) -> list[tuple[AccountRef, str]]:
    """The accounts that a token's case or notice is about, each with its place."""
    number = number_in(token.ref) or 0
    case_number: int | None = number if token.about == "case" else None
    if token.about == "notice":
        notice = await turn.tx.get(NOTICES, turn.id, number)
        case_number = notice.case if notice else None
    case = await turn.tx.get(CASES, turn.id, case_number) if case_number else None
    if case is None or case.person is None:
        return []
    account = await account_of(turn, case.person, case.platform) or await account_of(turn, case.person)
    return [(AccountRef(account.platform, account.id), case.place)] if account else []
