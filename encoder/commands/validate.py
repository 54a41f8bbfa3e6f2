"""`engross validate`: is this TEI, and is it ours?"""

from pathlib import Path

import click

from encoder.budget import Budget
from encoder.checks.roots import is_catalog, may_be_tei
from encoder.checks.validate import Schemas
from encoder.commands.options import (
    FILE,
    WORDS,
    budget_options,
    format_option,
    jobs_option,
    paths_argument,
    quiet_option,
)
from encoder.corpus.collect import TEI_FILES, collect
from encoder.corpus.validating import tell, validate_all

_EPILOG = """\b
Examples:
  engross validate tei/
  engross validate letter.xml --schema tei_all.rng --schematron house.sch --phase proof
  engross validate tei/ --format sarif > engross.sarif

\b
Exit codes:
  0  every document is valid (there may be warnings)
  1  some are not, or could not be checked by a schema
  2  wrong use, or nothing to check
"""


@click.command(epilog=_EPILOG)
@paths_argument
@click.option(
    "--schema",
    "grammars",
    type=FILE,
    multiple=True,
    help="RELAX NG to hold all documents to; repeats.",
)
@click.option(
    "--schematron", "schematrons", type=FILE, multiple=True, help="ISO Schematron, the same; repeats."
)
@click.option("--engross", is_flag=True, help="Hold all documents to Engross's own schemas.")
@click.option("--phase", type=WORDS, help="Phase of the Schematron to run.  [default: its own]")
@click.option("--no-schematron", is_flag=True, help="Run no Schematron at all.")
@click.option("--well-formed", is_flag=True, help="Only ask whether the documents are well-formed XML.")
@click.option("--tei-only", is_flag=True, help="Pass over XML whose root element is not TEI's.")
@click.option("--allow-unchecked", is_flag=True, help="A schema that cannot be used is a warning only.")
@click.option("--fix", "mend", is_flag=True, help="First mend in place what is safe, and say what was done.")
@format_option
@jobs_option
@budget_options
@quiet_option
def command(
    paths: tuple[str, ...],
    grammars: tuple[Path, ...],
    schematrons: tuple[Path, ...],
    engross: bool,
    phase: str | None,
    no_schematron: bool,
    well_formed: bool,
    tei_only: bool,
    allow_unchecked: bool,
    mend: bool,
    form: str,
    jobs: int | None,
    budget: Budget,
    quiet: bool,
) -> int:
    """Check each PATH, files and folders (with all the .xml files they hold).

    Every problem is told with its place, what would be right, and the id of its rule. The schemas are those
    given here, else all that a document names in <?xml-model?>. A schema that cannot be used, and a document
    without one, are errors. Nothing is ever fetched, no entity expanded. A schema that only a document names
    may compute, and read what lies in its folder; where it would do more it is refused.

    --fix gives page breaks that share an xml:id ids of their own, puts white space and attributes in order,
    and adds @when to dates that can be read in one way only.
    """
    files = tuple(file for file in collect(paths, TEI_FILES) if not is_catalog(file))
    if tei_only:
        files = tuple(file for file in files if may_be_tei(file))
    if mend:
        _mend(files, budget)
    schemas = Schemas(grammars, schematrons, phase, engross, not no_schematron, well_formed, allow_unchecked)
    return tell(validate_all(files, schemas, jobs, budget), form, quiet=quiet)


def _mend(files: tuple[Path, ...], budget: Budget) -> None:
    from encoder.corpus.fixing import fix_all

    for remarks in fix_all(files, budget):
        for remark in remarks:
            click.echo(str(remark), err=True)
