"""The moderators' own chat is no place of members: what can't be done to members there is no trouble."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.app.places import MEMBERS, STAFF
from bot.app.surveying import AMONG_STAFF, matters
from bot.domain.records import Place
from bot.ports.platform import Trouble

TROUBLES = st.lists(
    st.sampled_from(["read", "write", "delete", "mute", "ban", "manage", "room", "platform", "locks"]).map(
        lambda feature: Trouble("no-right", "-100", feature=feature, detail=feature)
    )
)


@given(TROUBLES)
def test_everything_matters_where_members_are(found: list[Trouble]) -> None:
    assert matters(Place(1, "telegram", "-100", MEMBERS), found) == tuple(found)


@given(TROUBLES)
def test_among_staff_only_what_keeps_cards_from_them(found: list[Trouble]) -> None:
    told = matters(Place(1, "telegram", "-100", STAFF), found)
    assert [one.feature for one in told] == [one.feature for one in found if one.feature in AMONG_STAFF]
