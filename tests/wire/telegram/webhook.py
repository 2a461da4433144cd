"""Delivery to the bot's own address: a secret header, one order per chat or person, retries that grow."""

from __future__ import annotations

import asyncio
import time
from typing import Final

import aiohttp

from tests.wire.telegram.clock import Clock
from tests.wire.telegram.state import Json
from tests.wire.telegram.updates import DEFAULT, Pending, UpdateQueue

SECRET: Final = "X-Telegram-Bot-Api-Secret-Token"
LONGEST_DELAY: Final = 60.0
LONGEST_RETRY_AFTER: Final = 3600.0


class Webhook:
    """Where updates are pushed, if anywhere; `pace` shortens the waits between retries for a test."""

    def __init__(self, clock: Clock, queue: UpdateQueue) -> None:
        self.url = ""
        self.max_connections = 40
        self.pace = 1.0
        self.attempts: list[Json] = []
        self.reachable = True
        self._secret = ""
        self._error: tuple[int, str] | None = None
        self._clock = clock
        self._queue = queue
        self._pump: asyncio.Task[None] | None = None
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._again: dict[int, tuple[float, float]] = {}

    async def set(self, url: str, secret: str, max_connections: int) -> None:
        """Push to an address from now on, or to none."""
        await self.stop()
        self.url, self._secret, self.max_connections = url, secret, max_connections
        self._error = None
        if url:
            self._pump = asyncio.create_task(self._run(), name="telegram webhook")

    def same(self, url: str, secret: str) -> bool:
        """Whether nothing would change."""
        return (self.url, self._secret) == (url, secret)

    async def stop(self) -> None:
        """Stop pushing; what waits stays."""
        tasks = [*self._sending.values(), *([self._pump] if self._pump else [])]
        self._pump = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._sending.clear()
        self._again.clear()

    def info(self) -> Json:
        """WebhookInfo."""
        whole: Json = {"url": self.url, "has_custom_certificate": False}
        whole["pending_update_count"] = len(self._queue.pending())
        if self._error is not None:
            whole |= {"last_error_date": self._error[0], "last_error_message": self._error[1]}
        if self.url:
            whole |= {"max_connections": self.max_connections, "ip_address": "127.0.0.1"}
        if self._queue.allowed != DEFAULT:
            whole["allowed_updates"] = sorted(self._queue.allowed)
        return whole

    async def _run(self) -> None:
        """Start a delivery for the first update of each line that is free and due."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
            while True:
                self._queue.fresh.clear()
                wait = self._start_due(session)
                try:
                    async with asyncio.timeout(wait):
                        await self._queue.fresh.wait()
                except TimeoutError:
                    continue

    def _start_due(self, session: aiohttp.ClientSession) -> float:
        """Start what can be; seconds until the next retry is due."""
        now, seen, soonest = time.monotonic(), set(self._sending), 5.0
        for update in self._queue.pending():
            if update.line in seen:
                continue
            seen.add(update.line)
            due = self._again.get(update.id, (0.0, 0.0))[0]
            if due > now:
                soonest = min(soonest, due - now)
            elif len(self._sending) < self.max_connections and self.reachable:
                self._sending[update.line] = asyncio.create_task(self._deliver(session, update))
        return soonest

    async def _deliver(self, session: aiohttp.ClientSession, update: Pending) -> None:
        """One attempt; a 2xx confirms, anything else comes again later."""
        headers = {SECRET: self._secret} if self._secret else {}
        status, asked = 0, 0.0
        try:
            async with session.post(self.url, json=update.whole(), headers=headers) as answer:
                status = answer.status
                given = answer.headers.get("Retry-After", "")
                asked = min(float(given), LONGEST_RETRY_AFTER) if given.isdigit() else 0.0
                await answer.read()
        except (aiohttp.ClientError, TimeoutError, OSError):
            status = 0
        self.attempts.append({"update_id": update.id, "status": status})
        if 200 <= status <= 299:
            self._queue.drop(update.id)
            self._again.pop(update.id, None)
        else:
            told = f"Wrong response from the webhook: {status}" if status else "Connection refused"
            self._error = (self._clock.second(), told)
            self._retry(update.id, asked)
        self._sending.pop(update.line, None)
        self._queue.fresh.set()

    def _retry(self, number: int, asked: float) -> None:
        """The first retry comes at once, then after 2, 4, 8 … seconds, or when the bot asked for it."""
        last = self._again.get(number, (0.0, 0.0))[1]
        delay = 0.0 if number not in self._again else min(LONGEST_DELAY, last * 2 or 2.0)
        wait = (asked or delay) * self.pace
        self._again[number] = (time.monotonic() + wait, delay)
