"""What a page or a script may ask: the client frames of docs/sandbox.md, checked at the door."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

_Id = Annotated[str, Field(max_length=100)]
_Short = Annotated[str, Field(max_length=200)]
_Long = Annotated[str, Field(max_length=20_000)]


class _Frame(BaseModel):
    """A missing field counts as empty, an unknown one is ignored, a wrong type is refused."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)
    id: int | None = None


class Send(_Frame):
    """Write."""

    do: Literal["send"]
    channel: _Id
    text: _Long = ""
    reply_to: _Id = ""
    attachments: Annotated[list[_Id], Field(max_length=10)] = []
    nonce: _Id = ""


class Edit(_Frame):
    """Change one's own words."""

    do: Literal["edit"]
    channel: _Id
    message: _Id
    text: _Long = ""


class Delete(_Frame):
    """Remove a message by hand."""

    do: Literal["delete"]
    channel: _Id
    message: _Id


class React(_Frame):
    """Add or take away a reaction."""

    do: Literal["react"]
    channel: _Id
    message: _Id
    emoji: Annotated[str, Field(min_length=1, max_length=32)]
    on: bool = True


class Press(_Frame):
    """Press a button."""

    do: Literal["press"]
    channel: _Id
    message: _Id
    token: _Short


class Submit(_Frame):
    """Send a form in."""

    do: Literal["form"]
    channel: _Id = ""
    token: _Short
    values: Annotated[dict[_Short, _Long], Field(max_length=25)] = {}


class Use(_Frame):
    """Use a command."""

    do: Literal["command"]
    channel: _Id
    name: _Short
    args: Annotated[dict[_Short, _Long], Field(max_length=25)] = {}
    target: _Id = ""


class Become(_Frame):
    """Be somebody else."""

    do: Literal["become"]
    who: _Id = Field(alias="as")


class Language(_Frame):
    """Read in another language."""

    do: Literal["language"]
    lang: _Id


class Scene(_Frame):
    """Play a situation."""

    do: Literal["scene"]
    scene: _Id


class Trouble(_Frame):
    """Turn a switch."""

    do: Literal["trouble"]
    trouble: _Id
    on: bool = True
    who: _Id = ""


class OpenThread(_Frame):
    """Open a thread under a message."""

    do: Literal["open_thread"]
    channel: _Id
    message: _Id
    title: _Short = ""


class Direct(_Frame):
    """Open a private conversation."""

    do: Literal["direct"]
    who: _Id = Field(alias="with")


class Dismiss(_Frame):
    """Put away a note."""

    do: Literal["dismiss"]
    note: _Id


class Invite(_Frame):
    """Bring somebody in, new or back."""

    do: Literal["invite"]
    name: Annotated[str, Field(max_length=32)] = ""
    link: _Short = ""


class Vote(_Frame):
    """Choose in a poll, or take the vote back with no choice."""

    do: Literal["vote"]
    channel: _Id
    message: _Id
    choices: Annotated[list[int], Field(max_length=25)] = []


class Sit(_Frame):
    """Sit down in a voice room, or get up (no channel)."""

    do: Literal["sit"]
    channel: _Id = ""


class Gather(_Frame):
    """Begin, end or call off an event of the platform's own, by hand."""

    do: Literal["event"]
    event: _Id
    status: Literal["active", "completed", "canceled"]


class Rename(_Frame):
    """Call oneself something else."""

    do: Literal["rename"]
    name: Annotated[str, Field(max_length=32)] = ""


class Seen(_Frame):
    """Read up to here."""

    do: Literal["seen"]
    channel: _Id
    message: _Id


class Older(_Frame):
    """Ask for what was said before."""

    do: Literal["older"]
    channel: _Id
    before: _Id


Frame = (
    Send | Edit | Delete | React | Press | Submit | Use | Become | Language | Scene | Trouble | OpenThread | Direct
    | Dismiss | Invite | Vote | Sit | Gather | Rename | Seen | Older
)  # fmt: skip
_FRAMES: Final[TypeAdapter[Frame]] = TypeAdapter(Annotated[Frame, Field(discriminator="do")])


class BadFrame(ValueError):
    """Not a frame; `id` as far as it could be read, `what` names the field or the fault for whoever writes scripts."""

    def __init__(self, what: str, frame_id: int | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.id = frame_id


def read_frame(text: str | bytes) -> Frame:
    """A checked frame; raises BadFrame for everything else."""
    try:
        return _FRAMES.validate_json(text)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadFrame(f"{where}: {first['msg']}" if where else first["msg"], _id_of(text)) from None


class _Numbered(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)
    id: int | None = None


def _id_of(text: str | bytes) -> int | None:
    try:
        return _Numbered.model_validate_json(text).id
    except ValidationError:
        return None
