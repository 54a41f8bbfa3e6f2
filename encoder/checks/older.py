"""Documents of the guidelines before P5: one message, where a schema of P5 would find all of it wrong.

TEI P4: no namespace, and the root element `TEI.2` or `teiCorpus.2`. A grammar of P4 has these elements.
"""

from typing import TYPE_CHECKING

from lxml import etree

from encoder.findings import Finding, Severity

if TYPE_CHECKING:
    from encoder.checks.places import Places

_ROOTS = frozenset({"TEI.2", "teiCorpus.2"})
_AT_ROOT = frozenset({"relaxng/element-unknown", "relaxng/wrong-namespace", "relaxng/element-not-allowed"})


def is_p4(tree: etree._ElementTree) -> bool:
    """Whether a document is TEI P4."""
    return tree.getroot().tag in _ROOTS


def said_once(
    findings: tuple[Finding, ...], tree: etree._ElementTree, places: "Places"
) -> tuple[Finding, ...]:
    """What a grammar finds; of a document of P4 only that it is one, where its root is not known."""
    if not is_p4(tree) or not findings:
        return findings
    at = places.of(tree.getroot())
    at_root = {one.rule for one in findings if one.place.xpath == at.xpath}
    return (p4(tree, places),) if at_root & _AT_ROOT else findings


def p4(tree: etree._ElementTree, places: "Places") -> Finding:
    """That a document is TEI P4, which no schema of P5 describes."""
    root = f"`<{tree.getroot().tag}>`, in no namespace"
    message = f"not checked: this is TEI P4 ({root}), and no schema of P4 is known"
    hint = "convert it to P5, with the TEI's p4top5.xsl; or name a grammar of P4 with --schema"
    return Finding("model/older", Severity.ERROR, message, places.of(tree.getroot()), hint)
