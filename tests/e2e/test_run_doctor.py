"""/doctor of a running Steward, with each permission removed in turn: it names that right, what is dead, the remedy.

Run with -s to read what it says.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.kit.founding import DISCORD_RIGHTS, TELEGRAM_RIGHTS, Lanternfall, Raids, settled
from tests.kit.run import run_within
from tests.kit.running import until
from tests.kit.talking import words_of
from tests.wire.discord.permissions import BITS

ON_TELEGRAM: Final = {
    "can_delete_messages": ["to delete messages. So Delete"],
    "can_restrict_members": ["to mute people. So Mute", "to ban people. So Ban"],
    "can_invite_users": ["to manage the place"],
    "can_pin_messages": ["not pin messages here. So polls, events and announcements stand unpinned"],
    "can_manage_topics": [],
}
"""What is named when a right is gone; topics are a comfort that nothing depends on."""
ON_DISCORD: Final = {
    "VIEW_CHANNEL": ["to read messages. So rules see nothing", "to write. So cards"],
    "SEND_MESSAGES": ["to write. So cards"],
    "READ_MESSAGE_HISTORY": ["to read messages. So rules see nothing"],
    "MANAGE_MESSAGES": ["to delete messages. So Delete"],
    "MODERATE_MEMBERS": ["to mute people. So Mute"],
    "KICK_MEMBERS": ["to kick people. So Kick"],
    "BAN_MEMBERS": ["to ban people. So Ban"],
    "MANAGE_CHANNELS": ["to set slow mode. So slow mode"],
    "MANAGE_GUILD": ["to manage the place. So I can't change settings"],
    "MANAGE_THREADS": ["manage threads. So locking"],
    "MANAGE_ROLES": ["change permissions of channels. So locking"],
    "ATTACH_FILES": ["attach files. So pictures"],
    "VIEW_AUDIT_LOG": ["see the audit log. So what moderators do by hand"],
    "SEND_POLLS": ["create polls. So Discord's own polls"],
    "PIN_MESSAGES": ["pin messages. So nothing gets pinned"],
    "CREATE_EVENTS": ["create events. So events don't appear"],
    "CREATE_INSTANT_INVITE": ["make invites. So I can't make links"],
}
"""Who may create events may change their own: nothing is dead without MANAGE_EVENTS alone."""


async def _on_telegram(town: Raids) -> str:
    """What /doctor says to Vera in private."""
    before = max((one.id for one in await town.vera.shown()), default=0)
    await town.vera.wire.says(town.vera.id, town.vera.id, "/doctor")
    return (await town.vera.sees("How I am", after=before)).text


async def _on_discord(town: Lanternfall) -> str:
    """What /doctor says to Ada alone."""
    wire = town.ada.wire
    token = await wire.uses(member="ada", channel="general", command="doctor")

    async def look() -> str:
        text = "\n".join(words_of((await wire.interaction(interaction=token))["messages"]))
        return text if "How I am" in text else ""

    return str(await until(look, what="what /doctor says"))


def _ills(text: str) -> list[str]:
    """What is wrong, each with its remedy on the line below."""
    lines = text.splitlines()
    found = [line.removeprefix("⚠️ ") for line in lines if line.startswith("⚠️")]
    assert all(not lines[lines.index(f"⚠️ {one}") + 1].startswith("⚠️") for one in found), "each has its remedy"
    return found


def _names_exactly(text: str, wanted: list[str], right: str) -> None:
    ills = _ills(text)
    print(f"\n{right}:", *(ills or ["(nothing is dead)"]), sep="\n   ")
    assert len(ills) == len(wanted), f"{right}: {ills}"
    assert all(part in ill for part, ill in zip(wanted, ills, strict=True)), f"{right}: {ills}"


@pytest.mark.timeout(170)
@run_within(160)
async def test_each_right_that_is_gone_is_named_with_what_is_dead(tmp_path: Path) -> None:
    async with settled(tmp_path) as (both, town, place):
        link = re.search(r"permissions=(\d+)", await both.steward.hears("permissions="))
        assert link is not None
        assert {name for name, bit in BITS.items() if int(link[1]) >> bit & 1} == set(DISCORD_RIGHTS)
        link = re.search(r"admin=([a-z_+]+)", await both.steward.hears("admin="))
        assert link is not None
        assert {f"can_{one}" for one in link[1].split("+")} == set(TELEGRAM_RIGHTS[1:])
        assert _ills(await _on_telegram(town)) == []
        assert "All is well" in await _on_discord(place)
        for right in TELEGRAM_RIGHTS[1:]:
            await both.telegram.removes_right(town.vera.id, town.group, right)
            assert await both.telegram.until_confirmed()
            _names_exactly(await _on_telegram(town), ON_TELEGRAM[right], right)
            await both.telegram.promotes_bot(town.vera.id, town.group, TELEGRAM_RIGHTS)
            assert await both.telegram.until_confirmed()
        for right in DISCORD_RIGHTS:
            await both.discord.take_permission(guild=place.guild, name=right)
            _names_exactly(await _on_discord(place), ON_DISCORD.get(right, []), right)
            await both.discord.set_permissions(guild=place.guild, permissions=DISCORD_RIGHTS)
        assert "All is well" in await _on_discord(place)
