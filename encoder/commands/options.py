"""The arguments and options that several commands take, each said once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import click
from click.core import ParameterSource

from encoder.errors import UsageError, WrongMetadata
from encoder.reports import FORMATS
from encoder.schemas import FOLDER as SCHEMA_FOLDER
from encoder.strings import is_web_address, unfit

if TYPE_CHECKING:
    from encoder.budget import Budget
    from encoder.config import Options
    from encoder.metadata import MetadataTable

Decorated = Callable[..., Any]


class _File(click.Path):
    """A file that is there and has an end: neither a pipe nor a device is ever opened."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        path: Any = super().convert(value, param, ctx)
        if not Path(path).is_file():
            self.fail(f"{str(value)!r} is not a file.", param, ctx)
        return path


class _Words(click.ParamType[str]):
    """A text of one line that XML and UTF-8 can bear."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        character = unfit(value)
        if character:
            self.fail(f"it has the character {character}", param, ctx)
        return value


class _Address(_Words):
    """An absolute address of the web."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        address = super().convert(value, param, ctx)
        if not is_web_address(address):
            self.fail(f"{value!r} is no address like https://example.org/papers/.", param, ctx)
        return address


FILE = _File(path_type=Path, dir_okay=False, exists=True)
WORDS = _Words()
FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
NEW_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)

sources_argument = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


class _Output(click.Path):
    """A folder, or the address of one in a store: `s3://archive/output`."""

    name = "folder"

    def __repr__(self) -> str:
        return "FOLDER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from encoder.corpus.items import is_address

        if not is_address(str(value)):
            return super().convert(value, param, ctx)
        parts = urlsplit(str(value))
        return Path(unquote(parts.path)) if parts.scheme == "file" else str(value)


def output_option(command: Decorated) -> Decorated:
    """The folder to write to, `output`; of an address the command gets a folder here, which is sent there."""

    @click.option(
        "-o",
        "--output",
        type=_Output(path_type=Path, file_okay=False),
        default=Path("output"),
        show_default=True,
        help="Folder to write to, or an address: s3://bucket/folder.",
    )
    @wraps(command)
    def mirrored(*arguments: Any, output: Path | str, **others: Any) -> Any:
        if isinstance(output, Path):
            return command(*arguments, output=output, **others)
        from encoder.corpus.mirror import Mirror

        with Mirror(output) as folder:
            return command(*arguments, output=folder, **others)

    return mirrored


jobs_option = click.option(
    "-j", "--jobs", type=click.IntRange(min=1), help="Processes to work in.  [default: one a core]"
)
log_option = click.option(
    "--log-json",
    "log",
    type=NEW_FILE,
    help="Add an event a line to this file: each document that is worked on, each minute, the end.",
)


def scheduler_option(command: Decorated) -> Decorated:
    """Where the work is done; the command gets nothing: it is noted for the run."""

    @wraps(command)
    def with_scheduler(*, scheduler: str | None, **others: Any) -> Any:
        if scheduler is not None:
            from encoder.cluster import scheduler as noted

            noted.set(scheduler)
        return command(**others)

    decorated: Decorated = click.option(
        "--scheduler",
        type=WORDS,
        metavar="ADDRESS",
        help="Work on the machines of this Dask scheduler, tcp://host:8786, instead of in processes here.",
    )(with_scheduler)
    return decorated


format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Form of the report.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No summary on standard error.")
remarks_option = click.option(
    "--remarks/--no-remarks", default=True, help="Tell also what is neither error nor warning."
)
xslt_option = click.option(
    "--xslt",
    type=FILE,
    help="A stylesheet of your own that imports ours and overrides templates.",
)
title_option = click.option(
    "--title",
    type=WORDS,
    help="Title of the collection.  [default: that of edition.toml, or Documents]",
)
edition_option = click.option(
    "--edition",
    "edition_file",
    type=FILE,
    help="TOML with what is to be said of the edition: editors, publisher, licence, pages, colours."
    "  [default: edition.toml beside the sources]",
)
desk_option = click.option(
    "--desk", is_flag=True, help="Add the page of all uncertain decisions to the site; else it is not public."
)
base_url_option = click.option(
    "--base-url", type=_Address(), help="Where the site will be: for citations and the sitemap."
)


def _searchable(ctx: click.Context, param: click.Parameter, value: bool) -> bool:
    """Refuse to go on without an index for who has asked for one by name."""
    if value and ctx.get_parameter_source(param.name or "") is ParameterSource.COMMANDLINE:
        from encoder.rendering.search import is_available

        if not is_available():
            raise UsageError("full-text search needs Pagefind", hint="pip install 'engross[search]'")
    return value


search_option = click.option(
    "--search/--no-search",
    default=True,
    callback=_searchable,
    help="Build the full-text index, where Pagefind is installed.",
)
fonts_option = click.option(
    "--fonts",
    multiple=True,
    type=FOLDER,
    help="A folder of fonts for characters that ours lack; may be repeated.",
)

by_option = click.option("--by", type=WORDS, metavar="NAME", help="Who corrects: noted in each correction.")
house_option = click.option(
    "--house",
    type=FILE,
    help="TOML that says how the house sets its documents, as engross survey writes it.  [default: house.toml"
    " beside the sources; what it does not say is found out]",
)


def _follow_links(context: click.Context, parameter: click.Parameter, follow: bool) -> None:
    """Set it as arguments are read: other options' values are made by it, whatever their order."""
    from encoder.user_files import follows_links

    follows_links.set(follow)


_BUDGET = (
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="What takes longer on a document is ended, and the others go on.",
    ),
    click.option(
        "--max-bytes",
        type=click.IntRange(min=1),
        default=100_000_000,
        show_default=True,
        metavar="BYTES",
        help="Larger documents are refused unread.",
    ),
    click.option(
        "--follow-links",
        is_flag=True,
        expose_value=False,
        callback=_follow_links,
        help="Take links that lead out of the folder that is named, too.",
    ),
)

metadata_option = click.option(
    "--metadata", type=FILE, help="TOML, CSV or JSON with what is known about the documents."
)
_encoding = click.option(
    "--encoding",
    metavar="NAME",
    help="Encoding of the sources that are not Unicode, such as cp1252 or koi8-r.  [default: found out, or "
    "refused in doubt]",
)
_ENCODING = (
    metadata_option,
    house_option,
    _encoding,
    click.option(
        "--correct",
        is_flag=True,
        help="Propose corrections of what OCR misread, beside the source's readings.",
    ),
    click.option(
        "--schema-folder",
        type=WORDS,
        metavar="ADDRESS",
        help="Folder of the schemas that the TEI names in <?xml-model?>, seen from the TEI; they are"
        f" written there, unless it is a URL.  [default: {SCHEMA_FOLDER}; standard output names none]",
    ),
    click.option(
        "--report",
        type=NEW_FILE,
        help="Write a JSON report: doubtful decisions, coverage figures, warnings.",
    ),
)


_WISHES = (
    click.option("--force", is_flag=True, help="Make everything again, also what has not changed."),
    click.option(
        "--overwrite",
        is_flag=True,
        help="Replace files that were edited, too; they are kept beside the new ones.",
    ),
    click.option("--prune", is_flag=True, help="Remove the files of documents whose sources are gone."),
)


def wishes_options(command: Decorated) -> Decorated:
    """How what earlier runs have left is treated: the command gets `wishes`, a `wishes.Wishes`."""

    @wraps(command)
    def with_wishes(*, force: bool, overwrite: bool, prune: bool, **others: Any) -> Any:
        from encoder.corpus.wishes import Wishes

        return command(wishes=Wishes(force, overwrite, prune), **others)

    decorated: Decorated = with_wishes
    for option in reversed(_WISHES):
        decorated = option(decorated)
    return decorated


def budget_options(command: Decorated) -> Decorated:
    """What a document may cost, whether links are followed: the command gets `budget`, a `budget.Budget`."""

    @wraps(command)
    def with_budget(*, timeout: float, max_bytes: int, **others: Any) -> Any:
        return command(budget=_make_budget(timeout, max_bytes), **others)

    decorated: Decorated = with_budget
    for option in reversed(_BUDGET):
        decorated = option(decorated)
    return decorated


def _make_budget(timeout: float, max_bytes: int) -> Budget:
    from encoder.budget import Budget, most_bytes

    if isnan(timeout):
        raise UsageError("--timeout takes a number of seconds")
    most_bytes.set(max_bytes)
    return Budget(timeout, max_bytes)


def encoding_options(command: Decorated) -> Decorated:
    """How sources are to be encoded: the command gets `options`, a `config.Options`, and `report`, a path.

    Raises:
        UsageError: when called, where metadata are wrong, the encoding is not known or what corrections need
            is not installed.
    """

    @wraps(command)
    def with_options(
        *,
        metadata: Path | None,
        encoding: str | None,
        correct: bool,
        schema_folder: str | None,
        **others: Any,
    ) -> Any:
        options = _make_options(metadata, encoding, correct, schema_folder)
        return command(options=options, **others)

    decorated: Decorated = with_options
    for option in reversed(_ENCODING):
        decorated = option(decorated)
    return decorated


def encoding_option(command: Decorated) -> Decorated:
    """The encoding of sources: the command gets `encoding`, a codec, or None.

    Raises:
        UsageError: when called, where there is no such encoding.
    """

    @wraps(command)
    def with_encoding(*, encoding: str | None, **others: Any) -> Any:
        return command(encoding=_codec(encoding), **others)

    decorated: Decorated = _encoding(with_encoding)
    return decorated


def reading_options(command: Decorated) -> Decorated:
    """How sources are to be read, and what is known about them: the command gets `reading`.

    It makes the `config.Options` anew each time it is called, for the files may have changed.

    Raises:
        UsageError: when called, where metadata are wrong or there is no such encoding.
    """

    @wraps(command)
    def with_options(*, metadata: Path | None, encoding: str | None, **others: Any) -> Any:
        def reading() -> Options:
            return _make_options(metadata, encoding, False, None)

        reading()
        return command(reading=reading, **others)

    decorated: Decorated = metadata_option(_encoding(with_options))
    return decorated


def _codec(name: str | None) -> str | None:
    from encoder.reading import known_encoding

    return known_encoding(name) if name else None


def _make_options(
    metadata: Path | None, encoding: str | None, correct: bool, schema_folder: str | None
) -> Options:
    from encoder.config import Options
    from encoder.user_files import follows_links

    if correct:
        from encoder.document.correction.dictionary import require_dictionary

        require_dictionary()
    codec = _codec(encoding)
    return Options(read_table(metadata), correct, schema_folder, codec, follows_links=follows_links.get())


def read_table(path: Path | None) -> MetadataTable:
    """The metadata of a run. What is wrong with them stops it before any work is done."""
    from encoder.metadata import MetadataTable, read_metadata

    try:
        return read_metadata(path) if path else MetadataTable()
    except WrongMetadata as error:
        raise UsageError(error.message, hint=error.hint, file=error.file, line=error.line) from error
