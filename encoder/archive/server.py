"""The server of an output folder: its site, OAI-PMH at `/oai`, passages at `/dts`. It writes nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from math import ceil
from pathlib import Path
from typing import Any, Final

from lxml import etree
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from encoder.archive.catalogue import Catalogue, Unreachable
from encoder.archive.dts.faults import Refused
from encoder.archive.dts.pages import HEADERS as PAGE_HEADERS
from encoder.archive.dts.pages import page_of, page_of_refusal
from encoder.archive.dts.service import Passage, Service
from encoder.archive.dts.texts import FORMS, PAGE, Texts
from encoder.archive.limits import Rate
from encoder.archive.negotiation import asks_for_page
from encoder.archive.oai.repository import About, Repository
from encoder.archive.oai.requests import MOST_CHARACTERS
from encoder.archive.record import Entry
from encoder.archive.signposts import signposts
from encoder.rendering.still import OPENED_ALONE, RUNS_NOTHING
from encoder.resources import resource
from encoder.strings import unfit

ENDPOINT: Final = "/oai"
PASSAGES: Final = "/dts"
_Answer = Callable[[bytes, str], Passage | dict[str, Any]]
_VARY: Final = {"Vary": "Accept"}
_ANYBODY: Final = {"Access-Control-Allow-Origin": "*"} | _VARY
_RETRY_AFTER: Final = 10
_FORM: Final = "application/x-www-form-urlencoded"
_RESPONSE_DATE: Final = re.compile(r"<responseDate>[^<]*</responseDate>")
_TEI: Final = "application/tei+xml"
_HTML: Final = ".html"
_CLOSED: Final = dict.fromkeys(
    ("read_file", "write_file", "create_dir", "read_network", "write_network"), False
)


def application(
    catalogue: Catalogue,
    about: About,
    site: Path | None,
    *,
    tei: Path | None = None,
    rate: float = 0.0,
    at_once: float = 0.0,
) -> Starlette:
    """The ASGI application.

    Args:
        catalogue: open.
        about: the repository.
        site: the folder of the site; None where there is none.
        tei: the folder of the TEI files, whose passages can be had; None where none can.
        rate: requests a second that each client may make; 0 is no limit.
        at_once: how many it may make after a pause.
    """
    repository = Repository(catalogue, about)
    routes: list[Any] = [
        Route(ENDPOINT, Endpoint(repository).answer, methods=["GET", "POST"]),
        Route(f"{ENDPOINT}/view", Endpoint(repository, for_people=True).answer, methods=["GET"]),
        Route(f"{ENDPOINT}/view.xsl", _stylesheet, methods=["GET"]),
        Route("/health", _health(catalogue), methods=["GET"]),
    ]
    if tei is not None:
        routes += _texts(catalogue, about, tei)
    if site is not None and site.is_dir():
        routes.append(Mount("/", Site(site, catalogue, about)))
    return Starlette(
        routes=routes,
        middleware=[
            Middleware(Guarded, rate=Rate(rate, at_once)),
            Middleware(GZipMiddleware, minimum_size=500, compresslevel=5),
        ],
        exception_handlers={Unreachable: _unreachable},
    )


class Endpoint:
    """The endpoint of OAI-PMH.

    Args:
        repository: that answers.
        for_people: as a page, where the browser cannot make one itself.
    """

    def __init__(self, repository: Repository, *, for_people: bool = False) -> None:
        self._repository, self._for_people = repository, for_people

    async def answer(self, request: Request) -> Response:
        """The answer to a request: always one of the protocol's, with status 200."""
        query: bytes = request.scope["query_string"]
        if request.method == "POST":
            if request.headers.get("content-type", _FORM).partition(";")[0].strip().lower() != _FORM:
                return PlainTextResponse(f"POST takes {_FORM}.\n", 415)
            query = await _body(request) or query
        text = await run_in_threadpool(self._repository.answer, query)
        if self._for_people or (request.method == "GET" and _is_for_browser(request)):
            return HTMLResponse(await run_in_threadpool(_as_page, text), headers=_VARY)
        etag = f'W/"{hashlib.sha256(_RESPONSE_DATE.sub("", text, count=1).encode()).hexdigest()[:32]}"'
        headers = {"ETag": etag, "Cache-Control": "no-cache"} | _VARY
        if request.method == "GET" and _names(request.headers.get("if-none-match", ""), etag):
            return Response(status_code=304, headers=headers)
        return Response(text, media_type="text/xml; charset=utf-8", headers=headers)


def _is_for_browser(request: Request) -> bool:
    return asks_for_page(request.headers.get("accept", ""))


async def _body(request: Request) -> bytes:
    """The body of a request, or as much of it as shows that it is too long."""
    data = b""
    try:
        async for part in request.stream():
            data += part
            if len(data) > MOST_CHARACTERS:
                break
    except ClientDisconnect:
        return b""
    return data


def _names(header: str, etag: str) -> bool:
    """Whether an `If-None-Match` names an answer."""
    opaque = etag.removeprefix("W/")
    return header.strip() == "*" or any(one.strip().removeprefix("W/") == opaque for one in header.split(","))


def _as_page(text: str) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    view = etree.parse(resource("xslt", "oai/view.xsl"), parser)
    transform = etree.XSLT(view, access_control=etree.XSLTAccessControl(**_CLOSED))
    return str(transform(etree.fromstring(text.encode("utf-8"), parser)))


async def _stylesheet(_: Request) -> Response:
    return Response(resource("xslt", "oai/view.xsl").read_bytes(), media_type="text/xsl")


def _health(catalogue: Catalogue) -> Any:
    def health(_: Request) -> Response:
        return JSONResponse({"status": "ok", "records": catalogue.count()})

    return health


def _texts(catalogue: Catalogue, about: About, tei: Path) -> list[Route]:
    """The endpoints of Distributed Text Services."""
    site = about.address.removesuffix(ENDPOINT.lstrip("/"))
    service = Service(catalogue, about, Texts(tei), f"{site}{PASSAGES.lstrip('/')}/", site)
    answers: dict[str, _Answer] = {
        "": lambda _, __: service.entry_point(),
        "collection": lambda query, _: service.collection(query),
        "navigation": lambda query, _: service.navigation(query),
        "document": service.document,
    }
    return [
        Route(
            f"{PASSAGES}/{name}{slash}" if name else f"{PASSAGES}{slash}", _answered(answer), methods=["GET"]
        )
        for name, answer in answers.items()
        for slash in ("/", "")
    ]


def _answered(answer: _Answer) -> Any:
    """An endpoint that may be asked by pages of other sites, too: it only tells what anybody may know."""

    def endpoint(request: Request) -> Response:
        for_people = _is_for_browser(request)
        headers = _ANYBODY | (PAGE_HEADERS if for_people else {})
        try:
            found = answer(request.scope["query_string"], PAGE if for_people else FORMS[0])
        except Refused as refused:
            if for_people:
                return HTMLResponse(page_of_refusal(refused), refused.status, headers=headers)
            told = {"statusCode": refused.status, "description": refused.message}
            return JSONResponse(told, refused.status, headers=headers)
        if isinstance(found, Passage):
            headers |= {"Link": f'<{found.collection}>; rel="collection"'}
            headers |= PAGE_HEADERS if found.form == PAGE else {"Content-Security-Policy": RUNS_NOTHING}
            return Response(found.data, headers=headers, media_type=found.form)
        if for_people:
            return HTMLResponse(page_of(found), headers=headers)
        return JSONResponse(found, headers=headers, media_type="application/ld+json")

    return endpoint


async def _unreachable(_: Request, error: Exception) -> Response:
    """The catalogue does not answer: who harvests shall ask again (OAI-PMH 2.0, 3.1.2.2)."""
    return PlainTextResponse(
        "The catalogue does not answer. Ask again in a moment.\n",
        503,
        headers={"Retry-After": str(_RETRY_AFTER), "Cache-Control": "no-store"},
    )


class Guarded:
    """An application that nobody may ask too often, nor for an address with controls in it.

    Args:
        app: the application.
        rate: how often.
    """

    def __init__(self, app: ASGIApp, rate: Rate) -> None:
        self._app, self._rate = app, rate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"].append((b"x-content-type-options", b"nosniff"))
            await send(message)

        await self._app(scope, receive, sent)

    def _refused(self, scope: Scope) -> Response | None:
        client = scope.get("client")
        seconds = self._rate.wait(client[0] if client else "")
        if seconds:
            later = {"Retry-After": str(max(1, ceil(seconds)))}
            return PlainTextResponse("Too many requests at once. Ask again later.\n", 503, headers=later)
        if unfit(scope["path"]):
            return PlainTextResponse("The address has a character that none may have.\n", 400)
        return None


class Site(StaticFiles):
    """The site's files. Pages of documents say in their headers where their copies and metadata are.

    Args:
        folder: of the site.
        catalogue: that knows the documents.
        about: the repository.
    """

    def __init__(self, folder: Path, catalogue: Catalogue, about: About) -> None:
        super().__init__(directory=folder, html=True)
        self._folder, self._catalogue, self._about = folder, catalogue, about

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The answer for a path below the folder."""
        try:
            response = await super().get_response(path, scope)
        except (ValueError, OSError) as error:  # too long, or no name that the system could have
            raise HTTPException(404) from error
        if path.startswith("tei/") and path.endswith(".xml"):
            response.headers["Content-Type"] = _TEI
        if path.lower().endswith(OPENED_ALONE):
            response.headers["Content-Security-Policy"] = RUNS_NOTHING
        if response.status_code == 200 and path.endswith(_HTML) and "/" not in path:
            links = await run_in_threadpool(self._links, path.removesuffix(_HTML))
            if links:
                response.headers["Link"] = links
        return response

    def _links(self, name: str) -> str:
        try:
            entry = self._catalogue.entry(name)
        except Unreachable:
            return ""
        return "" if entry is None or entry.is_deleted else self.signposts(entry)

    def signposts(self, entry: Entry) -> str:
        """The header `Link` of a document's page (FAIR Signposting, level 1)."""
        base = self._about.address.removesuffix(ENDPOINT.lstrip("/"))
        return ", ".join(
            f'<{target}>; rel="{relation}"' + (f'; type="{kind}"' if kind else "")
            for target, relation, kind in signposts(entry, base, self._folder, self._about)
        )
