"""Verbs of bad luck, of the clock and of the gateway."""

from __future__ import annotations

from time import monotonic

from tests.wire.discord.control_base import Finder
from tests.wire.discord.faults import Fault, Faults


class Trouble(Finder):
    """Every switch can be switched back; `clear_faults` does it at once."""

    def fault(
        self,
        kind: str,
        *,
        method: str = "",
        route: str = "",
        times: int = 1,
        for_seconds: float | None = None,
        seconds: float = 1.0,
        scope: str = "user",
        status: int = 500,
    ) -> None:
        """Trouble for matching requests: 502_after, 502, drop_after, drop, 429 or status (see `faults.py`)."""
        if kind not in ("502_after", "502", "drop_after", "drop", "429", "status"):
            raise ValueError(f"no such fault: {kind}")
        until = None if for_seconds is None else monotonic() + for_seconds
        self.wire.faults.standing.append(Fault(kind, method, route, times, until, seconds, scope, status))

    def clear_faults(self) -> None:
        """All is well again."""
        fresh = Faults()
        for name in Faults.__slots__:
            setattr(self.wire.faults, name, getattr(fresh, name))

    def latency(self, seconds: float) -> None:
        """Before each answer of REST."""
        self.wire.faults.latency = seconds

    def down(self, seconds: float) -> None:
        """The network is away: everything is cut, nothing is accepted."""
        self.wire.go_down(seconds)

    def revoke_token(self, revoked: bool = True) -> None:
        """The token is worth nothing: 401 everywhere, and the gateway closes with 4004."""
        self.wire.faults.revoked = revoked
        if revoked:
            self.wire.gateway.close(4004)

    def set_token(self, token: str) -> None:
        """Another token from now on."""
        self.wire.token = self.wire.gateway.token = token

    def lose_events(self, on: bool = True) -> None:
        """Events told while a session has no socket are lost for good, and it can't be resumed."""
        self.wire.faults.lose_events = on

    def deaf(self, on: bool = True) -> None:
        """Heartbeats are not answered."""
        self.wire.faults.deaf = on

    def invalid_sessions(self, count: int) -> None:
        """So many next logins and resumes are answered with Invalid Session."""
        self.wire.faults.invalid_sessions = count

    def close_gateway(self, code: int) -> None:
        """Close every connection with a code: https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway."""
        self.wire.gateway.close(code)

    def cut_gateway(self) -> None:
        """Cut every connection without a word."""
        self.wire.gateway.abort()

    def reconnect(self) -> None:
        """Ask clients to reconnect (op 7)."""
        self.wire.gateway.reconnect()

    def invalidate(self, *, resumable: bool) -> None:
        """Op 9 to every client."""
        self.wire.gateway.invalidate(resumable=resumable)

    def set_gateway(
        self, *, heartbeat: float | None = None, resumable: float | None = None, shards: int | None = None
    ) -> None:
        """Seconds between heartbeats, seconds a session may be resumed, shards recommended."""
        gateway = self.wire.gateway
        gateway.heartbeat_seconds = heartbeat if heartbeat is not None else gateway.heartbeat_seconds
        gateway.resumable_seconds = resumable if resumable is not None else gateway.resumable_seconds
        gateway.shards = shards if shards is not None else gateway.shards

    def outage(self, guild: str, *, over: bool = False) -> None:
        """A guild is unavailable (GUILD_DELETE with `unavailable`), or is back (GUILD_CREATE)."""
        where = self._guild(guild)
        if over:
            self.wire.gateway.show_up(where, back=True)
        else:
            self.world.tell("GUILD_DELETE", {"id": where.id, "unavailable": True}, guild=where)

    def move_clock(self, seconds: float) -> float:
        """The platform's time jumps; gives what it is now in Unix seconds. Rate limits run on the machine's time."""
        self.world.clock.offset += seconds
        return self.world.clock.seconds()

    def limits(self, on: bool) -> None:
        """Rate limits on or off (they are on)."""
        self.wire.limits.on = on

    def limit(self, route: str, count: int, per: float) -> None:
        """A bucket's size: "POST /channels/{channel_id}/messages", 5, 5.0."""
        self.wire.limits.resize(route, count, per)

    def limit_globally(self, per_second: int) -> None:
        """Requests a second over all routes."""
        self.wire.limits.per_second = per_second

    def limit_invalid(self, per_ten_minutes: int) -> None:
        """How many 401, 403 and 429 shut the address out."""
        self.wire.limits.invalid_limit = per_ten_minutes

    def stranger_bans(self, guild: str, left: int | None) -> None:
        """How many non-members can still be banned before 30035."""
        self._guild(guild).data["wire_stranger_bans"] = left
