"""The set-up where no history can be read: messages that somebody wishes had not been there, forwarded in private.

Each is explained against the rules; where one sees it the administrator's answer counts for that rule's record, where
none does a rule is proposed that a word could be added to. What was forwarded stands in the answer alone.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Final

from bot.app.automod import find, sheet, trying
from bot.app.decide import record_of
from bot.app.desk import Desk
from bot.app.places import DIRECT
from bot.app.plan import write_direct
from bot.app.powers import power_of
from bot.app.press import Looked, Press, Reply
from bot.app.screens import button, refusal
from bot.app.turn import Turn, take_turn
from bot.domain.actions import SendDirect
from bot.domain.buttons import Token
from bot.domain.content import Button, ButtonStyle, Content, Line
from bot.domain.decisions import Action
from bot.domain.messages import ChannelRef
from bot.domain.people import Author, Rights, Standing
from bot.domain.records import Mark
from bot.domain.signals import ANSWER_TOPICS
from bot.domain.text import say
from bot.ports.tables import ACTIONS, MARKS, RULE_RECORDS
from rules.promotion import with_decision

ABOUT: Final = "wish"
PROPOSED: Final = 3


async def carry_out(desk: Desk, action: Action) -> None:
    """The errand: an administrator gets the message explained; anybody else forwarded it to nobody."""
    act = action.act
    if not isinstance(act, SendDirect):
        return
    rights = await power_of(desk, action.community, act.account, (act.account.platform, act.place))
    if rights is None or not rights.present or rights.standing < Standing.ADMIN:
        return
    block = act.content.blocks[0]
    text = str(block.text) if isinstance(block, Line) else ""

    async def deed(turn: Turn) -> None:
        content = await _explained(turn, act, text, rights)
        empty = replace(action, act=replace(act, content=Content(())))
        await turn.tx.put(ACTIONS, empty)
        await write_direct(turn, act.place, act.account, content, act.language, person=action.person)

    await take_turn(desk, action.community, deed)


async def _explained(turn: Turn, act: SendDirect, text: str, rights: Rights) -> Content:
    author = Author(act.account, language=act.language)
    press = Press(
        Token(ABOUT, "", "show"),
        author,
        ChannelRef(act.account.platform, act.place, f"{DIRECT}{act.account.id}"),
        "",
        Looked({act.account: rights}),
    )
    reply = await trying.try_text(turn, press, text)
    hits = await trying.hits(turn, text)
    buttons = _answers(hits[0], text) if hits else await _proposals(turn, act.language)
    line = Line(say("wish-right" if hits else "wish-none"), "ask")
    content = reply.content or Content(())
    return replace(content, blocks=(*content.blocks, line), buttons=tuple(buttons))


def _answers(rule: str, text: str) -> list[Button]:
    """Whether asking about it would have been right; the text stands in the button as a digest."""
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()
    yes = button(ABOUT, find.ref_of(rule), "yes", say("press-wish-yes"), arg=digest)
    return [yes, button(ABOUT, find.ref_of(rule), "no", say("press-wish-no"), arg=digest, style=ButtonStyle.QUIET)]


async def _proposals(turn: Turn, language: str) -> list[Button]:
    """Rules that look for words, so that one of these could be added."""
    rules = (await turn.desk.policies.rules(turn)).rules
    able = [one for one in rules if sheet.takes_words(one) and one.topic not in ANSWER_TOPICS][:PROPOSED]
    return [
        button(
            "automod",
            find.ref_of(one.id),
            "word",
            say("press-wish-word", rule=one.name.in_language(language) or one.id),
        )
        for one in able
    ]


async def press_wish(turn: Turn, press: Press) -> Reply:
    """[Ask me about such] and [Leave such alone]: one judgement for or against the rule, once a message."""
    denied = await refusal(turn, press, "automod")
    if denied is not None:
        return Reply(denied)
    rule = find.by_ref(await turn.desk.policies.rules(turn), press.token.ref)
    if rule is None:
        return Reply(say("automod-rule-gone"))
    if press.token.verb not in ("yes", "no"):
        return Reply(say("press-unknown"))
    name = f"wish:{rule.id}:{press.token.arg}"
    if not await turn.tx.add(MARKS, Mark(turn.id, name, press.token.verb, turn.now)):
        return Reply(say("wish-counted-already"))
    record = await record_of(turn, rule.id, rule.version)
    await turn.tx.put(RULE_RECORDS, with_decision(record, press.token.verb == "yes"))
    return Reply(say("wish-counted"))
