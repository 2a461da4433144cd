"""`steward forget`: a person goes, and the whole store is searched for what is left."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import bootstrap
from bot.app import operator
from bot.app.naming import Meant, names_in, person_meant
from bot.app.remains import Left, left_in, needles_of, spellings
from bot.cli import asking, folder, talk, which
from bot.domain.people import Account
from bot.domain.text import say
from bot.ports.store import Tx


def forget(
    user: Annotated[str, typer.Argument(help="cli-arg-user", metavar="USER")],
    data: folder.Data = None,
    community: folder.Community = "",
    config: folder.ConfigFile = None,
) -> None:
    """Erase a person and prove it."""
    place = folder.chosen(data, config)
    folder.run(place, _forget(place, talk.clean(user), community))


async def _forget(place: Path, user: str, named: str) -> None:
    async with bootstrap.beside(place) as reader:
        accounts = await reader.read(lambda tx: _accounts(tx, user, named))
    requests = [
        asking.Request("forget", community, {"person": str(person)})
        for community, person in sorted({(one.community, one.person) for one in accounts})
    ]
    answers = await asking.ask(place, requests, operator.do)
    if any(one["outcome"] == "refused" for one in answers):
        talk.stop(say("cli-asking-refused"), talk.NO)
    rows = sum(int(one.get("rows", 0)) for one in answers)
    left, hidden = await _search(place, accounts)
    _tell(user, rows, left, hidden)


async def _accounts(tx: Tx, user: str, named: str) -> tuple[Account, ...]:
    community = (await which.named(tx, named)).id if named else None
    meant = await person_meant(tx, user, community)
    if meant.others:
        await _ask_which(tx, user, meant)
    if not meant.accounts:
        talk.stop(say("cli-forget-nobody", user=user), talk.NO)
    return meant.accounts


async def _ask_which(tx: Tx, user: str, meant: Meant) -> None:
    titles = await names_in(tx, [one.community for one in meant.others])
    talk.note(say("cli-forget-several", user=user, count=len(meant.others)))
    for one in meant.others:
        talk.console(stderr=True).print(f"  {one.platform}:{one.id}  {one.name}  {titles[one.community]}")
    first = meant.others[0]
    talk.stop(say("cli-forget-say-which", example=f"steward forget {first.platform}:{first.id}"), talk.NO)


async def _search(place: Path, accounts: tuple[Account, ...]) -> tuple[tuple[Left, ...], int]:
    """Where somebody is still named; and how many columns hold the same letters within other words or numbers."""
    async with bootstrap.beside(place) as reader:
        found = await reader.scan_columns(spellings(needles_of(accounts)))
        places = {(one.table, one.column) for one in found}
        left = await reader.read(lambda tx: left_in(tx, places, accounts))
    return left, len(places) - len(left)


def _tell(user: str, rows: int, left: tuple[Left, ...], hidden: int) -> None:
    if not left:
        talk.console().print(talk.words(say("cli-forget-done", user=user, rows=rows)))
        if hidden:
            talk.note(say("cli-forget-alike", count=hidden))
        return
    talk.console().print(talk.words(say("cli-forget-part", user=user, rows=rows)))
    for one in left:
        talk.note(say("cli-forget-left", table=one.table, column=one.column, count=one.rows))
    talk.stop(say("cli-forget-mend"), talk.NO)
