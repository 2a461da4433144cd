"""Assessing: texts of all communities in batches; a scorer that fails gives unknown, never a stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Final

from bot.domain.assessment import Assessment
from bot.ports.classifier import Classifier

log = logging.getLogger("steward.scoring")

MOST: Final = 32
WAIT: Final = 0.002


class Scoring:
    """Collects texts for up to 2 ms or until 32 wait, and asks the classifier once."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        self._waiting: list[tuple[Sequence[str], asyncio.Future[list[Assessment | None]]]] = []
        self._timer: asyncio.TimerHandle | None = None

    async def assess(self, texts: Sequence[str]) -> list[Assessment | None]:
        """One answer for each text, in order; None where nothing could be said."""
        if len(texts) >= MOST or not texts:
            return self.assess_now(list(texts))
        loop = asyncio.get_running_loop()
        answers: asyncio.Future[list[Assessment | None]] = loop.create_future()
        self._waiting.append((texts, answers))
        if sum(len(asked) for asked, _ in self._waiting) >= MOST:
            self._flush()
        elif self._timer is None:
            self._timer = loop.call_later(WAIT, self._flush)
        return await answers

    async def assess_aside(self, texts: Sequence[str]) -> list[Assessment | None]:
        """The same in a thread, beside the loop: for what nobody waits for (learning, looking back)."""
        return await asyncio.to_thread(self.assess_now, list(texts))

    def _flush(self) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = None
        waiting, self._waiting = self._waiting, []
        every = self.assess_now([text for texts, _ in waiting for text in texts])
        start = 0
        for texts, answers in waiting:
            if not answers.done():
                answers.set_result(every[start : start + len(texts)])
            start += len(texts)

    def assess_now(self, texts: Sequence[str]) -> list[Assessment | None]:
        """The classifier's answers at once, in the calling thread; None for each where it fails."""
        try:
            answers = self._classifier.assess(texts) if texts else []
        except Exception:
            log.exception("the classifier failed; %d messages stay unassessed", len(texts))
            return [None] * len(texts)
        return answers if len(answers) == len(texts) else [None] * len(texts)
