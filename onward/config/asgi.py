"""The live process: tells open pages that something changed, never what.

A bare ASGI application beside Django: /health, and /events/<practice>/ as
server-sent events for signed-in members. Events arrive by LISTEN on one connection
of the database; a payload holds a topic and ids only, and reaches those whom
`onward.notifications.core.live.concerns` names. A reader who falls behind is told to
reload instead of being waited for.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import aclosing
from http.cookies import SimpleCookie
from typing import TypeAlias

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onward.config.settings")
django.setup()

import psycopg
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection

from onward.notifications.core.live import Event, Reader, concerns
from onward.notifications.queries import live_reader
from onward.notifications.services import LIVE_CHANNEL

Message: TypeAlias = MutableMapping[str, object]
Scope: TypeAlias = MutableMapping[str, object]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

PING_SECONDS = 25
BEHIND = 32  # events a reader may lag before it is told to reload
LISTEN_AGAIN_SECONDS = 2


class Hub:
    """Everybody who listens in this process, and the one connection that feeds them."""

    def __init__(self) -> None:
        self.queues: dict[asyncio.Queue[Event], Reader] = {}
        self.feed: asyncio.Task[None] | None = None

    def join(self, reader: Reader) -> asyncio.Queue[Event]:
        if self.feed is None or self.feed.done():
            self.feed = asyncio.create_task(self._listen())
        queue: asyncio.Queue[Event] = asyncio.Queue(BEHIND)
        self.queues[queue] = reader
        return queue

    def leave(self, queue: asyncio.Queue[Event]) -> None:
        self.queues.pop(queue, None)

    def tell(self, event: Event) -> None:
        for queue, reader in self.queues.items():
            if concerns(event, reader) and not queue.full():
                queue.put_nowait(event)

    async def _listen(self) -> None:
        while self.queues:
            try:
                async for event in _notices():
                    self.tell(event)
            except psycopg.OperationalError:
                await asyncio.sleep(LISTEN_AGAIN_SECONDS)


async def _notices() -> AsyncIterator[Event]:
    parameters = connection.get_connection_params()
    known = {"host", "port", "user", "password", "dbname", "sslmode"}
    listening = await psycopg.AsyncConnection.connect(
        **{name: value for name, value in parameters.items() if name in known},
        autocommit=True,
    )
    async with listening, aclosing(listening.notifies()) as notices:
        await listening.execute(f"LISTEN {LIVE_CHANNEL}")
        async for notice in notices:
            yield Event.parse(notice.payload)


hub = Hub()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
        return
    if scope["type"] != "http":
        return
    parts = str(scope["path"]).strip("/").split("/")
    if parts == ["health"]:
        await _answer(send, 200, b"ok")
    elif len(parts) == 2 and parts[0] == "events":  # noqa: PLR2004 - events/<practice>
        await _events(scope, parts[1], receive, send)
    else:
        await _answer(send, 404, b"not here")


async def _events(scope: Scope, slug: str, receive: Receive, send: Send) -> None:
    reader = await sync_to_async(live_reader)(_session_key(scope), slug)
    if reader is None:
        await _answer(send, 403, b"sign in first")
        return
    queue = hub.join(reader)
    gone = asyncio.create_task(_until_gone(receive))
    try:
        await _start(send, 200, b"text/event-stream")
        await _say(send, ": here\n\n")
        while not gone.done():
            try:
                event = await asyncio.wait_for(queue.get(), PING_SECONDS)
            except TimeoutError:
                await _say(send, ": still here\n\n")
            else:
                await _say(send, f"event: {event.topic}\ndata: {event.subject}\n\n")
    finally:
        hub.leave(queue)
        gone.cancel()


def _session_key(scope: Scope) -> str:
    cookies: SimpleCookie = SimpleCookie()
    headers: list[tuple[bytes, bytes]] = scope["headers"]  # type: ignore[assignment]  # as ASGI has it
    for name, value in headers:
        if name == b"cookie":
            cookies.load(value.decode("latin-1"))
    morsel = cookies.get(settings.SESSION_COOKIE_NAME)
    return morsel.value if morsel else ""


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def _start(send: Send, status: int, kind: bytes) -> None:
    headers = [
        (b"content-type", kind),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"access-control-allow-origin", settings.BASE_URL.encode()),
        (b"access-control-allow-credentials", b"true"),
        (b"vary", b"origin"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def _say(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _answer(send: Send, status: int, body: bytes) -> None:
    await _start(send, status, b"text/plain")
    await send({"type": "http.response.body", "body": body})
