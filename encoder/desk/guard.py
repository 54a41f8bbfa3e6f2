"""Who may ask the desk: pages of its own, by an address that only its user knows."""

from __future__ import annotations

import secrets
import sys
from asyncio import CancelledError
from collections.abc import Mapping
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from encoder.faults import write_log
from encoder.rendering.preview import OUR_NAMES
from encoder.strings import unfit

MOST_BYTES: Final = 2_000_000
_READING: Final = frozenset({"GET", "HEAD"})
_OWN: Final = frozenset({"same-origin", "none", ""})
_HEADERS: Final = {
    b"content-security-policy": (
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        b"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"cache-control": b"no-store",
}


def new_token() -> str:
    """A part of an address that nobody can guess (32 bytes)."""
    return secrets.token_urlsafe(32)


class Guarded:
    """An application below `/TOKEN/`, for this machine's own pages alone.

    Another site's page is turned away by the name it asks for (`Host`, RFC 9110 7.2: a name that now leads
    here), by its `Origin` (RFC 6454) and by `Sec-Fetch-Site` (W3C Fetch Metadata).

    Args:
        app: the application.
        token: of its address.
        port: at which it listens.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._hosts = frozenset(f"{name}:{port}" for name in OUR_NAMES)
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                named = {name for name, _ in message["headers"]}
                message["headers"] += [pair for pair in _HEADERS.items() if pair[0] not in named]
            await send(message)

        refused = self._refused(scope, Headers(scope=scope))
        if refused is not None:
            await refused(scope, receive, sent)
            return
        path = scope["path"].partition("/")[2].partition("/")[2]
        try:
            await self._app({**scope, "path": f"/{path}", "raw_path": None}, receive, sent)
        except CancelledError:  # the server ends
            await PlainTextResponse("The desk is being closed.\n", 503)(scope, receive, sent)
        except Exception as error:  # it has been answered: 500
            sys.stderr.write(f"engross: {write_log(error)}\n")

    def _refused(self, scope: Scope, headers: Mapping[str, str]) -> Response | None:
        if headers.get("host", "").lower() not in self._hosts:
            return PlainTextResponse("This is the desk of another address.\n", 421)
        first, slash, _ = scope["path"].removeprefix("/").partition("/")
        if not secrets.compare_digest(first.encode("utf-8", "replace"), self._token.encode()) or not slash:
            return PlainTextResponse("Open the address that engross desk has printed.\n", 403)
        if unfit(scope["path"]):
            return PlainTextResponse("The address has a character that none may have.\n", 400)
        writes = scope["method"] not in _READING
        origin = headers.get("origin")
        if (origin is None and writes) or (origin is not None and origin not in self._origins):
            return PlainTextResponse("Another site's page may not ask the desk.\n", 403)
        if writes and headers.get("sec-fetch-site", "") not in _OWN:
            return PlainTextResponse("Another site's page may not ask the desk.\n", 403)
        if _length(headers) > MOST_BYTES:
            return PlainTextResponse("The request is too large.\n", 413)
        return None


def _length(headers: Mapping[str, str]) -> int:
    said = headers.get("content-length", "0")
    return int(said) if said.isdecimal() else 0
