"""Every command with its handler, in the order in which /help shows them."""

from __future__ import annotations

from typing import Final

from bot.app.commands import (
    automod,
    case,
    config,
    doctor,
    help_,
    history,
    house,
    inbox,
    learning,
    link,
    mydata,
    native,
    note,
    raid,
    report,
    rules,
    sanction,
    setup,
    start,
    undo_all,
    warn,
)
from bot.app.commands.ask import Handler
from bot.app.engage.asking import COMMANDS as ENGAGING
from bot.app.presence import handover
from bot.domain.commands import Command

CATALOG: Final[tuple[tuple[Command, Handler], ...]] = (
    (help_.HELP, help_.handle),
    (rules.RULES, rules.handle),
    (report.REPORT, report.handle),
    (start.START, start.handle),
    (case.CASE, case.handle),
    (inbox.INBOX, inbox.handle),
    (history.HISTORY, history.handle),
    (note.NOTE, note.handle),
    (warn.WARN, warn.handle),
    (sanction.MUTE, sanction.mute),
    (sanction.UNMUTE, sanction.unmute),
    (sanction.KICK, sanction.kick),
    (sanction.BAN, sanction.ban),
    (sanction.UNBAN, sanction.unban),
    (sanction.LIFT, sanction.lift),
    (sanction.DELETE, sanction.delete),
    (raid.RAID, raid.handle),
    (undo_all.UNDO_ALL, undo_all.handle),
    (setup.SETUP, setup.handle),
    (config.CONFIG, config.handle),
    *automod.COMMANDS,
    *learning.COMMANDS,
    (native.NATIVE, native.handle),
    *house.COMMANDS,
    *ENGAGING,
    (mydata.MYDATA, mydata.mydata),
    (mydata.FORGET_ME, mydata.forget_me),
    (link.LINK, link.handle),
    (link.UNLINK, link.undo),
    (doctor.DOCTOR, doctor.handle),
    (handover.HANDOVER, handover.handle),
)

_BY_NAME: Final = {command.name: (command, handler) for command, handler in CATALOG}
_SHORT: Final = {short: entry for entry in CATALOG for short in entry[0].short}


def find_command(name: str) -> tuple[Command, Handler] | None:
    """A command by its name, without a slash, or by one of its short forms ("!мут")."""
    return _BY_NAME.get(name.strip().lstrip("/").lower()) or _SHORT.get(name.strip().lower())


def all_commands() -> tuple[Command, ...]:
    """Every declaration."""
    return tuple(command for command, _ in CATALOG)
