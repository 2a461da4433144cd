"""Scoring: texts of all communities in batches; a scorer that fails gives unknown, never a stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Final

from bot.domain.scores import Scores
from bot.ports.classifier import Classifier

log = logging.getLogger("steward.scoring")

MOST: Final = 32
WAIT: Final = 0.002


class Scoring:
    """Collects texts for up to 2 ms or until 32 wait, and asks the classifier once."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        self._waiting: list[tuple[str, asyncio.Future[Scores | None]]] = []
        self._timer: asyncio.TimerHandle | None = None

    async def score(self, texts: Sequence[str]) -> list[Scores | None]:
        """One answer for each text, in order; None where nothing could be said."""
        if len(texts) >= MOST or not texts:
            return self._ask(list(texts))
        loop = asyncio.get_running_loop()
        futures = [loop.create_future() for _ in texts]
        self._waiting += zip(texts, futures, strict=True)
        if len(self._waiting) >= MOST:
            self._flush()
        elif self._timer is None:
            self._timer = loop.call_later(WAIT, self._flush)
        return list(await asyncio.gather(*futures))

    def _flush(self) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = None
        waiting, self._waiting = self._waiting, []
        for (_, future), answer in zip(waiting, self._ask([text for text, _ in waiting]), strict=True):
            if not future.done():
                future.set_result(answer)

    def _ask(self, texts: list[str]) -> list[Scores | None]:
        try:
            answers = self._classifier.score(texts) if texts else []
        except Exception:
            log.exception("the classifier failed; %d messages stay unscored", len(texts))
            return [None] * len(texts)
        return answers if len(answers) == len(texts) else [None] * len(texts)
