"""`steward check`: configuration, rules and store, every fault with file, key and the fix."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from bot import bootstrap
from bot.app import audit
from bot.app.naming import communities, title_of
from bot.cli import folder, rulefiles, talk
from bot.config import DEFAULT_FILE, Config, ConfigFault, read_config
from bot.domain.text import Say, say
from bot.ports.store import StoreFault, Tx, where
from bot.ports.tables import RULE_FILES, RULE_RECORDS
from rules.file import Faults, read_rules


def check(
    files: Annotated[list[str] | None, typer.Argument(help="cli-arg-check-files", metavar="[FILES]...")] = None,
    config: folder.ConfigFile = None,
    data: folder.Data = None,
) -> None:
    """Look at everything, then say whether all is well."""
    looking = Looking()
    found = looking.configuration(config)
    judged = looking.classifier()
    place = data if data is not None else found.store.data
    folder.refuse_file(place)
    for value in (files or []) if judged else []:
        for source in rulefiles.find(value):
            looking.rules(source.name, source.text)
    try:
        folder.run(place, _store(looking, place, judged))
    except typer.Exit:
        looking.faults += 1
    if looking.faults:
        talk.stop(say("cli-check-faults", count=looking.faults), talk.NO)
    talk.console().print(talk.words(say("cli-check-well")))


class Looking:
    """Says what it finds: what is well on stdout, faults on stderr, counted."""

    def __init__(self) -> None:
        self.faults = 0

    def well(self, something: Say) -> None:
        """One line about what is well."""
        talk.console().print(talk.words(something))

    def fault(self, something: Say) -> None:
        """One fault."""
        self.faults += 1
        talk.note(something)

    def configuration(self, path: Path | None) -> Config:
        """Read it; where it is faulty, go on with what Steward would do without it."""
        try:
            found = read_config(path)
        except ConfigFault as fault:
            for one in fault.flaws:
                self.faults += 1
                talk.console(stderr=True).print(folder.flaw_line(one))
            return Config.model_construct()
        name = path or DEFAULT_FILE
        self.well(
            say("cli-check-config", path=str(name)) if name.exists() else say("cli-check-no-config", path=str(name))
        )
        for platform, section in (("discord", found.discord), ("telegram", found.telegram)):
            if section.is_given and not section.looks_right:
                self.fault(say("cli-check-token", platform=platform))
        return found

    def classifier(self) -> bool:
        """Whether its weights can be used; without them no rule file can be read."""
        from rules.language.weights import WeightsError

        try:
            bootstrap.scorer()
        except WeightsError as fault:
            self.fault(fault.what)
            talk.note(say("cli-check-weights-rules"))
            return False
        self.well(say("cli-check-weights"))
        return True

    def rules(self, name: str, source: str, *, ours: bool = False, known: Collection[str] = ()) -> None:
        """Read a rule file and run its examples. Warnings are for those who wrote it; `ours` is a shipped file.

        `known` are ids that history hangs on: one that the file no longer has is asked after, and is no fault.
        """
        found = read_rules(source, name, bootstrap.read_options())
        if isinstance(found, Faults):
            self.faults += len(found.items)
            talk.tell_faults(found.items)
            return
        talk.tell_faults(() if ours else found.warnings)
        examples = sum(len(one.catches) + len(one.allows) + len(one.stories) for one in found.rules)
        for lost in sorted(one for one in known if found.rule(one) is None):
            talk.note(say("cli-check-vanished", file=name, rule=lost))
        self.well(say("cli-check-yes", file=name, rules=len(found.rules), examples=examples))


async def _store(looking: Looking, place: Path, judged: bool) -> None:
    path = place / bootstrap.STORE_FILE
    if not path.exists():
        near = folder.what_of(place, StoreFault("store-missing", str(path)))
        looking.well(near if near.key != "store-missing" else say("cli-check-no-store", path=str(path)))
        return
    owner = bootstrap.owner_of(place)
    async with bootstrap.beside(place) as reader:
        for damage in await reader.integrity():
            looking.fault(say("store-corrupt", detail=f"{path}: {damage}"))
        schema = bootstrap.schema_of(place)
        if schema.version < schema.newest:
            looking.well(say("cli-check-older", path=str(path), version=str(schema.version)))
            return  # its tables are read by those who know them: after the migration
        looking.well(say("cli-check-store", path=str(path), version=str(schema.version)))
        looking.well(say("cli-check-owner", owner=owner) if owner else say("cli-check-free"))
        for one in await reader.read(_rules_in_force) if judged else []:
            looking.rules(one.name, one.source, ours=one.ours, known=one.known)
        for title, link in await reader.read(_broken_chains):
            looking.fault(say("cli-check-audit", title=title, link=link))


@dataclass(frozen=True, slots=True)
class _InForce:
    """A rule file by the name to show; `ours` is a shipped one, `known` the rule ids that decisions stand under."""

    name: str
    source: str
    ours: bool
    known: frozenset[str] = frozenset()


async def _rules_in_force(tx: Tx) -> list[_InForce]:
    """Each community's own file, or its preset."""
    found = []
    for one in await communities(tx):
        own = await tx.find(RULE_FILES, *where(community=one.id, active=True), order=("-at",), limit=1)
        title = await title_of(tx, one)
        if own:
            known = frozenset(row.rule for row in await tx.find(RULE_RECORDS, *where(community=one.id)))
            found.append(_InForce(f"{title}: rules.toml", own[0].source, False, known))
        elif one.preset in bootstrap.presets():
            found.append(_InForce(f"{title}: {one.preset}.toml", bootstrap.presets()[one.preset], True))
    return found


async def _broken_chains(tx: Tx) -> list[tuple[str, int]]:
    """Communities whose record of deeds was tampered with: their title, the first broken link."""
    found = [(await title_of(tx, one), await audit.verify(tx, one.id)) for one in await communities(tx)]
    return [(title, link) for title, link in found if link is not None]
