"""`/healthz` and `/metrics` for whoever watches the process."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

import orjson
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from adapters.http.shapes import Reply, Request, Route, Site


@dataclass(frozen=True, slots=True)
class Health:
    """`ok` decides the status (200 or 503); `parts` say which part is well, in words for machines."""

    ok: bool
    parts: Mapping[str, str] = field(default_factory=dict)


def health_site(health: Callable[[], Awaitable[Health]], registry: CollectorRegistry) -> Site:
    """Both addresses as a site of their own. A health check that raises is itself a sign of illness."""

    async def healthz(_: Request) -> Reply:
        try:
            found = await health()
        except Exception as fault:  # whatever it is, the answer is "not well"
            found = Health(False, {"health": type(fault).__name__})
        body = orjson.dumps({"format": 1, "ok": found.ok, "parts": dict(found.parts)})
        return Reply(body, status=200 if found.ok else 503)

    async def metrics(_: Request) -> Reply:
        return Reply(generate_latest(registry), CONTENT_TYPE_LATEST)

    return Site((Route("GET", "/healthz", healthz), Route("GET", "/metrics", metrics)), guarded=False)
