"""A site served on this machine alone, and built anew when its documents change."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event
from typing import Any, Final

from encoder.errors import UsageError

LOOPBACK: Final = "127.0.0.1"
SECONDS_BETWEEN_LOOKS: Final = 1.0
Snapshot = Mapping[Path, tuple[int, int]]


def serve(site: Path, port: int) -> ThreadingHTTPServer:
    """A server of the site's files, bound to the loopback address; `port` 0 takes a free one.

    Raises:
        UsageError: the port is taken.
    """
    try:
        return ThreadingHTTPServer((LOOPBACK, port), partial(SiteHandler, directory=str(site)))
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

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
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
        sys.stderr.write(f"engross: {format % args}\n")


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
                yield file, file.stat()
