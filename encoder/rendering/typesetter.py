"""Typst, the typesetter: one compiler per thread, no fonts of the system, no network, no clock.

PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) are claimed together; Typst refuses what would break them.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from encoder.errors import NotRendered
from encoder.resources import resource

if TYPE_CHECKING:
    from typst import Compiler, Fonts

FontFolders = tuple[Path, ...]

_STANDARDS = ["a-2a", "ua-1"]
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
_OURS = frozenset({"Libertinus Serif", "New Computer Modern", "New Computer Modern Math", "DejaVu Sans Mono"})
_local = threading.local()


@cache
def _fonts(folders: FontFolders) -> Fonts:
    from typst import Fonts

    return Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in folders])


def families(folders: FontFolders) -> tuple[str, ...]:
    """The families that the folders add to those inside Typst: faces with serifs first, then by name."""
    return tuple(
        sorted(set(_fonts(folders).families()) - _OURS, key=lambda family: ("Sans" in family, family))
    )


def _compiler(folders: FontFolders) -> Compiler:
    """The thread's own compiler: making one scans fonts, and one compiler serves one thread at a time."""
    from typst import Compiler

    compilers: dict[FontFolders, Compiler] = _local.__dict__.setdefault("compilers", {})
    if folders not in compilers:
        compilers[folders] = Compiler(root=str(resource("xslt", "pdf")), font_paths=_fonts(folders))
    return compilers[folders]


def typeset(template: Path | bytes, inputs: Mapping[str, str], folders: FontFolders = ()) -> bytes:
    """The PDF that a Typst template makes.

    Args:
        template: a file below `xslt/pdf`, or Typst source.
        inputs: what the template finds in `sys.inputs`, beside the names of added fonts.
        folders: of fonts beside those inside Typst.

    Raises:
        NotRendered: Typst refused.
    """
    from typst import TypstError

    given = {"fonts": json.dumps(families(folders)), **inputs}
    options: dict[str, Any] = {"format": "pdf", "pdf_standards": _STANDARDS, "timestamp": _UNDATED}
    try:
        made = _compiler(folders).compile(input=template, sys_inputs=given, **options)
    except TypstError as error:
        raise NotRendered(
            f"the typesetter refused: {error.message}", hint="; ".join(error.hints) or None
        ) from error
    assert isinstance(made, bytes)  # noqa: S101 - one PDF was asked for
    return made
