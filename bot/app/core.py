"""The core: intake, lanes, dispatch and due items, put together over one desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from activities.calls import CALL
from bot.app import calling, cards, doctor, linking, media, morning, notices, staffroom
from bot.app.appeals import press_notice
from bot.app.automod import history as trying_history
from bot.app.automod.press import press_automod
from bot.app.casepress import press_case
from bot.app.commands import start
from bot.app.commands.catalog import all_commands
from bot.app.commands.mydata import press_forget
from bot.app.configuring import press_config
from bot.app.desk import Desk
from bot.app.dispatch import Dispatch, Errand
from bot.app.due import DueItems
from bot.app.engage import asking
from bot.app.engage import calling as announcing
from bot.app.engage import errands as outings
from bot.app.findings import Finding, bring
from bot.app.history import press_history
from bot.app.housekeeping import press_house
from bot.app.intake import PRESS, TALK, Intake
from bot.app.lanes import BATCH, Lanes
from bot.app.later import KINDS, ensure_daily
from bot.app.learning import asking as wishing
from bot.app.learning import refresh, screens
from bot.app.learning.press import press_learning
from bot.app.natives import tools as natives
from bot.app.onboarding import forwards, making, rooms, wishes
from bot.app.onboarding.steps import press_setup
from bot.app.opinion import reading
from bot.app.presence import greeting, ownrights
from bot.app.press import Reply
from bot.app.presses import Presses
from bot.app.raids import gate, strike
from bot.app.raids.press import press_raid
from bot.app.raids.verbs import STRIKE
from bot.app.replying import respond
from bot.app.seating import call, seat
from bot.app.supervision import Supervisor
from bot.app.surveying import SURVEY, Surveyed, Surveyor
from bot.app.talklane import talk
from bot.app.turn import Turn, take_turn
from bot.app.undoing import press_stop
from bot.domain.cases import CaseKind
from bot.domain.events import ButtonPressed, CommandUsed, FormSubmitted
from bot.domain.records import InboxRow
from bot.domain.signals import Severity, Topic
from bot.domain.text import say
from bot.ports.platform import Accept, Platform

ABOUT: Final = {
    "case": press_case,
    "notice": press_notice,
    "forget": press_forget,
    "history": press_history,
    "undoall": press_stop,
    "morning": morning.press_morning,
    "automod": press_automod,
    "house": press_house,
    "config": press_config,
    "setup": press_setup,
    "doctor": doctor.press_doctor,
    "raid": press_raid,
    "gate": gate.press_gate,
    screens.ABOUT: press_learning,
    linking.ABOUT: linking.press_link,
    start.ABOUT: start.press_start,
    natives.ABOUT: natives.press_native,
    wishes.ABOUT: wishes.press_wish,
    ownrights.ABOUT: ownrights.press_rights,
    **asking.ABOUT,
}
ERRANDS: Final = {
    cards.SEAT: seat,
    calling.LEADS: call,
    morning.SEAT: morning.seat,
    staffroom.TELL: staffroom.tell,
    linking.LINKED: linking.tell_team,
    natives.NATIVE: natives.carry_out,
    forwards.WISH: wishes.carry_out,
    greeting.GREET: greeting.greet,
    greeting.EXPLAIN: greeting.explain,
    making.PICK: making.picked,
    trying_history.TRY: trying_history.carry_out,
    STRIKE: strike.carry_out,
    refresh.LEARN: refresh.carry_out,
    wishing.WISH: wishing.carry_out,
    **outings.ERRANDS,
}
SURVEYED: Final[dict[str, Surveyed]] = {"setup": rooms.surveyed, "doctor": doctor.surveyed}
"""Screens that need questions to the platforms answered first, by what their token is about."""


class Core:
    """Start it, then `open` each platform; `intake.accept` is what they call."""

    def __init__(self, desk: Desk, language: str = "en") -> None:
        self.desk = desk
        self.presses = Presses(desk, ABOUT)
        self.lanes = Lanes(desk, {TALK: (self._talk, BATCH), PRESS: (self.presses.handle, 1)}, self._stuck)
        self.intake = Intake(desk, self.lanes, language)
        surveyor = Surveyor(SURVEYED, lambda: self.supervisor.parts.values(), self.lanes.offer)
        errands: dict[str, Errand] = {**ERRANDS, SURVEY: surveyor}
        self.dispatch = Dispatch(
            desk,
            {"card": cards.prepare, "notice": notices.write, media.VERB: media.prepare, CALL: announcing.write},
            errands,
        )
        self.due = DueItems(desk, KINDS)
        self.supervisor = Supervisor(desk.clock)

    async def start(self) -> None:
        """Take up what was left, carry out what is overdue, begin."""
        self.desk.alarm.ring(self.woken)
        await self.intake.start()
        self.supervisor.keep("dispatch", self.dispatch.run)
        if self.desk.second is not None:
            self.supervisor.keep(reading.PART, reading.Reading(self.desk, self.desk.second).run)
        await self.desk.alarm.start()
        await ensure_daily(self.desk)
        await self.due.run_due()

    async def open(self, platform: Platform, accept: Accept | None = None) -> None:
        """Let a platform deliver (to `accept`, else to intake). Raises PlatformFault when it will not have us.

        It knows the commands before the first event arrives, since it reads arguments by them.
        """
        await platform.publish(all_commands())
        await platform.start(accept or self.intake.accept)

    async def stop(self) -> None:
        """Stop in an orderly way; everything unfinished is stored."""
        await self.desk.alarm.stop()
        await self.lanes.stop()
        await self.supervisor.stop()
        await self.dispatch.stop()

    async def woken(self) -> None:
        """The alarm rang: something may be due, an action's time may have come, an event may be wanted again."""
        self.desk.bell.ring()
        try:
            await self.due.run_due()
        finally:
            await self.lanes.resume()

    async def idle(self) -> None:
        """Wait until everything that can happen now has happened (for tests and an orderly stop)."""
        for _ in range(3):
            await self.lanes.idle()
            await self.dispatch.idle()

    async def _talk(self, community: int, rows: Sequence[InboxRow]) -> None:
        for row in await talk(self.desk, community, rows):
            self.lanes.offer(row)

    async def _stuck(self, row: InboxRow) -> None:
        """An event was set aside: staff get a card with [Try again], whoever waits for an answer gets one."""
        finding = Finding(
            topic=Topic.OTHER, severity=Severity.MEDIUM, rule="", house_rule=None, person=None, target=None,
            platform=row.platform, place=row.place, channel="", message=f"event:{row.seq}", kind=CaseKind.STUCK,
        )  # fmt: skip

        async def deed(turn: Turn) -> None:
            await cards.show(turn, await bring(turn, finding))
            event = row.event
            if isinstance(event, CommandUsed | FormSubmitted):
                await respond(turn, event.author, event.channel, event.interaction, Reply(say("press-failed")))
            elif isinstance(event, ButtonPressed):
                channel = event.ref.channel
                await respond(turn, event.author, channel, event.interaction, Reply(say("press-failed")))

        await take_turn(self.desk, row.community, deed)
