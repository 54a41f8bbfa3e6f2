"""A site served on this machine alone, and built anew when its documents change."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import BoundedSemaphore, Event
from typing import Any, Final
from urllib.parse import unquote

from encoder.errors import UsageError
from encoder.rendering.still import OPENED_ALONE, RUNS_NOTHING
from encoder.strings import shown, unfit

LOOPBACK: Final = "127.0.0.1"
OUR_NAMES: Final = frozenset({LOOPBACK, "localhost"})
"""The names by which a browser may ask. Another would be a stranger's page whose name now leads here."""
ANSWERED_AT_A_TIME: Final = 32
SECONDS_TO_ASK: Final = 10.0
SECONDS_TO_WAIT: Final = 1.0
SECONDS_BETWEEN_LOOKS: Final = 1.0
Snapshot = Mapping[Path, tuple[int, int]]


class SiteServer(ThreadingHTTPServer):
    """A server that answers so many at a time and no more: others wait a moment, then are turned away."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], handler: Any) -> None:
        super().__init__(address, handler)
        self._free = BoundedSemaphore(ANSWERED_AT_A_TIME)

    def process_request(self, request: Any, client_address: Any) -> None:
        if self._free.acquire(timeout=SECONDS_TO_WAIT):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: that a browser went away is no fault of the site."""


def serve(site: Path, port: int) -> SiteServer:
    """A server of the site's files, bound to the loopback address; `port` 0 takes a free one.

    Raises:
        UsageError: the port is taken.
    """
    try:
        return SiteServer((LOOPBACK, port), partial(SiteHandler, directory=str(site)))
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be used: {error.strerror}", hint="choose another with --port"
        ) from error


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files as a web server would: nothing cached, the site's own page for wrong addresses."""

    extensions_map = {  # noqa: RUF012 - as the class it extends has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".xml": "application/tei+xml",
        ".js": "text/javascript",
        ".wasm": "application/wasm",
    }

    timeout = SECONDS_TO_ASK

    def parse_request(self) -> bool:
        """Whether there is a request to answer: by one of our names, for an address that can be one."""
        if not super().parse_request():
            return False
        if not {_host(header) for header in self.headers.get_all("Host", [""])} <= OUR_NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, explain=f"This is the preview at {LOOPBACK}")
            return False
        if unfit(unquote(self.path)):
            self.send_error(HTTPStatus.BAD_REQUEST, explain="The address has a control character")
            return False
        return True

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        if self.path.partition("?")[0].lower().endswith(OPENED_ALONE):
            self.send_header("Content-Security-Policy", RUNS_NOTHING)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(page.stat().st_size))
        self.end_headers()
        if self.command != "HEAD":
            with page.open("rb") as file:
                shutil.copyfileobj(file, self.wfile)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing about what went well; `send_error` logs through `log_error`."""

    def log_error(self, format: str, *args: Any) -> None:
        sys.stderr.write(f"engross: {shown(format % args)}\n")


def _host(header: str) -> str:
    """The name in a Host header: `localhost:8000` → `localhost`."""
    return header.partition(":")[0].lower()


def snapshot(paths: Iterable[Path], suffixes: frozenset[str]) -> Snapshot:
    """Files with these suffixes, in the folders or named themselves, with their times and sizes."""
    return {file: (stat.st_mtime_ns, stat.st_size) for file, stat in _stats(paths, suffixes)}


def watch(look: Callable[[], Snapshot], changed: Callable[[], None], stop: Event) -> None:
    """Calls `changed` when what `look` sees differs from what it saw before, until `stop` is set."""
    seen = look()
    while not stop.wait(SECONDS_BETWEEN_LOOKS):
        now = look()
        if now != seen:
            seen = now
            changed()


def _stats(paths: Iterable[Path], suffixes: frozenset[str]) -> Iterator[tuple[Path, Any]]:
    for path in paths:
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if file.suffix.lower() in suffixes and file.is_file():
                with suppress(OSError):  # it may be gone already
                    yield file, file.stat()
