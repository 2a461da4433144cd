"""The second reader over the chat-completions wire that OpenAI-compatible servers speak.

The message goes out as data inside a JSON object, under a text of ours that says so; of the answer nothing but labels
of our own is taken. No redirect is followed, no proxy of the environment is used, and every answer is bounded in size
and time.

How to add one (another wire):
1. A class with `name`, `host` and `read` as in `bot/ports/opinion.py`, beside `HttpReader`.
2. What it asks from `asked.py`, what it takes from `answers.py`: labels and nothing else.
3. Its choice in `SecondOpinionSection` (`bot/sections.py`) and in `bot.bootstrap.second`.
4. The tests of `tests/adapters/opinion` over it.
"""

from adapters.opinion.reader import HttpReader, ReaderSettings

__all__ = ["HttpReader", "ReaderSettings"]
