"""Why a document is not valid: an explainer over the RELAX NG grammar itself."""

from pathlib import Path

from lxml import etree

from encoder.checks.explain.grammar import Grammar
from encoder.checks.explain.match import Matcher
from encoder.checks.explain.messages import Writer
from encoder.checks.places import Places
from encoder.checks.remembered import remembered
from encoder.checks.trust import Schema
from encoder.findings import Finding

__all__ = ["explain"]

_MOST_REMEMBERED = 500_000


def explain(
    tree: etree._ElementTree, schema: Path | Schema, places: Places, *, all_names: bool = False
) -> tuple[Finding, ...]:
    """What a grammar has against a document, each independent problem once; nothing if it is valid.

    Args:
        tree: of the document.
        schema: RELAX NG in XML syntax; a path is trusted.
        places: where the document's nodes stand.
        all_names: whether to list every name that is allowed.

    Raises:
        UsageError: the schema cannot be read.
        NotTrusted: it is not trusted and loads what lies outside its folder.
    """
    matcher = _matcher(Schema.of(schema))
    writer = Writer(matcher, tree, places, all_names=all_names)
    findings = tuple(writer.finding(problem) for problem in matcher.problems(tree))
    if len(matcher.derivatives) > _MOST_REMEMBERED:
        _matcher.cache_clear()
    return findings


@remembered
def _matcher(schema: Schema) -> Matcher:
    return Matcher(Grammar(schema))
