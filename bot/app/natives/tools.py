"""/automod native: the platform's own rules in sentences, what overlaps, what changed; taking one over, giving words.

The platforms are asked first (an errand); a handler within a turn asks nobody.
"""

from __future__ import annotations

import hashlib
import logging
import tomllib
from dataclasses import dataclass
from typing import Any, Final

from bot.app import audit
from bot.app.automod import find
from bot.app.automod.changes import adopt, refused
from bot.app.automod.text import merged
from bot.app.desk import Desk
from bot.app.natives import known, sentences
from bot.app.places import places_of
from bot.app.plan import plan
from bot.app.press import Press, Reply
from bot.app.replying import respond
from bot.app.screens import button, person_asking, refusal, screen
from bot.app.surveying import errand, pressed_again
from bot.app.turn import Turn, look_in, take_turn
from bot.domain.actions import SetNativeRule
from bot.domain.content import Block, ButtonStyle, Heading, Line
from bot.domain.decisions import Action, ActionState
from bot.domain.native import NativeKind, NativeRule
from bot.domain.records import Place
from bot.domain.results import Refused, Why
from bot.domain.text import Say, Several, say
from bot.ports.store import where
from bot.ports.tables import ACTIONS
from rules.edit import quoted
from rules.file import Faults, Rule

log = logging.getLogger("steward.natives")

ABOUT: Final = "native"
NATIVE: Final = "native-look"
"""The errand that asks the platforms for their own rules."""
GIVEN: Final = "native-rule"
"""The verb of an action that gives words to a platform."""
MARK: Final = "Steward: "
"""How a rule that Steward keeps on a platform is called there."""
MOST_SHOWN: Final = 12
MOST_TAKEN: Final = 500
SAMPLE: Final = 8
"""How many words a question names."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a platform said of its own rules in a place; None when it did not answer."""

    place: Place
    rules: tuple[NativeRule, ...] | None


async def press_native(turn: Turn, press: Press) -> Reply:
    """[Look again], [Take over] and [Give]; each asks the platforms first."""
    denied = await refusal(turn, press, "automod")
    if denied is not None:
        return Reply(denied)
    if press.token.verb not in ("look", "take", "give"):
        return Reply(say("press-unknown"))
    return await errand(turn, press, NATIVE)


async def carry_out(desk: Desk, action: Action) -> None:
    """The errand: ask, then draw or do, with the presser authorised anew."""
    press = await pressed_again(desk, action)
    if press is None:
        return
    found = [await _asked(desk, place) for place in await look_in(desk, action.community, places_of)]

    async def deed(turn: Turn) -> None:
        denied = await refusal(turn, press, "automod")
        reply = Reply(denied) if denied is not None else await _answer(turn, press, found)
        await respond(turn, press.author, press.channel, press.interaction, reply)

    await take_turn(desk, action.community, deed)


async def _asked(desk: Desk, place: Place) -> Found:
    platform = desk.platforms.get(place.platform)
    try:
        return Found(place, await platform.native_rules(place.place) if platform is not None else None)
    except Exception:
        log.exception("%s does not tell its own rules", place.platform)
        return Found(place, None)


async def _answer(turn: Turn, press: Press, found: list[Found]) -> Reply:
    if press.token.verb == "take":
        return await _take(turn, press, found)
    if press.token.verb == "give":
        return await _give(turn, press, found)
    return await _look(turn, found)


async def _look(turn: Turn, found: list[Found]) -> Reply:
    blocks: list[Block] = [Heading(say("native-title"))]
    buttons = []
    own = await turn.desk.policies.rules(turn)
    source = await turn.desk.policies.source(turn)
    ours = {word for rule in own.rules for word in literal(source, rule.id)}
    for one in found:
        blocks += await _place(turn, one, ours)
        for rule in (one.rules or ())[:MOST_SHOWN]:
            if rule.kind is NativeKind.KEYWORD and rule.words and not rule.mine:
                label = say("press-native-take", rule=rule.name[:40])
                buttons.append(button(ABOUT, ref_of(one.place, rule), "take", label))
        if one.rules is not None:
            await known.remember(turn, one.place.platform, one.place.place, one.rules)
    blocks += await _failed(turn)
    buttons.append(button(ABOUT, "", "look", say("press-look-once-more"), style=ButtonStyle.QUIET))
    return Reply(content=screen(blocks, buttons, "/automod native"))


async def _place(turn: Turn, found: Found, ours: set[str]) -> list[Block]:
    platform = found.place.platform
    if found.rules is None:
        return [Line(say("native-silent", platform=sentences.platform_word(turn, platform)), "warn")]
    blocks: list[Block] = []
    if not found.rules:
        blocks.append(Line(say("native-none", platform=sentences.platform_word(turn, platform))))
    before = await known.last_known(turn, platform, found.place.place)
    for rule in found.rules[:MOST_SHOWN]:
        blocks.append(Line(sentences.of(rule), "" if rule.on else "quiet"))
        same = len({bare(word) for word in rule.words} & ours)
        if same:
            blocks.append(Line(say("native-overlap", count=same), "quiet"))
    if before is not None:
        blocks += [Line(one, "strong") for one in sentences.drift(before, found.rules)]
    key = f"native-cannot-{platform}"
    if turn.desk.texts.has(key):
        blocks.append(Line(say(key), "quiet"))
    return blocks


async def _failed(turn: Turn) -> list[Block]:
    """How giving words went, where it went wrong last."""
    rows = await turn.tx.find(ACTIONS, *where(community=turn.id, verb=GIVEN), order=("-id",), limit=1)
    if not rows or rows[0].state is not ActionState.FAILED:
        return []
    return [Line(say("native-give-failed", why=say(f"why-{rows[0].result or 'bad-request'}")), "warn")]


def ref_of(place: Place, rule: NativeRule) -> str:
    """How a button names a rule of a platform's own."""
    return hashlib.blake2b(f"{place.platform}/{place.place}/{rule.id}".encode(), digest_size=8).hexdigest()


def bare(word: str) -> str:
    """A word without its wildcards, in small letters."""
    return word.strip().strip("*").casefold()


def literal(source: str, rule: str) -> set[str]:
    """The words that stand in a rule itself, as `bare` ones; lists of words ("@slurs") are not opened."""
    return {bare(word) for word in _listed(source, rule)}


def _listed(source: str, rule: str) -> list[str]:
    """The words as they stand, in their order."""
    tables = tomllib.loads(source).get("rule", []) if source else []
    table: dict[str, Any] = next((one for one in tables if one.get("id") == rule), {})
    said = table.get("when", {}).get("says_any", [])
    items = said if isinstance(said, list) else [said]
    return [item for item in items if isinstance(item, str) and item and not item.startswith("@")]


async def _take(turn: Turn, press: Press, found: list[Found]) -> Reply:
    """A rule of the platform's own becomes one of ours, that watches."""
    pairs = [(one.place, rule) for one in found for rule in one.rules or ()]
    rule = next((rule for place, rule in pairs if ref_of(place, rule) == press.token.ref), None)
    if rule is None:
        return Reply(say("native-gone"))
    before = await turn.desk.policies.rules(turn)
    name = f"native-{press.token.ref[:8]}"
    text = merged(before, as_rule(rule, name)) if before.source.strip() else f"format = 1\n\n{as_rule(rule, name)}"
    adopted = await adopt(turn, await person_asking(turn, press), text, "native", f"rule {name}")
    if isinstance(adopted, Faults):
        return refused(adopted)
    show = button("automod", find.ref_of(name), "show", say("press-native-show"), style=ButtonStyle.SAFE)
    blocks: list[Block] = [Heading(say("native-taken", rule=rule.name)), Line(say("native-taken-what"))]
    return Reply(content=screen(blocks, (show,), f"/automod show {name}"))


def as_rule(rule: NativeRule, name: str) -> str:
    """A rule of the platform's own in our words. A word that may begin anywhere is taken from its beginning."""
    words = dict.fromkeys(ours for word in rule.words if len(ours := _ours(word)) > 1)
    allows = dict.fromkeys(ours for word in rule.allows if len(ours := _ours(word)) > 1)
    lines = [
        "[[rule]]",
        f"id = {quoted(name)}",
        f"name.en = {quoted(rule.name or name)}",
        f"name.ru = {quoted(rule.name or name)}",
    ]
    lines += ['mode = "shadow"', 'severity = "medium"']
    lines.append(f"when.says_any = [{', '.join(quoted(one) for one in list(words)[:MOST_TAKEN])}]")
    if allows:
        lines.append(f"unless.says_any = [{', '.join(quoted(one) for one in list(allows)[:MOST_TAKEN])}]")
    lines.append(f"then.flag = {quoted(known.subject_of(rule).value)}")
    return "\n".join(lines) + "\n"


def _ours(word: str) -> str:
    text = " ".join(word.split())
    goes_on = text.endswith("*")
    return text.strip("*") + ("*" if goes_on else "")


async def offer(turn: Turn, rule: Rule) -> Reply:
    """What would be given to the platform, before it is."""
    words = _listed(await turn.desk.policies.source(turn), rule.id)
    if not words:
        return Reply(say("native-no-words", rule=rule.id))
    shown = Several((*words[:SAMPLE], *(("…",) if len(words) > SAMPLE else ())), "comma")
    blocks: list[Block] = [
        Heading(say("native-give-title", rule=rule.id)),
        Line(say("native-give-words", count=len(words), words=shown)),
    ]
    blocks.append(Line(say("native-give-what"), "quiet"))
    give = button(ABOUT, find.ref_of(rule.id), "give", say("press-native-give"), style=ButtonStyle.DANGER)
    return Reply(content=screen(blocks, (give,), f"/automod native {rule.id}"))


async def _give(turn: Turn, press: Press, found: list[Found]) -> Reply:
    """Keep a rule's words on every platform that takes them, in one rule of its own there."""
    rule = find.by_ref(await turn.desk.policies.rules(turn), press.token.ref)
    if rule is None:
        return Reply(say("automod-rule-gone"))
    words = tuple(_listed(await turn.desk.policies.source(turn), rule.id))
    told: list[Say] = []
    for one in found:
        act = SetNativeRule(one.place.platform, one.place.place, _kept(one, rule, words))
        told.append(await _planned(turn, one.place, act))
    await audit.record(
        turn, "native:give", await person_asking(turn, press), None, f"rule {rule.id}: {len(words)} words"
    )
    lines = [Line(one) for one in told] or [Line(say("native-nowhere"))]
    return Reply(content=screen([Heading(say("native-give-title", rule=rule.id)), *lines]))


def _kept(found: Found, rule: Rule, words: tuple[str, ...]) -> NativeRule:
    name = f"{MARK}{rule.id}"
    there = next((one for one in found.rules or () if one.mine and one.name == name), None)
    return NativeRule(there.id if there else "", name, NativeKind.KEYWORD, words, blocks=True, mine=True)


async def _planned(turn: Turn, place: Place, act: SetNativeRule) -> Say:
    name = sentences.platform_word(turn, place.platform)
    platform = turn.desk.platforms.get(place.platform)
    no = platform.able(act) if platform is not None else Refused(Why.NOT_POSSIBLE)
    if no is not None:
        return say("native-refused", platform=name, why=say(f"why-{no.why}"))
    await plan(turn, act, verb=GIVEN, lane=f"native:{place.platform}:{place.place}")
    return say("native-giving", platform=name, count=len(act.rule.words))
