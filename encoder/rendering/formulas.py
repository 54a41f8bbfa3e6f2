"""Formulas in TeX as MathML, where `engross[tex]` is installed; else they stay as they are written."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

from lxml import etree

from encoder.namespaces import tei

_MATHML: Final = "http://www.w3.org/1998/Math/MathML"
_NAMESPACE: Final[Any] = {None: _MATHML}
_TEX = re.compile(r"tex", re.IGNORECASE)
_DOLLARS = re.compile(r"\s*(?:\$\$(.+)\$\$|\$(.+)\$|\\\((.+)\\\)|\\\[(.+)\\\])\s*", re.DOTALL)
_LONGEST = 2000


def with_formulas_set(root: etree._Element) -> etree._Element:
    """A document with the MathML of each formula in TeX, and what was written as its annotation.

    What the converter does not know whole stays as it is. Without such formulas it is the document itself.
    """
    if not _is_installed() or not any(_is_tex(formula) for formula in root.iter(tei("formula"))):
        return root
    document = deepcopy(root)
    for formula in document.iter(tei("formula")):
        mathematics = _converted(formula.text or "") if _is_tex(formula) else None
        if mathematics is not None:
            formula.text = None
            formula.append(etree.fromstring(mathematics))
    return document


def _is_tex(formula: etree._Element) -> bool:
    return bool(
        _TEX.search(formula.get("notation", "")) and not len(formula) and (formula.text or "").strip()
    )


@cache
def _is_installed() -> bool:
    return find_spec("latex2mathml") is not None


@cache
def _converted(source: str) -> bytes | None:
    """The MathML of a formula: its presentation, and what was written."""
    import latex2mathml.converter as converter

    found = _DOLLARS.fullmatch(source)
    written = next(filter(None, found.groups())) if found else source
    if len(written) > _LONGEST:
        return None
    display = "block" if found and (found[1] or found[4]) else "inline"
    try:
        made: Any = etree.fromstring(converter.convert(written, display=display))
    except Exception:  # whatever the converter stumbles over is shown as it is written
        return None
    if any("\\" in text for text in made.itertext()):
        return None
    semantics = etree.SubElement(
        etree.Element(f"{{{_MATHML}}}math", nsmap=_NAMESPACE), f"{{{_MATHML}}}semantics"
    )
    row = semantics if len(made) == 1 else etree.SubElement(semantics, f"{{{_MATHML}}}mrow")
    row.extend(list(made))
    annotation = etree.SubElement(semantics, f"{{{_MATHML}}}annotation", encoding="application/x-tex")
    annotation.text = source
    mathematics = semantics.getparent()
    assert mathematics is not None  # noqa: S101 - made above
    mathematics.set("display", display)
    return etree.tostring(mathematics)
