"""What has to be asked of a platform before a turn: nothing may be awaited inside it."""

from __future__ import annotations

from typing import Final

from bot.app.desk import Desk
from bot.app.members import rights_of
from bot.app.numbers import number_in
from bot.app.people import account_of
from bot.app.press import Looked
from bot.app.turn import Turn, look_in
from bot.domain.buttons import Token
from bot.domain.messages import ChannelRef
from bot.domain.people import AccountRef, Author
from bot.ports.tables import CASES, NOTICES

STAFF_VERBS: Final = frozenset({"hand", "again", "escalate", "kick", "ban", "purge"})


async def look(desk: Desk, community: int, token: Token | None, author: Author, channel: ChannelRef) -> Looked:
    """Rights of the asker and of whom the token is about; the staff list where a verb needs it."""
    accounts = {author.account: channel.place}
    if token is not None:
        for account, place in await look_in(desk, community, lambda turn: concerned(turn, token)):
            accounts.setdefault(account, place or channel.place)
    rights = {account: await rights_of(desk, place, account) for account, place in accounts.items()}
    staff: tuple[AccountRef, ...] = ()
    if token is not None and token.verb in STAFF_VERBS:
        platform = desk.platforms.get(channel.platform)
        staff = await platform.staff(channel.place) if platform else ()
        for account in staff:
            if account not in rights:
                rights[account] = await rights_of(desk, channel.place, account)
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
    account = await account_of(turn, case.person, case.platform)
    return [(AccountRef(account.platform, account.id), case.place)] if account else []
