"""Verbs of misfortune and time."""

from __future__ import annotations

from typing import Any

from tests.wire.telegram import acts
from tests.wire.telegram.control.base import Unable, Verbs
from tests.wire.telegram.faults import KINDS, Fault, FaultKind


class Troubles(Verbs):
    """What goes wrong, and the clock."""

    def fault(
        self,
        kind: FaultKind,
        method: str = "",
        chat: int = 0,
        times: int = 0,
        seconds: float = 0.0,
        lasting: float = 0.0,
        code: int = 400,
        text: str = "",
    ) -> None:
        """Trouble for a method ("": all but getUpdates, "*": all) and chat, `times` times or for `lasting` seconds.

        flood (429; `seconds` to wait, or what is left of `lasting`), bad_gateway, bad_gateway_after (it was done all
        the same), drop, drop_after (no answer), latency (`seconds`), error (`code` and `text`).
        """
        if kind not in KINDS:
            raise ValueError(f"no kind of fault {kind!r}; there are {', '.join(KINDS)}")
        until = self.world.clock.now() + lasting if lasting else 0.0
        self.world.faults.add(Fault(kind, method, chat, times, until, seconds, code, text))

    def heal(self) -> None:
        """No more faults (the network's state and limits stay as they are)."""
        self.world.faults.clear()

    def injects(self, kind: str, payload: Any, line: int = 1) -> int | None:
        """An update of any kind and shape, asked for or not: unknown kinds, members that are not as they should be."""
        return self.world.queue.add(kind, payload, line, wanted=False)

    def set_limits(self, on: bool) -> None:
        """The platform's own limits on sends: on from the start."""
        self.world.limits.on = on

    def set_pacing(self, on: bool) -> None:
        """The server's brake on a poller that asks for the same offset at once: on from the start."""
        self.world.queue.paced = on

    def set_webhook_pace(self, pace: float) -> None:
        """Multiply the waits between a webhook's retries."""
        self.world.webhook.pace = pace

    def revoke_token(self, new: str = "") -> None:
        """The token is worth nothing (401), or replaced by a new one of the same bot; a poll that waits ends too."""
        self.world.token = new or f"{self.world.bot.id}:revoked"
        self.world.queue.interrupt(401, "")

    def set_token(self, token: str) -> None:
        """The token that is good from now on."""
        self.world.token = token

    def migrate(self, chat: int, to_message: bool = True, from_message: bool = True, error: bool = True) -> int:
        """A group becomes a supergroup, with any of the three signals; the new id."""
        place = self._chat(chat)
        if place.kind != "group" or place.migrated_to:
            raise Unable(f"{chat} is no group that could become a supergroup")
        return acts.migrate(self.world, place, to_message, from_message, error).id

    def migrate_at_next_call(self, chat: int) -> None:
        """The group is a supergroup from the bot's next call to it on; that call's error is the only signal."""
        self.world.faults.migrating.add(chat)

    def move_clock(self, seconds: float) -> float:
        """Let time pass; the time now."""
        self.world.clock.move(seconds)
        acts.close_polls(self.world)
        self.world.queue.fresh.set()
        return self.world.clock.now()

    def stand_still(self) -> float:
        """Time passes by `move_clock` alone from here on; the time now."""
        self.world.clock.stand_still()
        return self.world.clock.now()

    def clock(self) -> float:
        """The time now, unix seconds."""
        return self.world.clock.now()
