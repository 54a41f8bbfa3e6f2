"""A project's own look: the folder `theme` beside `edition.toml`, read and held to what a theme may do.

Its style sheets and parts of pages are taken as they are. Its templates may come from a stranger's
repository: they are screened here for all that acts while a stylesheet is compiled, and run by a processor
that can open nothing (`encoder/saxon.py`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree

from encoder.budget import read_file
from encoder.errors import UsageError

NAME: Final = "theme"
PARTS: Final = ("head", "banner", "top", "bottom", "foot")
"""The parts of every page that a theme may give: `parts/NAME.html`."""

_SHOWN: Final = frozenset(
    {*(".woff2", ".woff", ".ttf", ".otf"), *(".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")}
)
_XSLT: Final = "{http://www.w3.org/1999/XSL/Transform}"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
_LOADING: Final = frozenset({"import", "include", "use-package", "import-schema", "result-document"})
_WHILE_COMPILING: Final = frozenset({"static", "use-when"})
MOST: Final = 1_000
"""Files of a theme."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that was read.

    Attributes:
        styles: style sheets, in the order of their names.
        templates: stylesheets of XSLT, in the order of their names.
        parts: well-formed XHTML by the names of `PARTS`.
        files: fonts, pictures and the style sheets, by their paths seen from the folder.
        digest: of everything.
    """

    styles: tuple[str, ...] = ()
    templates: tuple[Path, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)
    digest: str = ""


def read_theme(folder: Path) -> Theme:
    """The theme in a folder; files of kinds that no theme has are passed over.

    Raises:
        UsageError: a file cannot be read, is not well-formed, or does what no theme may.
    """
    styles: list[str] = []
    templates: list[Path] = []
    parts: dict[str, str] = {}
    files: dict[str, Path] = {}
    import hashlib  # OpenSSL takes time to load, and most commands read no theme

    digest = hashlib.sha256()
    for name, path in _files(folder):
        suffix = path.suffix.lower()
        data = read_file(path.absolute())
        if suffix == ".css":
            files[name] = path
            styles += [name] if "/" not in name else []
        elif suffix in _SHOWN:
            files[name] = path
        elif suffix == ".xsl":
            screen(data, path)
            templates.append(path.absolute())
        elif name.startswith("parts/") and suffix == ".html":
            parts[path.stem] = _part(data, path)
        else:
            continue
        digest.update(repr((name, hashlib.sha256(data).hexdigest())).encode())
    return Theme(tuple(styles), tuple(templates), parts, files, digest.hexdigest())


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files in and below a folder, without those to which a link leads out of it."""
    root = folder.resolve()
    for number, path in enumerate(sorted(folder.rglob("*"))):
        if number > MOST:
            raise UsageError(f"has more than {MOST} files", file=folder)
        if path.is_file() and path.resolve().is_relative_to(root):
            yield path.relative_to(folder).as_posix(), path


def _part(data: bytes, path: Path) -> str:
    if path.stem not in PARTS:
        raise UsageError("is no part of a page", hint=f"the parts are {', '.join(PARTS)}", file=path)
    root = _parsed(b"<part>" + data + b"</part>", path)
    return "".join((root.text or "", *(etree.tostring(child, encoding="unicode") for child in root)))


def _parsed(data: bytes, path: Path) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UsageError(f"is not well-formed: {error.msg}", file=path, line=error.lineno) from error
    if b"<!DOCTYPE" in data.replace(b"\0", b"") or any(
        isinstance(node, etree._Entity) for node in root.iter()
    ):
        raise UsageError("has a DOCTYPE or an entity", hint="write the characters themselves", file=path)
    return root


def screen(data: bytes, path: Path) -> None:
    """Refuse a stylesheet that loads or writes something, or computes while it is compiled.

    Raises:
        UsageError: it does, or is no stylesheet.
    """
    root = _parsed(data, path)
    if root.tag not in (f"{_XSLT}stylesheet", f"{_XSLT}transform"):
        raise UsageError("is no stylesheet of XSLT", file=path)
    for element in root.iter(etree.Element):
        line = int(str(element.sourceline))
        own = str(element.tag)
        name = own.removeprefix(_XSLT)
        if own.startswith(_XSLT) and name in _LOADING:
            hint = "ours is imported already; each .xsl file of the theme is one of its own"
            raise UsageError(f"has xsl:{name}", hint=hint, file=path, line=line)
        for attribute in map(str, element.attrib):
            plain = attribute.removeprefix(_XSLT)
            compiles = own.startswith(_XSLT) and (plain in _WHILE_COMPILING or plain.startswith("_"))
            if compiles or attribute == f"{_XSLT}use-when":
                raise UsageError(f"has the attribute {plain}", file=path, line=line)
