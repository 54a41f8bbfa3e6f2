"""Whether Engross and node-schematron find the same by drawn Schematron rules: messages on broken documents.

usage: python -m benchmarks.agreement_rules FOLDER [--schemas N] [--mutants N] [--seed N] [--shown N]

FOLDER is one in which `npm install node-schematron` was run. Each schema is drawn: patterns and rules with
variables, contexts of every form, asserts and reports, values and names in messages; it judges mutants
(`agreement.py`) of documents of a drawn grammar. Abstract rules, and attributes as contexts, the other does
not know. Printed are documents, messages, and documents of which the messages differ. Exit code 1 where there
is any.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from lxml import etree

from benchmarks.agreement import mutant, names_in
from benchmarks.drawn_grammars import draw_grammar
from encoder.checks.validate import Schemas, check_data
from encoder.schemas import SCHEMATRON

_OTHER = """
const { Schema } = require('node-schematron'), fs = require('fs');
const [schema, ...files] = process.argv.slice(1);
const rules = Schema.fromString(fs.readFileSync(schema, 'utf8'));
for (const file of files) {
  const said = rules.validateString(fs.readFileSync(file, 'utf8')).map(one => one.message || '');
  console.log(JSON.stringify([file, said]));
}
"""
_CONTEXTS = (
    *("{a}", "{a} | {b}", "{a}[@n]", "{a}/{b}", "{a}//{b}", "*[@type]", "{a}[not({b})]"),
    *("/*", "{a}[{b}]", "{a}[position() = 1]", "{a}[.//{b}]", "*[count(*) > 2]"),
)
_TESTS = (
    *("@n", "not({b})", "count({b}) > 1", "preceding-sibling::{b}", "string-length(.) > 2", "{b} or {a}"),
    *("every $one in {b} satisfies $one/@n", "some $one in .//* satisfies $one/@type", "parent::*/@n = @n"),
    *("matches(., '[0-9]')", "count(//{a}) = count(//{b})", "following::{a}", "$all > 3", "$here > 1"),
    *("normalize-space(.) != ''", "if ({b}) then @n else true()", "exists(ancestor::{a})", "not(self::{b})"),
    *("tokenize(., ' ')[2]", "count(distinct-values(//@n)) = count(//@n)", "@n castable as xs:integer"),
)


def draw_schema(names: Sequence[str], namespace: str | None, dice: Random) -> str:
    """A schema for elements of these names."""
    prefix = "x:" if namespace else ""
    declared = f'<ns prefix="x" uri="{namespace}"/>' if namespace else ""

    def filled(form: str) -> str:
        known = {letter: f"{prefix}{dice.choice(names)}" for letter in "ab"}
        return escape(form.format(**known), {'"': "&quot;"})

    patterns = "".join(_pattern(filled, at, dice) for at in range(dice.randint(1, 3)))
    return (
        f'<schema xmlns="{SCHEMATRON}" queryBinding="xslt2">{declared}'
        f'<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>'
        f'<let name="all" value="count(//*)"/>{patterns}</schema>'
    )


def _pattern(filled: Callable[[str], str], at: int, dice: Random) -> str:
    rules = []
    for number in range(dice.randint(1, 4)):
        kind = dice.choice(("assert", "assert", "report"))
        checks = "".join(
            f'<{kind} test="{filled(dice.choice(_TESTS))}">{at}.{number}.{check} <name/> of '
            f'<value-of select="$all"/>: <value-of select="count(ancestor::*)"/></{kind}>'
            for check in range(dice.randint(1, 3))
        )
        context = filled(dice.choice(_CONTEXTS))
        rules.append(f'<rule context="{context}"><let name="here" value="count(../*)"/>{checks}</rule>')
    return f"<pattern>{''.join(rules)}</pattern>"


def by_engross(schema: Path, files: Sequence[Path]) -> dict[str, list[str]]:
    """Our messages, in their order by words."""
    held = Schemas(schematrons=(schema,))
    return {
        str(file): sorted(
            " ".join(finding.message.split()) for finding in check_data(file.read_bytes(), file, held)
        )
        for file in files
    }


def by_other(schema: Path, files: Sequence[Path], folder: Path) -> dict[str, list[str]]:
    """Those of node-schematron."""
    command = ["node", "-e", _OTHER, "--", str(schema), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    if done.returncode:
        print(done.stderr[-600:], file=sys.stderr)
    rows = (json.loads(line) for line in done.stdout.splitlines())
    return {file: sorted(" ".join(one.split()) for one in said) for file, said in rows}


def main(argv: list[str]) -> int:
    """Draw, ask both, and print where they differ."""
    parser = argparse.ArgumentParser(prog="benchmarks.agreement_rules", description="Engross and another.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--schemas", type=int, default=40)
    parser.add_argument("--mutants", type=int, default=25, help="of each schema")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shown", type=int, default=1)
    options = parser.parse_args(argv[1:])
    dice = Random(options.seed)  # noqa: S311 - dice, not a secret
    documents = messages = differing = 0
    with tempfile.TemporaryDirectory() as folder:
        for at in range(options.schemas):
            texts = draw_grammar(dice)[1]
            root = etree.QName(etree.fromstring(texts[0]))
            names = [etree.QName(name).localname for name in names_in(texts)[:-1]]
            schema = Path(folder, f"{at}.sch")
            schema.write_text(draw_schema(names, root.namespace, dice), "utf-8")
            files = [Path(folder, f"{at}-{number}.xml") for number in range(options.mutants)]
            for file in files:
                file.write_bytes(mutant(dice.choice(texts), names_in(texts), dice))
            ours, theirs = by_engross(schema, files), by_other(schema, files, options.folder)
            documents, messages = documents + len(files), messages + sum(map(len, ours.values()))
            differ = [file for file in files if ours[str(file)] != theirs.get(str(file))]
            differing += len(differ)
            for file in differ[: options.shown]:
                left, right = ours[str(file)], theirs.get(str(file), ["none: it broke off"])
                print(f"{schema.read_text('utf-8')}\n{file.read_text('utf-8')[:600]}")
                print(f"ours only: {[one for one in left if one not in right][:4]}")
                print(f"theirs only: {[one for one in right if one not in left][:4]}", flush=True)
    print(
        f"{options.schemas} schemas, {documents} documents, {messages} messages; {differing} documents differ"
    )
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
