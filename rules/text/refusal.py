"""A refusal of what an administrator wrote, told as a message key with its arguments."""

from bot.domain.text import Arg, Say, say


class Refusal(ValueError):
    """Refused at save time; `key` names the Fluent message, `args` its arguments, `said` both for the `Texts` port."""

    def __init__(self, key: str, **args: Arg) -> None:
        super().__init__(f"{key} {args}" if args else key)
        self.key = key
        self._args = args

    @property
    def args(self) -> dict[str, Arg]:  # type: ignore[override]  # the message's arguments, not the exception's tuple
        """Arguments of the message."""
        return self._args

    @property
    def said(self) -> Say:
        """The same as a value for the `Texts` port."""
        return say(self.key, **self._args)
