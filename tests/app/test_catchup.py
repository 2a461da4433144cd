"""After an outage everything late is one card; nothing late is acted on."""

from __future__ import annotations

from pathlib import Path

from bot.domain.events import Incoming, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.time import HOUR
from tests.kit.run import run
from tests.kit.town import INSULT, Town, words


@run
async def test_late_messages_are_one_card_and_become_cases_on_request(tmp_path: Path) -> None:
    town = await Town.open(tmp_path, INSULT.replace('"ask"', '"act"') + "then.remove_message = true\n")
    for number, who in enumerate(("kestrel", "brann", "juno")):
        ref = MessageRef(ChannelRef("sandbox", "lanternfall", "general"), f"old{number}")
        author = Author(AccountRef("sandbox", who), who.title())
        message = Message(ref, author, f"you liar number {number}", town.clock.now() - HOUR, "general")
        await town.core.intake.accept(
            Incoming("sandbox", f"old{number}", "sandbox", "lanternfall", MessagePosted(message))
        )
    await town.idle()
    (card,) = await town.cards()
    assert "While I was away: 3 messages to look at" in words(card)
    await town.presses("mira", "through")
    assert "you liar number 2" in str((await town.notes("mira"))[-1]["content"])
    await town.presses("mira", "split")
    looks = [one["content"]["look"] for one in await town.cards()]
    assert looks.count("card") == 3
    assert looks.count("decided") == 1
    await town.close()
