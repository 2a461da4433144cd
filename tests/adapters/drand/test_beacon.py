"""Rounds over HTTP: the right one is taken, everything else is a fault that says why, within its time."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web

from adapters.drand.beacon import DrandBeacon
from bot.ports.beacon import QUICKNET, BeaconFault
from tests.kit.drand import RANDOMNESS, ROUND, SIGNATURE, rightly, serving
from tests.kit.run import run

NOWHERE = "http://127.0.0.1:1"


async def fault_of(beacon: DrandBeacon, number: int = ROUND) -> BeaconFault:
    with pytest.raises(BeaconFault) as raised:
        await beacon.fetch(number)
    return raised.value


@run
async def test_a_round_is_fetched_and_checked() -> None:
    asked: list[str] = []

    async def reply(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        return await rightly(request)

    async with serving(reply) as address:
        found = await DrandBeacon([address + "/"]).fetch(ROUND)
    assert (found.number, found.randomness, found.signature) == (ROUND, RANDOMNESS, SIGNATURE)
    assert asked == [f"/{QUICKNET.hash}/public/{ROUND}"]


@run
async def test_the_next_address_is_asked_when_one_does_not_answer() -> None:
    async with serving() as address:
        assert (await DrandBeacon([NOWHERE, address]).fetch(ROUND)).randomness == RANDOMNESS


@run
async def test_no_network_is_a_fault() -> None:
    assert (await fault_of(DrandBeacon([NOWHERE]))).key == "beacon-unreachable"


@run
async def test_a_round_before_its_time_is_a_fault() -> None:
    async with serving() as address:
        assert (await fault_of(DrandBeacon([address]), ROUND + 1)).key == "beacon-unreachable"


@pytest.mark.parametrize(
    "body",
    [
        "", "[]", "null", "{", '{"round": 1000}', '{"round": 999, "signature": "00"}',
        '{"round": 1000, "signature": 7}', '{"round": 1000, "signature": "zz"}', '{"round": 1000, "signature": ""}',
        " " * 40_000,
    ],
)  # fmt: skip
def test_an_answer_of_another_shape_is_a_fault(body: str) -> None:
    @run
    async def scene() -> None:
        async def reply(_: web.Request) -> web.StreamResponse:
            return web.Response(text=body)

        async with serving(reply) as address:
            assert (await fault_of(DrandBeacon([address]))).key == "beacon-unreachable"

    scene()


@run
async def test_a_forged_round_is_refused_and_its_randomness_never_believed() -> None:
    forged = SIGNATURE[:-2] + "38"

    async def reply(_: web.Request) -> web.StreamResponse:
        return web.json_response({"round": ROUND, "randomness": "00" * 32, "signature": forged})

    async with serving(reply) as liar:
        assert (await fault_of(DrandBeacon([liar]))).key == "beacon-signature"
        async with serving() as address:
            assert (await DrandBeacon([liar, address]).fetch(ROUND)).randomness == RANDOMNESS


@run
async def test_a_randomness_that_is_told_wrongly_does_not_count() -> None:
    async def reply(_: web.Request) -> web.StreamResponse:
        return web.json_response({"round": ROUND, "randomness": "00" * 32, "signature": SIGNATURE})

    async with serving(reply) as address:
        assert (await DrandBeacon([address]).fetch(ROUND)).randomness == RANDOMNESS


@run
async def test_a_server_that_never_answers_is_given_up() -> None:
    gone = asyncio.Event()

    async def reply(_: web.Request) -> web.StreamResponse:
        await gone.wait()
        return web.Response()

    async with serving(reply) as address:
        assert (await fault_of(DrandBeacon([address], patience=0.2))).key == "beacon-unreachable"
        gone.set()


@run
async def test_a_redirect_is_not_followed() -> None:
    async def reply(_: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("http://127.0.0.1:1/elsewhere")

    async with serving(reply) as address:
        fault = await fault_of(DrandBeacon([address]))
    assert fault.detail == "HTTP 302"


def test_it_knows_its_clock() -> None:
    beacon = DrandBeacon([NOWHERE])
    assert beacon.name == "drand quicknet"
    assert beacon.published_at(beacon.round_at(QUICKNET.genesis + 1)) == QUICKNET.genesis + QUICKNET.period
