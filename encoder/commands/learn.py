"""`engross learn`: what the corrected documents of a house teach about the others."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from encoder.budget import Budget
from encoder.commands.options import budget_options, encoding_option, house_option, jobs_option
from encoder.commands.outcomes import write_bytes
from encoder.corpus.collect import TEXTS, collect
from encoder.corpus.surveying import files_by_house, survey_run
from encoder.errors import EngrossError, ExitCode, UsageError
from encoder.house.house_file import NAME, with_lines
from encoder.house.weights_file import NAME as WEIGHTS
from encoder.house.weights_file import weights_beside, write_weights
from encoder.strings import shown
from encoder.user_files import read_toml, read_utf8

if TYPE_CHECKING:
    from encoder.learning.corrected import Corrected
    from encoder.learning.rounds import Round

_EPILOG = f"""\b
Examples:
  engross learn letters/
  engross learn letters/ --dry-run
  engross learn letters/ --house letters/{NAME}
"""


@click.command("learn", epilog=_EPILOG)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@house_option
@click.option("--dry-run", is_flag=True, help="Say what would be learnt; write nothing.")
@click.option("--json", "as_data", is_flag=True, help="Print JSON instead of a table.")
@encoding_option
@jobs_option
@budget_options
def command(
    folder: Path,
    house: Path | None,
    dry_run: bool,
    as_data: bool,
    encoding: str | None,
    jobs: int | None,
    budget: Budget,
) -> int:
    """Learn from the corrected documents of FOLDER how the others of their house are to be read.

    A document is corrected where NAME.corrections.toml stands beside it, with all its lines as they are read
    then; or where NAME.xml does, TEI that an editor has made of it. What is learnt is written to
    house.weights beside house.toml, or into FOLDER, and is read from there by encode and build; conventions
    by which the corrected documents are read better are added to house.toml, where it says nothing of them.

    Each corrected document is read by what the others teach, and its errors are counted, by kind, before and
    after. Weights that make more errors than they mend are not written, and the exit code is 1.
    """
    _require()
    files = collect([str(folder)], TEXTS)
    known = survey_run(files, [str(folder)], house, jobs, budget, encoding)
    exit_code, reports = ExitCode.OK, list[dict[str, Any]]()
    for path, members in files_by_house(files, [str(folder)], house).items():
        documents, failed = _documents(members, known.conventions, encoding, jobs, budget)
        exit_code = max(exit_code, failed)
        if documents:
            place = weights_beside(path) if path else folder / WEIGHTS
            refused, report = _learn(documents, place, path or folder / NAME, dry_run=dry_run)
            exit_code = max(exit_code, refused)
            reports.append(report)
    if not reports:
        hint = "correct some with engross desk, or put NAME.corrections.toml or NAME.xml beside NAME.txt"
        raise UsageError(f"no document in {shown(str(folder))} is corrected", hint=hint)
    if as_data:
        data = json.dumps({"houses": reports}, ensure_ascii=False, indent=2)
        write_bytes(Path("-"), data.encode() + b"\n")
    else:
        for report in reports:
            _print(report)
    return exit_code


def _require() -> None:
    try:
        import encoder.learning.crf  # noqa: F401 - only whether what it needs is there
    except ImportError as error:
        raise UsageError("learning needs numpy and scipy", hint="pip install 'engross[learn]'") from error


def _documents(
    files: Sequence[Path], houses: Sequence[Any], encoding: str | None, jobs: int | None, budget: Budget
) -> tuple[list[Corrected], int]:
    """The corrected documents; what is wrong with others, or with corrections, is told."""
    from encoder.corpus.teaching import corrected_among

    found, exit_code = [], ExitCode.OK
    for one in corrected_among(files, houses, encoding, jobs, budget):
        if isinstance(one, EngrossError):
            click.echo(f"engross: {one}", err=True)
            exit_code = ExitCode.DOCUMENT
            continue
        for finding in one.findings:
            click.echo(f"engross: {finding}", err=True)
            exit_code = ExitCode.DOCUMENT
        found.append(one)
    return found, exit_code


def _learn(
    documents: Sequence[Corrected], place: Path, house: Path, *, dry_run: bool
) -> tuple[int, dict[str, Any]]:
    """Learn of one house, and write what was learnt; the exit code, and what is to be told."""
    from encoder.learning.errors import errors_in, total
    from encoder.learning.house import learn_house
    from encoder.pages.learnt.chains import shipped

    said = read_toml(house) if house.is_file() else {}
    before = total(errors_in(one.read(), one.truth) for one in documents)
    learnt = learn_house(documents, said)
    conventions, documents, done = learnt.conventions, learnt.documents, learnt.round
    report = _report(documents, done, before, conventions, place)
    if conventions and not dry_run:
        text = read_utf8(house) if house.is_file() else ""
        write_bytes(house, with_lines(text, conventions, f"learnt from {done.documents} documents").encode())
        click.echo(f"engross: {shown(str(house))}: {', '.join(conventions)} added", err=True)
    if not done.is_better:
        _tell_refusal(done, place)
        return (ExitCode.DOCUMENT if done.is_anything else ExitCode.OK), report
    if not dry_run:
        text = write_weights(done.changes, done.documents, shipped().sha256, done.precedents)
        write_bytes(place, text.encode())
        click.echo(f"engross: {shown(str(place))} written; encode and build read it by themselves", err=True)
        report["written"] = True
    return ExitCode.OK, report


def _tell_refusal(done: Round, place: Path) -> None:
    if not done.is_anything:
        click.echo(
            "engross: nothing was learnt that holds for other documents: no weights were written", err=True
        )
        return
    click.echo(
        f"engross: {shown(str(place))} is not written: by what the others teach, the corrected documents are"
        f" read with {done.after['']} errors, and with {done.before['']} without; correct more of them",
        err=True,
    )


def _report(
    documents: Sequence[Corrected],
    done: Round,
    before: Mapping[str, int],
    conventions: Mapping[str, Any],
    place: Path,
) -> dict[str, Any]:
    from encoder.learning.errors import KINDS
    from encoder.learning.proof import FEWEST

    kinds = {kind: {"before": before[kind], "after": done.after[kind]} for kind in KINDS}
    return {
        "weights": str(place),
        "documents": done.documents,
        "lines": sum(len(one.truth.labels) for one in documents),
        "left_out": done.documents >= FEWEST,
        "errors": {
            "before": before[""],
            "after": done.after[""],
            "kinds": {kind: one for kind, one in kinds.items() if one["before"] or one["after"]},
        },
        "conventions": dict(conventions),
        "written": False,
    }


def _print(report: Mapping[str, Any]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("errors of", "before", "after"):
        table.add_column(column, justify="left" if column == "errors of" else "right")
    errors = report["errors"]
    for kind, one in errors["kinds"].items():
        table.add_row(kind, str(one["before"]), str(one["after"]))
    table.add_section()
    table.add_row("all lines and pages", str(errors["before"]), str(errors["after"]))
    console = Console(highlight=False)
    many = "1 document" if report["documents"] == 1 else f"{report['documents']:,} documents"
    console.print(f"\n{many} corrected, {report['lines']:,} lines", markup=False)
    console.print(table)
    if not report["left_out"]:
        console.print("Of one document or two nothing is proven about others: correct three at least.")
