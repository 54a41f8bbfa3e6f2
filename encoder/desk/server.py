"""The desk's page and what it asks for; this module and `guard.py` are all that know Starlette."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from encoder.corrections.records import WrongKey
from encoder.desk.changes import Refused
from encoder.desk.desk import Desk, Meanwhile, Step, Unwritten
from encoder.desk.guard import MOST_BYTES
from encoder.desk.page import render_page
from encoder.desk.work import READING, XML, Answer, table_of
from encoder.doubts import Doubt
from encoder.rendering.interface import Interface
from encoder.resources import resource

_ASSETS: Final = {
    "desk/desk.css": "text/css",
    "desk/reading.css": "text/css",
    "desk/icon.svg": "image/svg+xml",
    "desk/desk.js": "text/javascript",
    "desk/api.js": "text/javascript",
    "desk/dialogs.js": "text/javascript",
    "desk/keys.js": "text/javascript",
    "desk/source.js": "text/javascript",
    "desk/tei.js": "text/javascript",
    "desk/words.js": "text/javascript",
    "html/engross.css": "text/css",
}
_MOST_DOUBTS: Final = 300
_OF_PICTURES: Final = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


def application(desk: Desk, interface: Interface, title: str) -> Starlette:
    """The ASGI application, to be guarded.

    Args:
        desk: that is shown.
        interface: the language of the page.
        title: of the collection.
    """
    answers = Answers(desk, interface)
    page = render_page(interface, title)

    async def show(_: Request) -> Response:
        return HTMLResponse(page)

    routes = [
        Route("/", show, methods=["GET"]),
        Route("/assets/{name}", _asset, methods=["GET"]),
        Route("/collection", answers.collection, methods=["GET"]),
        Route("/figures", answers.figures, methods=["GET"]),
        Route("/document", answers.document, methods=["GET"]),
        Route("/view", answers.view, methods=["GET"]),
        Route("/picture", answers.picture, methods=["GET"]),
        Route("/doubt", answers.doubt, methods=["GET"]),
        Route("/doubts", answers.doubts, methods=["GET"]),
        Route("/change", answers.change, methods=["POST"]),
        Route("/undo", answers.undo, methods=["POST"]),
        Route("/redo", answers.redo, methods=["POST"]),
    ]
    return Starlette(routes=routes, exception_handlers={HTTPException: _told})


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    path = next((path for path in _ASSETS if path.rpartition("/")[2] == name), None)
    if path is None:
        raise HTTPException(404, "no-such-file")
    return Response(resource("xslt", path).read_bytes(), media_type=_ASSETS[path])


async def _told(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return JSONResponse({"error": getattr(error, "detail", "")}, status)


class Answers:
    """What the page asks.

    Args:
        desk: that is asked.
        interface: the language of the page.
    """

    def __init__(self, desk: Desk, interface: Interface) -> None:
        self._desk, self._interface = desk, interface

    async def collection(self, _: Request) -> Response:
        """The documents and what is left to do in each."""
        return JSONResponse(await run_in_threadpool(self._desk.collection.as_json))

    async def figures(self, _: Request) -> Response:
        """What is left to do in all documents."""
        return JSONResponse(await run_in_threadpool(self._desk.collection.figures))

    async def document(self, request: Request) -> Response:
        """A document with its lines, doubts and records, and a view of its TEI."""
        name, view, line = self._asked(request)
        found = await run_in_threadpool(self._desk.open, name, view, line)
        if found.sheet is None:
            return JSONResponse({"name": name, "failed": found.figures.error})
        undo, redo = self._desk.can
        known = {"name": name, **found.sheet, "view": _view(found), "undo": undo, "redo": redo}
        return JSONResponse(known)

    async def view(self, request: Request) -> Response:
        """Another view of a document's TEI."""
        name, view, line = self._asked(request)
        found = await run_in_threadpool(self._desk.open, name, view, line)
        return JSONResponse(_view(found) if found.view else {"failed": found.figures.error})

    async def picture(self, request: Request) -> Response:
        """A picture of a document's pages."""
        name, address = request.query_params.get("name", ""), request.query_params.get("address", "")
        path = self._desk.picture(name, address) if name in self._desk.collection.files else None
        if path is None or not path.is_file():
            raise HTTPException(404, "no-such-picture")
        return FileResponse(path, headers=_OF_PICTURES)

    async def doubt(self, request: Request) -> Response:
        """The next doubt of the collection, or the one before."""
        query = request.query_params
        step = -1 if query.get("step") == "-1" else 1
        name, after = query.get("name", ""), None
        if "line" in query:
            self._known(name)
            after = Doubt(
                _fraction(query.get("certainty")),
                _count(query.get("line")),
                _count(query.get("column", "0")),
                query.get("rule", "role"),
            )
        found = await run_in_threadpool(self._desk.beside, name, after, step)
        return JSONResponse(None if found is None else {"name": found[0], **found[1].as_json()})

    async def doubts(self, _: Request) -> Response:
        """The least certain doubts."""
        found = await run_in_threadpool(self._desk.collection.doubts, _MOST_DOUBTS)
        return JSONResponse([{"name": name, **doubt.as_json()} for name, doubt in found])

    async def change(self, request: Request) -> Response:
        """Make a change."""
        said = await _json(request)
        name = self._known(said.get("document"))
        says, clear, seen = _changes(said)
        return await self._stepped(lambda: self._desk.change(name, says, clear, seen))

    async def undo(self, request: Request) -> Response:
        """Take the latest change back."""
        await _json(request)
        return await self._stepped(self._desk.undo)

    async def redo(self, request: Request) -> Response:
        """Make again what was taken back."""
        await _json(request)
        return await self._stepped(self._desk.redo)

    async def _stepped(self, work: Callable[[], Step | None]) -> Response:
        try:
            step = await run_in_threadpool(work)
        except Meanwhile as error:
            raise HTTPException(409, "meanwhile") from error
        except Unwritten as error:
            raise HTTPException(507, str(error)) from error
        except WrongKey as error:
            raise HTTPException(422, f"{error.message}: {error.hint}") from error
        except Refused as error:
            raise HTTPException(422, str(error)) from error
        undo, redo = self._desk.can
        if step is None:
            return JSONResponse({"document": None, "undo": undo, "redo": redo})
        change = step.change
        return JSONResponse(
            {
                "document": step.document,
                "line": step.line,
                "put": [{"at": record.line, **table_of(record)} for record in change.put],
                "away": [table_of(record) for record in change.away],
                "undo": undo,
                "redo": redo,
            }
        )

    def _asked(self, request: Request) -> tuple[str, str, int]:
        query = request.query_params
        name = self._known(query.get("name"))
        view = XML if query.get("view") == XML else READING
        return name, view, _count(query.get("line", "1"))

    def _known(self, name: Any) -> str:
        if not isinstance(name, str) or name not in self._desk.collection.files:
            raise HTTPException(404, "no-such-document")
        return name


def _view(found: Answer) -> dict[str, Any]:
    view = found.view
    if view is None:
        return {}
    return {"first": view.first, "last": view.last, "text": view.text, "places": view.places}


def _count(said: str | None) -> int:
    if said is None or not said.isascii() or not said.isdecimal() or len(said) > 9:
        raise HTTPException(400, "not-a-number")
    return int(said)


def _fraction(said: str | None) -> float:
    try:
        found = float(said or "")
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise HTTPException(400, "not-a-number")
    return found


def _changes(
    said: dict[str, Any],
) -> tuple[list[dict[str, Any]], list[int], dict[int, list[dict[str, Any]]]]:
    """The parts of a change as the page sends it, if they are of the right types."""
    says, clear, seen = said.get("says", []), said.get("clear", []), said.get("seen", {})
    if not (
        isinstance(says, list)
        and all(isinstance(one, dict) and type(one.get("line")) is int for one in says)
        and isinstance(clear, list)
        and all(type(line) is int for line in clear)
        and isinstance(seen, dict)
        and all(
            line.isdecimal() and len(line) < 10 and isinstance(known, list) for line, known in seen.items()
        )
    ):
        raise HTTPException(422, "not-a-change")
    return says, clear, {int(line): known for line, known in seen.items()}


async def _json(request: Request) -> dict[str, Any]:
    """The object in the body of a request.

    Raises:
        HTTPException: the body is too large, or is no such thing.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "not-json")
    data = b""
    try:
        async for part in request.stream():
            data += part
            if len(data) > MOST_BYTES:
                raise HTTPException(413, "too-large")
    except ClientDisconnect as error:
        raise HTTPException(400, "not-json") from error
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "not-json") from error
    if not isinstance(found, dict):
        raise HTTPException(400, "not-json")
    return found
