"""/config as screens: every setting with its plain name, its present value, the usual ones as buttons, its command."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from bot.app import audit, morning
from bot.app.numbers import number_in
from bot.app.onboarding.exception import follow_night, follow_spam
from bot.app.press import Press, Reply
from bot.app.screens import button, form, person_asking, refusal, screen
from bot.app.settings import BY_NAME, Setting
from bot.app.settingvalues import Bad, as_typed
from bot.app.turn import Turn
from bot.domain.content import Block, Button, ButtonStyle, Fact, Field, FieldKind, Form, Heading, Line
from bot.domain.text import Say, Several, say
from bot.ports.tables import COMMUNITIES

ABOUT: Final = "config"
MOST_VALUE: Final = 1000
GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("here", ("language", "zone", "first", "quiet", "volunteer")),
    ("team", ("lease", "dedupe", "grace", "heavy")),
    ("strict", ("spam", "night", "strikes", "strikelife", "ladder", "domains")),
    ("door", ("raidplan", "gate", "gatequestion", "gateanswers", "gaterole", "gatechannel")),
    ("keep", ("media", "keeptext", "keepinbox")),
)
"""Settings by what they are about, so that no screen holds more than a thumb can take in."""


async def press_config(turn: Turn, press: Press) -> Reply:
    """Any press or form of the settings; authorised anew."""
    denied = await refusal(turn, press, "config")
    if denied is not None:
        return Reply(denied)
    setting = BY_NAME.get(press.token.ref)
    match press.token.verb:
        case "home":
            return home(turn)
        case "group":
            return group(turn, press.token.ref)
        case "show" if setting:
            return show(turn, setting)
        case "set" if setting and (chosen := number_in(press.token.arg)) is not None and chosen < len(setting.usual):
            return await change(turn, press, setting, setting.usual[chosen])
        case "own" if setting:
            if not press.is_form:
                return Reply(form=_form(turn, press, setting))
            return await change(turn, press, setting, press.values.get("value", ""))
    return Reply(say("press-unknown"))


def home(turn: Turn) -> Reply:
    """The menu of groups, with what stands in each."""
    blocks: list[Block] = [Heading(say("config-title")), Line(say("config-what"))]
    for name, members in GROUPS:
        names = Several(tuple(say(f"config-{one}") for one in members), "comma")
        blocks.append(Fact(say(f"config-group-{name}"), say("config-list", items=names)))
    buttons = [button(ABOUT, name, "group", say(f"config-group-{name}"), style=ButtonStyle.SAFE) for name, _ in GROUPS]
    buttons += [
        button("setup", "room", "go", say("press-config-room")),
        button("setup", "kind", "go", say("press-config-kind")),
        button("house", "", "home", say("press-config-house")),
        button("automod", "", "home", say("press-config-automod")),
    ]
    return Reply(content=screen(blocks, buttons, "/config"))


def group(turn: Turn, name: str) -> Reply:
    """The settings of one group with their values."""
    members = dict(GROUPS).get(name)
    if members is None:
        return home(turn)
    blocks: list[Block] = [Heading(say(f"config-group-{name}"))]
    settings = [BY_NAME[one] for one in members]
    blocks += [Fact(say(f"config-{one.name}"), one.show(one.get(turn.community))) for one in settings]
    buttons = [button(ABOUT, one.name, "show", say(f"config-{one.name}")) for one in settings]
    return Reply(content=screen(blocks, [*buttons, button(ABOUT, "", "home", say("press-back"))], "/config"))


def show(turn: Turn, setting: Setting, head: tuple[Block, ...] = ()) -> Reply:
    """One setting: what it means, what it is, what it is usually."""
    value = setting.get(turn.community)
    blocks: list[Block] = [Heading(say(f"config-{setting.name}")), *head, Line(say(f"config-{setting.name}-what"))]
    blocks.append(Fact(say("config-now"), setting.show(value)))
    buttons: list[Button] = []
    for number, usual in enumerate(setting.usual):
        read = setting.read(usual)
        if read != value:
            buttons.append(button(ABOUT, setting.name, "set", setting.show(read), arg=str(number)))
    if setting.name not in CLOSED:
        buttons.append(button(ABOUT, setting.name, "own", say("press-config-own"), style=ButtonStyle.SAFE))
    buttons.append(button(ABOUT, _group_of(setting), "group", say("press-back")))
    example = setting.usual[-1] if setting.usual else as_typed(value) or "none"
    return Reply(content=screen(blocks, buttons, f"/config {setting.name} {example}"))


CLOSED: Final = frozenset({"language", "volunteer", "night", "spam"})
"""Settings whose buttons are all there is."""


def _group_of(setting: Setting) -> str:
    return next((name for name, members in GROUPS if setting.name in members), "here")


def _form(turn: Turn, press: Press, setting: Setting) -> Form:
    value = as_typed(setting.get(turn.community))
    kind = FieldKind.LONG if setting.name in ("ladder", "domains") else FieldKind.SHORT
    hint = say(f"config-{setting.name}-what")
    fields = (Field("value", say(f"config-{setting.name}"), kind, hint=hint, value=value, max_length=MOST_VALUE),)
    return form(press, say(f"config-{setting.name}"), fields, say("press-config-save"))


async def change(turn: Turn, press: Press, setting: Setting, text: str) -> Reply:
    """Read what was typed; store it, audited, or say what would be right. The old value stays when it can't be read."""
    value = setting.read(text[:MOST_VALUE])
    if isinstance(value, Bad):
        return show(turn, setting, (Line(value.say, "warn"),))
    if value == setting.get(turn.community):
        return show(turn, setting, (Line(say("config-same"), "strong"),))
    await store(turn, press, setting, value)
    told = await _follow(turn, press, setting) or say("config-changed")
    return show(turn, setting, (Line(told, "strong"),))


async def _follow(turn: Turn, press: Press, setting: Setting) -> Say | None:
    """What else changes with a setting: the rules of the two exceptions."""
    if setting.name == "spam":
        return await follow_spam(turn, press)
    if setting.name == "night" or (setting.name == "quiet" and turn.community.settings.night_guard):
        return await follow_night(turn, press)
    return None


async def store(turn: Turn, press: Press, setting: Setting, value: Any) -> None:
    """Put a value into the community's row."""
    turn.community = setting.put(turn.community, value)
    await turn.tx.put(COMMUNITIES, turn.community)
    await audit.record(turn, f"config:{setting.name}", await person_asking(turn, press), None)
    if setting.name in ("zone", "quiet"):
        await morning.schedule(turn)


async def save(turn: Turn, **changed: Any) -> None:
    """Change the settings row without a screen (the set-up's own progress)."""
    turn.community = replace(turn.community, settings=replace(turn.community.settings, **changed))
    await turn.tx.put(COMMUNITIES, turn.community)
