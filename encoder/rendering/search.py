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
from encoder.rendering.frame import SEARCH, Frame, page
from encoder.rendering.interface import ENGLISH, Interface, texts
from encoder.rendering.markup import Html, tag

FOLDER: Final = "pagefind"
SECONDS_AT_MOST: Final = 3600
FACETS: Final = {
    "year": "filter.years",
    "kind": "filter.kind",
    "from": "from",
    "to": "to",
    "place": "place",
    "language": "filter.language",
    "classification": "filter.classification",
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
    """Runs Pagefind in an empty folder: it takes settings, and Python modules, from where it is run."""
    site = out.resolve()
    folder = f"{work}/{FOLDER}"
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", folder, "--silent"]
    try:
        subprocess.run(  # noqa: S603 - our own interpreter, no shell
            command,
            check=True,
            capture_output=True,
            text=True,
            timeout=SECONDS_AT_MOST,
            cwd=site / work,
            env={**os.environ, "PYTHONSAFEPATH": "1"},
        )
    except subprocess.CalledProcessError as error:
        raise EngrossError(
            f"Pagefind could not index the site: {error.stderr.strip() or error}", file=out
        ) from error


def render_search(frame: Frame, lists: Html | None = None) -> str:
    """The page with the search box; results come by script, since the index is read in the browser.

    Args:
        frame: what the pages of the site share.
        lists: links to the lists of the collection, for those who have no scripts.
    """
    say = frame.interface.say
    form = tag(
        "form",
        tag("label", say("search.words"), _box(id="query")),
        tag("label", say("sort"), _orders(frame)),
        id="search",
        class_="search-box",
        role="search",
        data_words=json.dumps(_said(frame), ensure_ascii=False),
        **frame.interface.forms("documents.count"),
    )
    narrow = tag(
        "details",
        tag("summary", say("search.narrow")),
        tag("form", id="facets", class_="facets"),
        id="narrow",
        class_="narrow",
    )
    found = tag(
        "div",
        tag("ul", id="chosen", class_="chosen", role="list"),
        tag("p", id="status", class_="status", role="status"),
        tag("ol", id="results", class_="results", role="list"),
        tag("button", say("search.more"), type="button", id="more", class_="more", hidden=True),
        tag("noscript", tag("p", say("search.script")), lists),
        class_="found",
    )
    head = tag("header", tag("h1", say("search")), class_="masthead")
    body = [head, form, tag("div", narrow, found, class_="searching")]
    return page(frame, SEARCH, say("search"), body, scripts=("search.js",))


def _box(**attributes: str) -> Html:
    return tag("input", type="search", name="q", autocomplete="off", **attributes)


def _orders(frame: Frame) -> Html:
    orders = {"": "sort.relevance", "asc": "sort.oldest", "desc": "sort.newest"}
    options = (tag("option", frame.interface.say(name), value=value) for value, name in orders.items())
    return tag("select", *options, name="sort", autocomplete="off")


def _said(frame: Frame) -> dict[str, object]:
    """What the script says; what stands in braces is put in there."""
    texts = texts_of(frame.interface)
    keys = {
        "served": "search.served",
        "notes": "notes",
        "first": "filter.first",
        "last": "filter.last",
        "further": "search.further",
        "remove": "search.remove",
        "clear": "search.clear",
        "years": "search.years",
    }
    named: dict[str, object] = {key: texts[name] for key, name in keys.items()}
    return named | {"facets": {key: texts[name] for key, name in FACETS.items()}}


def texts_of(words: Interface) -> dict[str, str]:
    """All texts of an interface; what its language lacks is in English."""
    return {**texts(ENGLISH), **texts(words.tag)}
