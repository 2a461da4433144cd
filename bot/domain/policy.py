"""A community's own choices, with defaults that punish nobody."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.time import DAY, HOUR, MINUTE, SECOND


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder: from `strikes` on, suggest `verb` (for `length` µs). Kick and ban need a person."""

    strikes: int
    verb: str
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """Whose Steward this is: accounts ("telegram:123") that may add it to communities (none named: anybody may), and
    who runs it, in their own words."""

    who_may_add: frozenset[str] = frozenset()
    host: str = ""

    def may_add(self, platform: str, account: str) -> bool:
        """Whether this account may."""
        return not self.who_may_add or f"{platform}:{account}" in self.who_may_add


@dataclass(frozen=True, slots=True)
class Settings:
    """What admins choose in /setup and /config. Lengths in µs.

    `ranks` maps platform role ids to standings by name; `modules` are what was chosen in the set-up; `spam` says what
    happens to spam from people known to be new ("ask" or "hold"); `night_guard` allows reversible containment at night;
    `raid_plan` is what a sure raid meets at once by day ("ask" or "contain"); `gate` is what newcomers meet ("off",
    "button" or "question" with `gate_question` and the `gate_answers` that are right), `gate_role` the id of the role
    they get for it (empty: they are muted until then), `gate_channel` the id of a channel where those are asked who
    can't be written to; `media` says whether what is attached to flagged messages is copied into the moderators' room
    ("keep") or only described ("hash"); `crisis` is since when crisis mode holds back what activities would announce
    (µs UTC; 0: it does not);
    `volunteer` means one person, no clocks but wellbeing, a morning line; `quiet` is the night as "23:00-08:00".
    """

    grace: int = 10 * SECOND
    lease: int = 10 * MINUTE
    dedupe: int = 10 * MINUTE
    strike_life: int = 180 * DAY
    strikes_of: int = 3
    ladder: tuple[Step, ...] = (Step(1, "warn"), Step(2, "mute", HOUR), Step(3, "ban"))
    heavy_per_hour: int = 5
    keep_text: int = 30 * DAY
    keep_inbox: int = 7 * DAY
    ranks: tuple[tuple[str, str], ...] = ()
    modules: tuple[str, ...] = ()
    spam: str = "ask"
    night_guard: bool = False
    volunteer: bool = False
    quiet: str = "23:00-08:00"
    setup_step: str = ""
    setup_done: bool = False
    own_domains: tuple[str, ...] = ()
    raid_plan: str = "ask"
    gate: str = "off"
    gate_question: str = ""
    gate_answers: tuple[str, ...] = ()
    gate_role: str = ""
    gate_channel: str = ""
    media: str = "keep"
    crisis: int = 0
