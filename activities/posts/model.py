"""Posts, rubrics and what the team decided about them: rows, and decisions as functions. Times in µs UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from activities.schedule.rule import Rule
from bot.domain.content import Content, Heading, Line
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.text import Say, say
from bot.domain.time import MINUTE

FRESH: Final = 30 * MINUTE
"""How late a post may still go out by itself."""
MOST_CHANNELS: Final = 25
MOST_TEXT: Final = 4000
"""What a form can hold."""
_BLANK: Final = re.compile(r"(?<!\{)\{([^\W\d][\w \-]{0,39})\}(?!\})")
_SPACES: Final = re.compile(r"\s+")
_TITLE: Final = 60
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]{3,1000}", re.IGNORECASE)


class State(StrEnum):
    """The life of a post. `POSTED` one may be edited; `MISSED` was not posted in time, or nowhere at all."""

    DRAFT = "draft"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    POSTED = "posted"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"


class Goal(StrEnum):
    """What a post is for; every post has one."""

    INFORM = "inform"
    TEACH = "teach"
    TALK = "talk"
    THANK = "thank"
    INVITE = "invite"
    PROMOTE = "promote"


@dataclass(frozen=True, slots=True)
class Variant:
    """Another text for one platform."""

    platform: str
    text: str


@dataclass(frozen=True, slots=True)
class Post:
    """One post, or a series of them (`rule`), which is never posted itself.

    `at` when it should go out (0: no time yet); `posted_at` when that was decided, `shown_at` when it first stood
    somewhere. `channels` where. `media` a message whose files go beneath, `link` an address beneath the text. `series`
    the post that it is a fire of, `occurrence` that fire's key; `pool` whose items a series takes, `item` the one that
    this post is. `version` grows with every change of what it says.
    """

    community: int
    id: int
    state: State
    text: str
    by: int
    made_at: int
    channels: tuple[ChannelRef, ...] = ()
    at: int = 0
    rubric: str = ""
    goal: Goal = Goal.INFORM
    variants: tuple[Variant, ...] = ()
    media: MessageRef | None = None
    link: str = ""
    approved_by: int | None = None
    approved_at: int = 0
    posted_by: int | None = None
    posted_at: int = 0
    shown_at: int = 0
    edited_at: int = 0
    withdrawn_at: int = 0
    version: int = 1
    rule: Rule | None = None
    schedule: int = 0
    series: int = 0
    occurrence: str = ""
    pool: str = ""
    item: int = 0

    @property
    def is_series(self) -> bool:
        """Whether it recurs."""
        return self.rule is not None

    @property
    def is_open(self) -> bool:
        """Whether it has not been posted, and may still be."""
        return self.state in (State.DRAFT, State.APPROVED, State.SCHEDULED, State.MISSED)

    @property
    def places(self) -> tuple[str, ...]:
        """The platforms that it is for."""
        return tuple(sorted({one.platform for one in self.channels}))


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants a post to be. `at` and `rule` exclude each other."""

    text: str = ""
    channels: tuple[ChannelRef, ...] = ()
    at: int = 0
    rule: Rule | None = None
    rubric: str = ""
    goal: Goal = Goal.INFORM
    variants: tuple[Variant, ...] = ()
    media: MessageRef | None = None
    link: str = ""
    pool: str = ""


@dataclass(frozen=True, slots=True)
class Rubric:
    """A rubric by its folded `name`, as people wrote it in `title`: the wished `share` of all posts in percent (0: no
    wish), `promo` whether it is promotion, `goal` that its posts have unless they say otherwise."""

    community: int
    name: str
    title: str
    share: int = 0
    promo: bool = False
    goal: Goal = Goal.INFORM


@dataclass(frozen=True, slots=True)
class Template:
    """A text with blanks, by its folded name."""

    community: int
    name: str
    title: str
    text: str
    by: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What the plan wants: at most `promo` percent of promotion (0: no ceiling), no gap of more than `gap` days (0: any
    gap). `told_gap` is the start of the gap that staff were told of last."""

    community: int
    promo: int = 0
    gap: int = 0
    told_gap: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A channel as the platforms showed it last."""

    community: int
    platform: str
    channel: str
    place: str
    name: str
    private: bool = False
    writable: bool = True
    parent: str = ""

    @property
    def ref(self) -> ChannelRef:
        """The channel."""
        return ChannelRef(self.platform, self.place, self.channel, self.parent)


@dataclass(frozen=True, slots=True)
class Picture:
    """The files of a post in one channel; `message` is empty until they stand there."""

    community: int
    post: int
    platform: str
    channel: str
    message: str = ""
    place: str = ""
    parent: str = ""


def fold(name: str) -> str:
    """A name as it is looked up."""
    return _SPACES.sub(" ", name.strip().lstrip("#")).casefold()


def title_of(post: Post) -> str:
    """The first words of a post, in one line."""
    text = _SPACES.sub(" ", post.text.strip().lstrip("# ").replace("**", "")) or post.pool
    return text if len(text) <= _TITLE else f"{text[: _TITLE - 1].rstrip()}…"


def blanks_of(text: str) -> tuple[str, ...]:
    """The blanks of a text ("{date}"), each once, in their order. "{{date}}" is no blank but "{date}" in braces."""
    return tuple(dict.fromkeys(one[1].strip() for one in _BLANK.finditer(text)))


def filled(text: str, values: dict[str, str]) -> str:
    """The text with its blanks filled in; a blank without a value stays."""
    return _BLANK.sub(lambda found: values.get(found[1].strip(), "").strip() or found[0], text)


def unescaped(text: str) -> str:
    """Doubled braces become single ones, as members will see them."""
    return text.replace("{{", "{").replace("}}", "}")


def text_for(post: Post, platform: str) -> str:
    """What a post says on a platform."""
    return next((one.text for one in post.variants if one.platform == platform), post.text)


def texts_of(post: Post) -> tuple[str, ...]:
    """Every text that somebody would see."""
    return tuple(dict.fromkeys(text_for(post, one) for one in post.places or ("",)))


def is_address(link: str) -> bool:
    """Whether it is an address that people can open."""
    return bool(_ADDRESS.fullmatch(link))


def length_of(text: str) -> int:
    """Characters as the stricter of the platforms counts them (UTF-16 units)."""
    return max(len(text), len(text.encode("utf-16-le", "replace")) // 2)


def shown(post: Post, platform: str) -> Content:
    """The post as it will look: "# …" is a heading, a whole line in "**" is strong, everything else stands as it is."""
    blocks: list[Heading | Line] = []
    plain: list[str] = []
    for line in unescaped(text_for(post, platform)).strip().splitlines():
        strong = line.strip()
        if strong.startswith("# ") and strong[2:].strip():
            blocks += _paragraph(plain)
            blocks.append(Heading(strong[2:].strip()))
        elif len(strong) > 4 and strong.startswith("**") and strong.endswith("**") and "**" not in strong[2:-2]:
            blocks += _paragraph(plain)
            blocks.append(Line(strong[2:-2], "strong"))
        else:
            plain.append(line)
    blocks += _paragraph(plain)
    if post.link:
        blocks.append(Line(post.link))
    return Content(tuple(blocks))


def _paragraph(lines: list[str]) -> list[Line]:
    """What was gathered, as one line; nothing for blank lines alone."""
    text = "\n".join(lines).strip("\n")
    lines.clear()
    return [Line(text)] if text.strip() else []


def missing(post: Post, limits: dict[str, int]) -> tuple[Say, ...]:
    """What keeps a post from being approved. `limits` are the most characters by platform."""
    found: list[Say] = []
    if not post.channels:
        found.append(say("posts-lacks-channel"))
    if post.pool and post.is_series:
        return tuple(found)
    if post.link and not is_address(post.link):
        found.append(say("posts-no-link", link=post.link))
    if any(not one.strip() for one in texts_of(post)):
        found.append(say("posts-lacks-text"))
    found += [say("posts-lacks-blank", name=f"{{{one}}}") for text in texts_of(post) for one in blanks_of(text)]
    for platform in post.places:
        length, most = length_of(text_for(post, platform)) + length_of(post.link), limits.get(platform, MOST_TEXT)
        if length > most:
            found.append(say("posts-too-long", platform=say(f"platform-{platform}"), count=length, most=most))
    return tuple(dict.fromkeys(found))
