"""A project's own pages and footer, written in Markdown (CommonMark): text can never act as markup."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from textwrap import shorten
from typing import Final
from urllib.parse import quote, unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from encoder.edition import Prose
from encoder.rendering.frame import ASSETS, Frame, page
from encoder.rendering.markup import Html, tag
from encoder.rendering.publication import pictures_beside
from encoder.user_files import read_utf8

PICTURES: Final = f"{ASSETS}/edition"
"""The folder of a site with the pictures of its own pages."""

_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "xhtmlOut": True}).enable("table")


def footer(text: str | None) -> Html | None:
    """A paragraph of Markdown, as the foot of a page has it; pictures in it are left as their words."""
    if text is None:
        return None
    tokens = _markdown().parseInline(text)
    _resolve(tokens, {}, frozenset())
    return Html(_markdown().renderer.render(tokens, _markdown().options, {}))


def render_prose(prose: Prose, pages: Sequence[Prose], frame: Frame) -> str:
    """A page of the project's own.

    Args:
        prose: the page.
        pages: all of them: links from one file to another lead to their pages.
        frame: what the pages of the site share.

    Raises:
        UsageError: its file cannot be read.
    """
    tokens = _markdown().parse(read_utf8(prose.file))
    description = _first_words(tokens)
    parts = _parts(tokens, prose, pages, ".html")
    return page(frame, f"{prose.name}.html", prose.title, parts, description=description)


def prose_parts(prose: Prose, pages: Sequence[Prose], suffix: str = ".html") -> list[Html]:
    """What stands on a page of the project's own: its title, unless the text has one, and the text, as XHTML.

    Args:
        prose: the page.
        pages: all of them.
        suffix: of the addresses of the pages.

    Raises:
        UsageError: its file cannot be read.
    """
    return _parts(_markdown().parse(read_utf8(prose.file)), prose, pages, suffix)


def _parts(tokens: Sequence[Token], prose: Prose, pages: Sequence[Prose], suffix: str) -> list[Html]:
    _resolve(tokens, _addresses(prose, pages, suffix), frozenset(pictures_of(prose)))
    body = Html(_markdown().renderer.render(tokens, _markdown().options, {}))
    headed = any(token.type == "heading_open" and token.tag == "h1" for token in tokens)
    head = None if headed else tag("header", tag("h1", prose.title), class_="masthead")
    return [part for part in (head, tag("div", body, class_="prose")) if part]


def _first_words(tokens: Sequence[Token]) -> str | None:
    """The words of the first paragraph, as far as a list of results shows them."""
    inline = (after for before, after in pairwise(tokens) if before.type == "paragraph_open")
    words = next(("".join(_words(child) for child in one.children or ()) for one in inline), "")
    return shorten(words, 200, placeholder=" …") or None


def _words(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def pictures_of(prose: Prose) -> dict[str, Path]:
    """The pictures beside a page's file that it shows: their addresses as written, and where they lie."""
    named = _named_pictures(read_utf8(prose.file))
    return {name: prose.file.parent / name for name in pictures_beside(prose.file, named)}


@lru_cache(maxsize=128)
def _named_pictures(markdown: str) -> tuple[str, ...]:
    """The addresses of the pictures of a page, as written; a build asks for them again and again."""
    return tuple(
        unquote(str(child.attrs.get("src", "")))
        for token in _markdown().parse(markdown)
        for child in token.children or ()
        if child.type == "image"
    )


def _addresses(prose: Prose, pages: Sequence[Prose], suffix: str) -> dict[str, str]:
    """The addresses of the project's pages by the paths that a file may link them with."""
    folder = prose.file.parent
    return {
        other.file.relative_to(folder).as_posix(): f"{other.name}{suffix}"
        for other in pages
        if other.file.is_relative_to(folder)
    }


def _resolve(tokens: Sequence[Token], addresses: Mapping[str, str], pictures: frozenset[str]) -> None:
    """Lead links to pages, and pictures to their copies; a picture that is not there is its words."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open":
                target, mark, part = str(child.attrs.get("href", "")).partition("#")
                child.attrs["href"] = addresses.get(unquote(target), target) + mark + part
            elif child.type == "image":
                _show(child, pictures)


def _show(image: Token, pictures: frozenset[str]) -> None:
    source = unquote(str(image.attrs.get("src", "")))
    if source in pictures:
        image.attrs["src"] = f"{PICTURES}/{quote(source)}"
        return
    image.type, image.tag, image.children = "text", "", None
    is_far = _ELSEWHERE.match(source)
    image.content = f"{image.content} ({source})" if is_far else image.content
