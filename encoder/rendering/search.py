"""Full-text search without a server: Pagefind's index over the documents' pages, and the page that asks it.

Pagefind is an extra (`pip install engross[search]`); a site is whole without it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from encoder.errors import EngrossError, UsageError
from encoder.rendering.frame import Frame, page
from encoder.rendering.markup import tag

FOLDER: Final = "pagefind"
SECONDS_AT_MOST: Final = 3600
FACETS: Final = {
    "kind": "filter.kind",
    "classification": "filter.classification",
    "year": "filter.year",
    "from": "from",
    "to": "to",
}
"""What search can be narrowed by, as the documents' pages say it to Pagefind, and the keys of their names."""


def is_available() -> bool:
    """True where Pagefind and its program are installed."""
    return all(find_spec(module) for module in ("pagefind", "pagefind_bin"))


def index_site(out: Path) -> None:
    """Builds the index of all documents' pages in `out/pagefind`, in place of an older one: whole or not.

    Raises:
        EngrossError: Pagefind failed.
        UsageError: the index cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(dir=out, prefix=".engross-", ignore_cleanup_errors=True) as work:
            _run_pagefind(out, Path(work).name)
            shutil.rmtree(out / FOLDER, ignore_errors=True)
            os.replace(Path(work, FOLDER), out / FOLDER)  # noqa: PTH105
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", file=out / FOLDER) from error


def _run_pagefind(out: Path, work: str) -> None:
    folder = f"{work}/{FOLDER}"
    command = [sys.executable, "-m", "pagefind", "--site", str(out), "--output-subdir", folder, "--silent"]
    try:
        subprocess.run(  # noqa: S603 - our own interpreter, no shell
            command, check=True, capture_output=True, text=True, timeout=SECONDS_AT_MOST
        )
    except subprocess.CalledProcessError as error:
        raise EngrossError(
            f"Pagefind could not index the site: {error.stderr.strip() or error}", file=out
        ) from error


def render_search(frame: Frame) -> str:
    """The page with the search box; results come by script, since the index is read in the browser."""
    say = frame.interface.say
    words = {
        "data_served": say("search.served"),
        "data_notes": say("notes"),
        "data_all": say("filter.all"),
        "data_facets": json.dumps({key: say(name) for key, name in FACETS.items()}, ensure_ascii=False),
    }
    form = tag(
        "form",
        tag(
            "label",
            say("search.words"),
            tag("input", type="search", name="q", id="query", autocomplete="off"),
        ),
        tag("div", id="facets", class_="filters", hidden=True),
        id="search",
        class_="search-box",
        role="search",
        **words,
        **frame.interface.forms("documents.count"),
    )
    body = [
        tag("header", tag("h1", say("search")), class_="masthead"),
        form,
        tag("p", id="status", class_="count", role="status"),
        tag("ol", id="results", class_="results", role="list"),
        tag("button", say("search.more"), type="button", id="more", class_="more", hidden=True),
        tag("noscript", tag("p", say("search.script"))),
    ]
    return page(frame, "search.html", say("search"), body, scripts=("search.js",))
