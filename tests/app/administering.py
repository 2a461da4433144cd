"""What the tests of administrators' screens share: commands, presses on what only one sees, forms, both languages."""

from __future__ import annotations

from typing import Any

from adapters.sandbox import notes
from bot.domain.buttons import Token, write_token
from bot.domain.content import Form
from bot.domain.records import RuleRecord
from bot.ports.tables import RULE_RECORDS
from tests.kit.town import Town, buttons, words

RULES = """# Ours, by hand.
format = 1

[[rule]]
id = "insult"   # keep this remark
name.en = "Insult at a person"
name.ru = "Оскорбление"
why = "Criticise ideas, not people."
mode = "ask"
severity = "high"
house_rule = 2
review_by = "2020-01-01"
when.says_any = ["idiot*", "liar"]
then.remove_message = true
then.flag = "insult"
catches = ["you liar"]
allows = ["a kind word"]

[[rule]]
id = "caps-of-newcomers"
name = "Newcomers who shout"
mode = "shadow"
when.says_any = ["BUY"]
when.author_messages_below = 3
then.flag = "spam"
"""


async def ask(town: Town, who: str, name: str, lang: str = "en", **args: str) -> dict[str, Any]:
    """Use a command in the moderators' room (members: in general); the answer."""
    channel = "moderators" if who in ("mira", "oskar", "ada") else "general"
    reply = await town.do(who, lang, do="command", channel=channel, name=name, args=args, target="")
    assert reply["ok"], reply
    return await newest(town, who, lang)


async def says(town: Town, who: str, name: str, lang: str = "en", **args: str) -> str:
    """The words of a command's answer."""
    return words(await ask(town, who, name, lang, **args))


async def newest(town: Town, who: str, lang: str = "en") -> dict[str, Any]:
    """What only they see and was said last."""
    found = await town.notes(who, lang)
    assert found, f"{who} was told nothing"
    return max(found, key=lambda one: (int(one["at"]), int(str(one["id"])[1:])))


async def tap(town: Town, who: str, note: dict[str, Any], verb: str, ref: str = "", lang: str = "en") -> dict[str, Any]:
    """Press the button of a screen by its verb (and what it is about); the screen after it."""
    token = token_of(note, verb, ref)
    reply = await town.do(who, lang, do="press", channel=note["channel"], message=note["id"], token=token)
    assert reply["ok"], reply
    return await newest(town, who, lang)


def token_of(note: dict[str, Any], verb: str, ref: str = "") -> str:
    """The token of a button by its verb, and by what it is about where several have the verb."""
    parts = [(one["token"], one["token"].split(":")) for one in buttons(note)]
    fits = [token for token, part in parts if part[3] == verb and (not ref or ref in (part[2], *part[4:]))]
    assert fits, f"no button {verb} {ref} among {[token for token, _ in parts]}"
    return str(fits[0])


async def form(town: Town, who: str, token: str) -> Form | None:
    """The form that stands open for somebody under a token."""
    found = await town.sandbox.world.run(lambda step: notes.form(step, who, token=token))
    return found[2] if found else None


async def fill(town: Town, who: str, token: str, lang: str = "en", **values: str) -> str:
    """Send a form in; what is answered."""
    assert await form(town, who, token) is not None, f"no form under {token}"
    reply = await town.do(who, lang, do="form", channel="moderators", token=token, values=values)
    assert reply["ok"], reply
    return words(await newest(town, who, lang))


async def forge(town: Town, who: str, about: str, ref: str, verb: str, arg: str = "") -> str:
    """Press a button that was never shown: on the newest note, with a token of one's own."""
    note = await newest(town, who)
    token = write_token(Token(about, ref, verb, arg))
    reply = await town.do(who, do="press", channel=note["channel"], message=note["id"], token=token)
    assert reply["ok"], reply
    return words(await newest(town, who))


async def staff_told(town: Town) -> list[str]:
    """What Steward said in the moderators' room that is no card."""
    room = await town.talk("mira", "moderators")
    return [words(one) for one in room if one["author"] and one["author"]["self"] and one["content"]["look"] == "plain"]


async def judged(town: Town, rule: str, recent: str) -> None:
    """Put decisions about the rule in force into its record: "y" confirmed, "n" not."""

    async def deed(turn: Any) -> None:
        version = (await turn.desk.policies.rules(turn)).rule(rule).version
        record = RuleRecord(turn.id, rule, version, recent.count("y"), recent.count("n"), recent[-50:], None, 0)
        await turn.tx.put(RULE_RECORDS, record)

    await town.inside(deed)


async def source(town: Town) -> str:
    """The rule file in force."""
    found: str = await town.inside(lambda turn: turn.desk.policies.source(turn))
    return found


async def mode_of(town: Town, rule: str) -> str:
    """The mode of a rule in force."""

    async def deed(turn: Any) -> str:
        return str((await turn.desk.policies.rules(turn)).rule(rule).mode)

    found: str = await town.inside(deed)
    return found
