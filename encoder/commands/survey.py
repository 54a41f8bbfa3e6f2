"""`engross survey`: how the house of some texts sets its documents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from encoder.budget import STREAM, Budget, hold_pipe
from encoder.commands.options import NEW_FILE, budget_options, encoding_option, jobs_option, sources_argument
from encoder.commands.outcomes import refuse_output, write_bytes
from encoder.config import Options
from encoder.corpus.sources import sources_for
from encoder.corpus.surveying import MOST_SURVEYED, model_for, profiles, sample
from encoder.corpus.teaching import proposed
from encoder.errors import UsageError
from encoder.house.conventions import Conventions
from encoder.house.described import as_json, rows
from encoder.house.house_file import NAME, write_house
from encoder.house.survey import survey
from encoder.strings import shown, tamed

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_EPILOG = f"""\b
Examples:
  engross survey letters/
  engross survey letters/ -o letters/{NAME}
  engross survey letters/ --json
"""


@click.command("survey", epilog=_EPILOG)
@sources_argument
@click.option(
    "-o",
    "--output",
    type=NEW_FILE,
    help="File to write what was found to; - is standard output.  [default: house.toml]",
)
@click.option("--json", "as_data", is_flag=True, help="Print JSON instead of a table.")
@encoding_option
@jobs_option
@budget_options
def command(
    sources: tuple[str, ...],
    output: Path | None,
    as_data: bool,
    encoding: str | None,
    jobs: int | None,
    budget: Budget,
) -> None:
    """Look at each SOURCE, texts, folders, patterns, @lists, and say how their house sets its documents.

    Printed are its language, how notes are referred to and begin, page marks, running heads, paragraphs and
    more, with counts and examples, what stayed unexplained, and which documents to correct first, since
    engross learn would learn most from them. The house is written to a TOML file that can be mended by
    hand: house.toml here, if there is none yet, or where -o says; of standard input only there. Beside the
    sources, encode, build and preview read such a file by themselves, elsewhere with --house. Of very many
    documents a thousand are looked at.
    """
    if as_data and output is not None and str(output) == STREAM:
        raise UsageError("only one of --json and `-o -` can go to standard output", hint="leave one out")
    found = sources_for(Path(STREAM), sources)
    if found.has_streams:
        hint = "unpack them into a folder, and name that"
        raise UsageError("what stands in archives, tables and far away is not surveyed", hint=hint)
    files = found.files
    for file in files:
        hold_pipe(str(file))
    if output is not None:
        refuse_output(output)
    chosen = sample(files, MOST_SURVEYED)
    houses = survey(profiles(chosen, jobs, budget, encoding))
    if not houses:
        raise UsageError("no document can be read", hint="engross encode says why")
    where = shown(", ".join(sources))
    model = model_for(files, sources, None)
    teaching = proposed(files, Options(encoding=encoding, houses=houses, model=model), jobs, budget)
    if as_data:
        data = {
            "looked_at": len(chosen),
            "documents": len(files),
            "houses": [as_json(one) for one in houses],
            "correct_first": teaching,
        }
        write_bytes(Path(STREAM), json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n")
    elif output is None or str(output) != STREAM:
        _print(houses, where, len(files), teaching)
    is_piped = STREAM in sources
    target = output or (None if as_data or is_piped else Path(NAME))
    if target is not None:
        for path, house in zip(_paths(target, len(houses)), houses, strict=True):
            if output is None and path.exists():
                click.echo(f"engross: {path} is there already and stays as it is; -o replaces it", err=True)
                continue
            write_bytes(path, write_house(house, where).encode())
            if str(path) != STREAM:
                click.echo(f"engross: {shown(str(path))} written; {_reading(path, sources)}", err=True)


def _reading(path: Path, sources: Sequence[str]) -> str:
    """How a house is read that was written."""
    said = f"encode and build read it with --house {shown(str(path))}"
    if path.name != NAME:
        return said
    beside = {(place if place.is_dir() else place.parent).absolute() for place in map(Path, sources)}
    is_beside = path.absolute().parent in beside
    return (
        "encode and build read it by themselves"
        if is_beside
        else f"{said}, or by themselves beside the sources"
    )


def _paths(output: Path, houses: int) -> Iterator[Path]:
    """Where each house is written to: of several none gets the name that would be found by itself."""
    if houses == 1 or str(output) == STREAM:
        yield from [output] * houses
        return
    yield from (output.with_name(f"{output.stem}-{number}{output.suffix}") for number in range(1, houses + 1))


def _print(houses: Sequence[Conventions], where: str, documents: int, teaching: Sequence[str] = ()) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    if len(houses) > 1:
        hint = "put each in a folder of its own, with its house.toml"
        console.print(
            f"{where}: the documents disagree, as those of {len(houses)} houses. Hint: {hint}.", markup=False
        )
    for number, house in enumerate(houses, 1):
        _print_house(
            console, house, f"house {number} of {len(houses)}" if len(houses) > 1 else where, documents
        )
    if teaching:
        console.print("\nTo correct first, since engross learn would learn most from them:", markup=False)
    for name in teaching:
        console.print(f"  {shown(name)}", markup=False, soft_wrap=True)


def _print_house(console: Console, house: Conventions, name: str, documents: int) -> None:
    like = f", such as {house.example}" if house.example else ""
    console.print(f"\n{name}: {house.documents:,} of {documents:,} documents{tamed(like)}", markup=False)
    console.print(_table(house))
    for sentence in house.unexplained:
        console.print(f"not explained: {tamed(sentence)}", markup=False)


def _table(house: Conventions) -> Table:
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("what", "how", "sure", "seen", "example"):
        table.add_column(column, overflow="fold", justify="right" if column == "sure" else "left")
    last = ""
    for row in rows(house):
        cells = (
            row.what if row.what != last else "",
            row.form,
            f"{row.certainty:.0%}",
            row.evidence,
            row.example,
        )
        table.add_row(*(escape(tamed(cell)) for cell in cells))
        last = row.what
    return table
