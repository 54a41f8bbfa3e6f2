"""What the endpoints answer, as pages for people who ask with a browser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any, Final
from urllib.parse import quote

from lxml import etree

from encoder.archive.dts.faults import NotFound, Refused
from encoder.checks.parse import parse
from encoder.errors import DocumentError
from encoder.resources import resource

Json = Mapping[str, Any]

HEADERS: Final = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
"""A page has no scripts, whatever stands in a document."""
_CLOSED: Final = dict.fromkeys(
    ("read_file", "write_file", "create_dir", "read_network", "write_network"), False
)
_TEMPLATE: Final = re.compile(r"\{[^}]*\}")
_STYLE: Final = (
    ":root{font:1rem/1.5 Georgia,serif}"
    "body{max-width:48rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
    "li{margin:.25rem 0}dt{font-weight:bold}dd{margin:0 0 .25rem 1.5rem}"
)


def page_of(answer: Json) -> str:
    """An answer in JSON as a page."""
    kind = answer["@type"]
    if kind == "EntryPoint":
        return _page("Distributed Text Services", [_link(_start(answer["collection"]), "Collections")])
    if kind == "Navigation":
        return _page(answer["resource"]["title"], _units(answer))
    return _page(answer["title"], [*_about(answer), *_members(answer.get("member", ())), *_view(answer)])


def page_of_refusal(refused: Refused) -> str:
    """Why there is no answer, as a page."""
    return _page(f"{refused.status}", [f'<p role="alert">{escape(refused.message)}</p>'])


def page_of_passage(data: bytes, title: str, about: str, file: str) -> bytes:
    """A passage, or a document, as a page to be read.

    Args:
        data: TEI.
        title: of the document.
        about, file: the addresses of what is known about it, and of the same in TEI.

    Raises:
        NotFound: the file is not well-formed.
    """
    try:
        tree = parse(data, title)
    except DocumentError as error:
        raise NotFound("The document's file cannot be read.") from error
    said = etree.XSLT.strparam
    return bytes(_stylesheet()(tree, title=said(title), about=said(about), file=said(file)))


def _stylesheet() -> etree.XSLT:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    sheet = etree.parse(resource("xslt", "dts/passage.xsl"), parser)
    return etree.XSLT(sheet, access_control=etree.XSLTAccessControl(**_CLOSED))


def _page(title: str, parts: Iterable[str]) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{escape(title)}</h1>{''.join(parts)}</main></body></html>"
    )


def _about(answer: Json) -> Iterator[str]:
    """What is known of a collection, or of a document, and where more is."""
    if answer["@type"] == "Collection":
        yield f"<p>{answer['totalChildren']} within</p>"
        yield f"<p>{_link(_start(answer['collection']) + '&nav=parents', 'What it is part of')}</p>"
        return
    yield "<dl>"
    for term, values in answer.get("dublinCore", {}).items():
        told = [values] if isinstance(values, str) else values
        texts = (one["value"] if isinstance(one, Mapping) else one for one in told)
        yield f"<dt>{escape(term)}</dt>" + "".join(f"<dd>{escape(str(text))}</dd>" for text in texts)
    yield "</dl><ul>"
    yield f"<li>{_link(_start(answer['document']), 'Text')}</li>"
    for tree in answer.get("citationTrees", ()):
        name = tree.get("identifier")
        chosen = f"&tree={quote(name, safe='')}" if name else ""
        label = f"Contents: {name}" if name else "Contents"
        yield f"<li>{_link(_start(answer['navigation']) + chosen + '&down=-1', label)}</li>"
    yield f"<li>{_link(answer['download'], 'TEI')}</li>"
    yield f"<li>{_link(_start(answer['collection']) + '&nav=parents', 'What it is part of')}</li></ul>"


def _members(members: Any) -> Iterator[str]:
    rows = [f"<li>{_link(_start(one['collection']), one['title'])}</li>" for one in members]
    if rows:
        yield f"<ul>{''.join(rows)}</ul>"


def _units(answer: Json) -> Iterator[str]:
    """The units of a document, each with its passage."""
    known, document = answer["resource"], _start(answer["resource"]["document"])
    tree = re.search(r"[?&]tree=([^&]*)", answer["@id"])
    passages = f"{document}&tree={tree[1]}" if tree else document
    yield f"<p>{_link(_start(known['collection']), 'About')} · {_link(document, 'Text')}</p><ul>"
    for unit in answer.get("member", ()):
        identifier, kind = unit["identifier"], escape(unit["citeType"] or "")
        passage = _link(f"{passages}&ref={quote(identifier, safe='')}", identifier)
        yield f'<li style="margin-left:{2 * (unit["level"] - 1)}rem">{kind} {passage}</li>'
    yield "</ul>"
    yield from _view(answer)


def _view(answer: Json) -> Iterator[str]:
    """The pages before and after one of a long list."""
    view = answer.get("view", {})
    links = [
        _link(view[key], text) for key, text in (("previous", "Before"), ("next", "After")) if view.get(key)
    ]
    if links:
        yield f"<nav>{' · '.join(links)}</nav>"


def _start(template: str) -> str:
    """The address of a URI template (RFC 6570) without what may be added."""
    return _TEMPLATE.sub("", template)


def _link(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>'
