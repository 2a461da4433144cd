"""`/healthz` and `/metrics`, asked by a real client."""

from __future__ import annotations

import httpx
import pytest
from prometheus_client import CollectorRegistry, Counter

from adapters.http import Health, Listening, Server, health_site
from tests.kit.run import run


@pytest.mark.parametrize(("well", "status"), [(True, 200), (False, 503), (None, 503)])
@run
async def test_health_tells_by_status_and_part(well: bool | None, status: int) -> None:
    registry = CollectorRegistry()
    Counter("steward_events", "Events", registry=registry).inc(3)

    async def health() -> Health:
        if well is None:
            raise OSError("no store")
        return Health(well, {"store": "ok" if well else "locked"})

    server = Server(health_site(health, registry), port=0)
    listening = await server.start()
    assert isinstance(listening, Listening)
    try:
        async with httpx.AsyncClient(base_url=listening.url, trust_env=False) as http:
            found = await http.get("/healthz")
            assert found.status_code == status
            assert found.json()["ok"] is bool(well)
            assert found.json()["parts"]
            metrics = await http.get("/metrics")
            assert "steward_events_total 3.0" in metrics.text
            assert (await http.post("/metrics")).status_code == 405
            assert (await http.get("/nothing")).status_code == 404
    finally:
        await server.stop()


@run
async def test_a_server_stopped_twice_or_never_started_is_quiet() -> None:
    server = Server(health_site(_well, CollectorRegistry()), port=0)
    await server.stop()
    assert isinstance(await server.start(), Listening)
    await server.stop()
    await server.stop()
    again = await server.start()
    assert isinstance(again, Listening)
    await server.stop()


async def _well() -> Health:
    return Health(True)
