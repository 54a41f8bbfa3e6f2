"""`edition.toml`: read, held to what may be said, and refused in one line that names the key."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from encoder.edition.contrast import ENOUGH, contrast
from encoder.edition.edition import (
    GROUPS,
    ORDERS,
    RESERVED,
    Colours,
    Edition,
    Editor,
    Facsimile,
    Licence,
    Prose,
    Public,
    languages,
)
from encoder.edition.theme import NAME as THEME
from encoder.edition.theme import Theme, read_theme
from encoder.errors import UsageError
from encoder.metadata.edtf import date_attributes
from encoder.strings import in_one_line, is_web_address, shown, unfit
from encoder.user_files import leads_out, meant, read_toml, refuse_unknown

NAME: Final = "edition.toml"
LONGEST: Final = 2_000
"""Characters of a text."""

MOST: Final = 100
"""Entries of a list."""

PAPER: Final = ("#fdfcf8", "#181a1c")
"""The colours of the pages, light and dark, on which the project's have to be read."""

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)(?:-([A-Z]{2,3}))?")
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_ORCID = re.compile(r"(?:https?://orcid\.org/)?((?:\d{4}-){3}\d{3}[\dX])")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_REGISTERS = frozenset({".xml", ".tei", ".csv"})
_PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"})


def read_edition(path: Path) -> Edition:
    """The edition that a file describes, with the theme beside it.

    Raises:
        UsageError: it cannot be read, is not well-formed, or says what there is not; the message names the
            key and what is allowed.
    """
    theme = path.parent / THEME
    read = read_theme(theme) if theme.is_dir() and not leads_out(theme, path.parent) else Theme()
    return replace(edition_of(read_toml(path), path), theme=read, file=path)


def edition_of(table: Mapping[str, Any], file: Path = Path(NAME)) -> Edition:
    """The edition that a table describes; files that it names lie beside `file`.

    Raises:
        UsageError: a key is not known, or its value is not allowed.
    """
    edition = Edition()
    for key, value in table.items():
        refuse_unknown(key, _KEYS, file)
        read, allowed = _KEYS[key]
        try:
            edition = read(edition, value, file.parent)
        except ValueError as error:
            raise UsageError(f"{key} {in_one_line(str(error))}", hint=allowed, file=file) from error
    return edition


def _text(value: Any) -> str:
    """A text of one line."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("is not a text" if not isinstance(value, str) else "is empty")
    if len(value) > LONGEST or unfit(value):
        raise ValueError(f"is no text of one line, of at most {LONGEST} characters")
    return " ".join(value.split())


def _texts(value: Any) -> tuple[str, ...]:
    """A text, or a list of texts."""
    return tuple(map(_text, _entries([value] if isinstance(value, str) else value)))


def _entries(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("is not a list")
    if len(value) > MOST:
        raise ValueError(f"has more than {MOST} entries")
    return value


def _table(value: Any, known: Sequence[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("is not a table")
    for key in value:
        if key not in known:
            hint = meant(key, known)
            raise ValueError(f"has the key `{shown(key)}`" + (f"; {hint}" if hint else ""))
    return value


def _imprint(name: str, read: Callable[[Any], Any]) -> "_Reader":
    """Reads a member of the imprint."""

    def into(edition: Edition, value: Any, folder: Path) -> Edition:
        return replace(edition, imprint=replace(edition.imprint, **{name: read(value)}))

    return into


def _member(name: str, read: Callable[[Any, Path], Any]) -> "_Reader":
    """Reads a member of the edition."""

    def into(edition: Edition, value: Any, folder: Path) -> Edition:
        return replace(edition, **{name: read(value, folder)})

    return into


def _editors(value: Any) -> tuple[Editor, ...]:
    entries = value if isinstance(value, list) else [value]
    return tuple(map(_editor, _entries(entries)))


def _editor(value: Any) -> Editor:
    if isinstance(value, str):
        return Editor(_text(value))
    given = {key: _text(said) for key, said in _table(value, ("name", "orcid", "role")).items()}
    if "name" not in given:
        raise ValueError("has an entry without a name")
    return Editor(given["name"], _orcid(given["orcid"]) if "orcid" in given else None, given.get("role"))


def _orcid(text: str) -> str:
    """An ORCID whose check digit is right (ISO 7064, MOD 11-2)."""
    found = _ORCID.fullmatch(text)
    if not found:
        raise ValueError(f"has the ORCID “{text}”, which is none like 0000-0002-1825-0097")
    digits, total = found[1].replace("-", ""), 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if digits[-1] != ("X" if check == 10 else str(check)):
        raise ValueError(f"has the ORCID {found[1]}, whose last digit does not fit the others")
    return found[1]


def _licence(value: Any) -> Licence:
    if isinstance(value, str):
        name = _text(value)
        return Licence(name, licence_address(name))
    given = {key: _text(said) for key, said in _table(value, ("name", "url")).items()}
    if "name" not in given:
        raise ValueError("has no name")
    return Licence(given["name"], _web(given["url"]) if "url" in given else licence_address(given["name"]))


def licence_address(name: str) -> str | None:
    """Where the terms of a licence of SPDX's can be read: `CC-BY-4.0`; None for words."""
    if name == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    found = _CREATIVE_COMMONS.fullmatch(name)
    if found:
        country = f"{found[3].lower()}/" if found[3] else ""
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/{country}"
    return f"https://spdx.org/licenses/{name}.html" if _SPDX.fullmatch(name) else None


def _date(value: Any) -> str:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    text = str(value) if type(value) is int else _text(value)
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text) or date_attributes(text) is None:
        raise ValueError(f"is “{text}”")
    return text


def _web(value: Any) -> str:
    text = _text(value)
    if not is_web_address(text):
        raise ValueError(f"is “{text}”, no address like https://example.org/papers/")
    return text


def _logo(value: Any, folder: Path) -> Path:
    path = _beside(_text(value), folder)
    if path.suffix.lower() not in _PICTURES:
        raise ValueError(f"is “{path.name}”, no picture")
    return path


def _style(value: Any, folder: Path) -> Path:
    path = _beside(_text(value), folder)
    if path.suffix.lower() != ".css":
        raise ValueError(f"is “{path.name}”, no style sheet")
    return path


def _facsimile(value: Any, folder: Path) -> Facsimile:
    text = _text(value)
    if re.match(r"[\w+.-]+:", text):
        if not is_web_address(text.replace("{facs}", "1").replace("{name}", "1")):
            raise ValueError(f"is “{text}”, no address like https://example.org/iiif/")
        return Facsimile(address=text)
    return Facsimile(folder=_beside(text, folder, is_folder=True))


def _beside(name: str, folder: Path, *, is_folder: bool = False) -> Path:
    """A file or folder in or below the folder, also when links are followed."""
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        inside = inside and (path.is_dir() if is_folder else path.is_file())
    except (OSError, ValueError, RuntimeError):
        inside = False
    if not inside:
        kind = "folder" if is_folder else "file"
        raise ValueError(f"names “{name}”, and there is no such {kind} in {shown(str(folder))}")
    return path


def _colours(value: Any, folder: Path) -> Colours:
    given = _table(value, ("accent", "accent-dark"))
    checked = {
        key.replace("-", "_"): _colour(given[key], paper)
        for key, paper in zip(("accent", "accent-dark"), PAPER, strict=True)
        if key in given
    }
    return Colours(**checked)


def _colour(value: Any, paper: str) -> str:
    text = _text(value)
    if not _COLOUR.fullmatch(text):
        raise ValueError(f"has “{text}”, no colour like #1c4f7c")
    ratio = contrast(text, paper)
    if ratio < ENOUGH:
        raise ValueError(
            f"has {text}, whose contrast to the page, {paper}, is {ratio:.1f}:1; readers need {ENOUGH}:1"
        )
    return text


def _pages(value: Any, folder: Path) -> tuple[Prose, ...]:
    pages = tuple(_prose(entry, folder) for entry in _entries(value))
    names = [page.name for page in pages]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"has two pages called “{name}”")
    return pages


def _prose(value: Any, folder: Path) -> Prose:
    given = {"file": value} if isinstance(value, str) else _table(value, ("file", "title"))
    if "file" not in given:
        raise ValueError("has an entry without a file")
    path = _beside(_text(given["file"]), folder)
    name = re.sub(r"[^\w-]+", "-", path.stem).strip("-").lower()
    if name in RESERVED:
        raise ValueError(f"names “{path.name}”, and the site has a page {name}.html of its own")
    if not name:
        raise ValueError(f"names “{path.name}”, of which no address can be made")
    title = _text(given["title"]) if "title" in given else path.stem.replace("-", " ").capitalize()
    return Prose(title, name, path)


def _order(value: Any, folder: Path) -> str:
    if value not in ORDERS:
        raise ValueError(f"is “{shown(str(value))}”")
    return str(value)


def _group(value: Any, folder: Path) -> str:
    if value not in GROUPS:
        raise ValueError(f"is “{shown(str(value))}”")
    return str(value)


def _language(value: Any, folder: Path) -> str:
    if value not in languages():
        raise ValueError(f"is “{shown(str(value))}”")
    return str(value)


def _registers(value: Any, folder: Path) -> tuple[Path, ...]:
    paths = tuple(_beside(name, folder) for name in _texts(value))
    for path in paths:
        if path.suffix.lower() not in _REGISTERS:
            raise ValueError(f"names “{path.name}”, neither TEI nor a table")
    return tuple(dict.fromkeys(paths))


def _public(value: Any, folder: Path) -> Public:
    given = _table(value, ("desk", "source", "confidence"))
    for key, said in given.items():
        if not isinstance(said, bool):
            raise ValueError(f"has {key} = {shown(str(said))}")
    return Public(**given)


_Reader = Callable[[Edition, Any, Path], Edition]
_WORDS = "a text of one line"
_KEYS: dict[str, tuple[_Reader, str]] = {
    "title": (_imprint("title", _text), _WORDS),
    "subtitle": (_imprint("subtitle", _text), _WORDS),
    "editors": (
        _imprint("editors", _editors),
        'names, or tables like {name = "A. Editor", orcid = "0000-0002-1825-0097", role = "transcription"}',
    ),
    "publisher": (_imprint("publisher", _text), _WORDS),
    "place": (_imprint("place", _text), _WORDS),
    "date": (_imprint("date", _date), "a day, month or year of publication, such as 2026"),
    "licence": (
        _imprint("licence", _licence),
        'an identifier of SPDX such as CC-BY-4.0, or {name = "…", url = "https://…"}',
    ),
    "funders": (_imprint("funders", _texts), "names"),
    "base-url": (_member("base_url", lambda value, _: _web(value)), "where the site will be"),
    "logo": (_member("logo", _logo), "a picture beside edition.toml"),
    "colours": (_member("colours", _colours), 'accent = "#1c4f7c" and accent-dark = "#9cc4ea"'),
    "style": (_member("style", _style), "a .css file beside edition.toml"),
    "pages": (
        _member("pages", _pages),
        'files of Markdown, or tables like {file = "about.md", title = "About"}',
    ),
    "footer": (_member("footer", lambda value, _: _text(value)), "a paragraph of Markdown"),
    "order": (_member("order", _order), f"one of {', '.join(ORDERS)}"),
    "group": (_member("group", _group), f"one of {', '.join(GROUPS)}"),
    "facsimile": (
        _member("facsimile", _facsimile),
        "a folder beside edition.toml, or an image server such as https://example.org/iiif/",
    ),
    "language": (_member("language", _language), f"one of {', '.join(languages())}"),
    "registers": (_member("registers", _registers), 'files of TEI or CSV like "persons.xml", "places.csv"'),
    "public": (_member("public", _public), "desk, source and confidence: true or false"),
}
KEYS: Final = tuple(_KEYS)
