"""`engross validate`: is this TEI, and is it ours?"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from encoder.budget import Budget
from encoder.checks.project.settings import Settings, find_settings
from encoder.checks.roots import is_catalog, may_be_tei
from encoder.checks.validate import Schemas
from encoder.commands.options import (
    FILE,
    WORDS,
    budget_options,
    format_option,
    jobs_option,
    quiet_option,
    remarks_option,
)
from encoder.commands.repairs import mend, show_differences
from encoder.commands.wanted_files import ANY, files_of, named_values
from encoder.corpus.in_project import Wanted, check_project, without_known, write_baseline
from encoder.corpus.validating import tell
from encoder.errors import ExitCode, UsageError

_EPILOG = """\b
Examples:
  engross validate tei/
  engross validate letter.xml --schema tei_all.rng --schematron house.sch --phase proof
  engross validate tei/ --format sarif > engross.sarif
  engross validate --changed origin/main
  engross validate --fix --diff tei/
  engross validate --explain relaxng/element-not-allowed

\b
Exit codes:
  0  every document is valid (there may be warnings)
  1  some are not, or could not be checked by a schema
  2  wrong use, or nothing to check
"""

_SCHEMAS = (
    click.option(
        "--schema",
        "grammars",
        type=FILE,
        multiple=True,
        help="RELAX NG (XML or compact syntax) to hold all documents to; repeats.",
    ),
    click.option(
        "--schematron", "schematrons", type=FILE, multiple=True, help="ISO Schematron, the same; repeats."
    ),
    click.option("--engross", is_flag=True, help="Hold all documents to Engross's own schemas."),
    click.option("--phase", type=WORDS, help="Phase of the Schematron to run.  [default: its own]"),
    click.option("--no-schematron", is_flag=True, help="Run no Schematron at all."),
    click.option("--well-formed", is_flag=True, help="Only ask whether the documents are well-formed XML."),
    click.option("--allow-unchecked", is_flag=True, help="A schema that cannot be used is a warning only."),
    click.option("--trust", is_flag=True, help="Trust the schemas that engross.toml names."),
    click.option("--all-names", is_flag=True, help="List every name that is allowed, not the first twelve."),
)
_PROJECT = (
    click.option("--tei-only", is_flag=True, help="Pass over XML whose root element is not TEI's."),
    click.option(
        "--changed",
        is_flag=False,
        flag_value=ANY,
        metavar="[REF]",
        help="Only what has changed since a commit or branch, by git.  [REF: HEAD]",
    ),
    click.option(
        "--baseline",
        type=click.Choice(("use", "write", "ignore")),
        default="use",
        show_default=True,
        help="write: note all problems in the project's baseline, so that only new ones are told.",
    ),
    click.option("--pointers", is_flag=True, help="Follow pointers, also into other files."),
    click.option(
        "--cache/--no-cache",
        default=None,
        help="Take again what was found in documents that have not changed.  [default: in a project]",
    ),
    remarks_option,
    click.option("--watch", is_flag=True, help="Check again whatever changes, until interrupted."),
)
_OTHERS = (
    click.option(
        "--fix",
        "fixes",
        is_flag=False,
        flag_value=ANY,
        multiple=True,
        metavar="[RULE]",
        help="First mend in place what is safe, or what breaks this rule, and say what was done; repeats.",
    ),
    click.option("--diff", is_flag=True, help="With --fix: only show what would be changed."),
    click.option("--explain", type=WORDS, metavar="RULE", help="Say what a rule asks for, and what to do."),
)


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed((*_SCHEMAS, *_PROJECT, *_OTHERS)):
        command = option(command)
    return command


@click.command(epilog=_EPILOG)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@_options
@format_option
@jobs_option
@budget_options
@quiet_option
def command(
    paths: tuple[str, ...],
    form: str,
    jobs: int | None,
    budget: Budget,
    quiet: bool,
    fixes: tuple[str, ...],
    diff: bool,
    explain: str | None,
    changed: str | None,
    watch: bool,
    tei_only: bool,
    baseline: str,
    **others: Any,
) -> int:
    """Check each PATH: files, folders (with all the .xml files they hold), patterns.

    Every problem is told with its place, what would be right, and the id of its rule. The schemas are those
    given here, else those of the project's engross.toml, else all that a document names in <?xml-model?>. A
    schema that cannot be used, and a document without one, are errors. Nothing is ever fetched, no entity
    expanded. A schema that only a document or engross.toml names may compute, and read what lies in its
    folder; where it would do more it is refused.

    --fix gives page breaks that share an xml:id ids of their own, puts white space in order, and adds @when
    to dates that can be read in one way only.
    """
    if explain is not None:
        from encoder.commands.explaining import explained

        click.echo(explained(explain, others["schematrons"]), nl=False)
        return ExitCode.OK
    settings = find_settings(Path())
    paths, rules, since = named_values(paths, fixes, changed)
    if diff and rules is None:
        raise UsageError("--diff shows what --fix would change", hint="engross validate --fix --diff PATH")
    wanted = _wanted(settings, others, baseline == "use", jobs, budget)

    def chosen() -> tuple[Path, ...]:
        found = files_of(paths, settings, since)
        kept = (file for file in found if not is_catalog(file))
        return tuple(file for file in kept if not tei_only or may_be_tei(file))

    if watch:
        from encoder.commands.watching import watch_project

        return watch_project(chosen, settings, wanted, form, quiet=quiet)
    files = chosen()
    if rules is not None:
        if diff:
            return show_differences(files, budget, rules)
        mend(files, budget, rules)
    found = tuple(check_project(files, settings, wanted))
    if baseline == "write":
        number = write_baseline(found, settings)
        click.echo(f"{settings.baseline}: {number:,} known problems", err=True)
    note = ""
    if baseline != "ignore":
        found, held = without_known(found, settings)
        note = held.in_words()
    return tell(found, form, quiet=quiet, fails=settings.fails, note=note)


def _wanted(
    settings: Settings, others: dict[str, Any], baseline: bool, jobs: int | None, budget: Budget
) -> Wanted:
    asked = Schemas(
        grammars=others["grammars"],
        schematrons=others["schematrons"],
        phase=others["phase"],
        engross=others["engross"],
        use_schematron=not others["no_schematron"],
        only_well_formed=others["well_formed"],
        allow_unchecked=others["allow_unchecked"],
        catalogs=settings.catalogs,
        all_names=others["all_names"],
    )
    cache = others["cache"]
    return Wanted(
        asked=asked,
        trusts=others["trust"],
        pointers=(others["pointers"] or settings.pointers) and not others["well_formed"],
        remembers=settings.is_told if cache is None else cache,
        baseline=baseline,
        remarks=others["remarks"],
        jobs=jobs,
        budget=budget,
    )
