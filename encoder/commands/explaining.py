"""What `engross validate --explain RULE` says."""

from pathlib import Path

from lxml import etree

from encoder.checks.catalogue import RULES
from encoder.checks.remedies import REMEDIES
from encoder.errors import UsageError
from encoder.resources import resource
from encoder.schemas import OURS, SCHEMATRON
from encoder.user_files import meant

_ASSERTIONS = (f"{{{SCHEMATRON}}}assert", f"{{{SCHEMATRON}}}report")


def explained(rule: str, schematrons: tuple[Path, ...] = ()) -> str:
    """What a rule asks for, and what to do about it.

    Args:
        rule: its id; `relaxng/` and the like may be left out where no other rule has the name.
        schematrons: besides ours, schemas whose assertions may be meant.

    Raises:
        UsageError: no rule has this id.
    """
    full = [one for one in RULES if rule in (one, one.partition("/")[2])]
    if len(full) == 1:
        return f"{full[0]}: {RULES[full[0]]}\n{REMEDIES[full[0]]}\n"
    known = list(RULES)
    for path in (resource("schema", OURS[SCHEMATRON]), *schematrons):
        found = _assertions(path)
        if rule in found:
            return f"{rule}: {found[rule]}\n(a Schematron rule of {path.name})\n"
        known += found
    hint = meant(rule, known) or "a report names the rule of each problem in brackets"
    raise UsageError(f"no rule has the id {rule}", hint=hint)


def _assertions(path: Path) -> dict[str, str]:
    from encoder.checks.schematron.expand import read_schema

    return {
        str(one.get("id")): _words(one)
        for one in read_schema(path).iter(*_ASSERTIONS)
        if one.get("id") is not None
    }


def _words(assertion: etree._Element) -> str:
    """The text of an assertion, with `…` for what it puts in from the document."""
    parts = [assertion.text or ""]
    for child in assertion:
        parts += [
            "…" if len(child) == 0 and not child.text else "".join(map(str, child.itertext())),
            child.tail or "",
        ]
    return " ".join("".join(parts).split())
