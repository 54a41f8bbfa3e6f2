"""Tables with a document a row: JSON Lines, and Parquet where pyarrow is installed."""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from importlib.util import find_spec
from typing import Any, Final

from encoder.budget import most_bytes
from encoder.corpus.items import Item, spoken, told_apart
from encoder.corpus.remote import opened
from encoder.errors import EngrossError, TooLarge, UnreadableFile, UsageError
from encoder.metadata import FIELDS
from encoder.metadata.fields import metadata_of

_LINES: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_PARQUET: Final = ".parquet"
_ROWS_AT_A_TIME: Final = 64
_NO_NAME: Final = re.compile(r"[/\\\0]+")

Row = tuple[int, Mapping[str, Any] | EngrossError]


def is_table(name: str) -> bool:
    """Whether a path or an address is that of a table of documents, by its suffix."""
    return name.lower().endswith((*_LINES, _PARQUET))


def read_table(name: str, origin: str) -> Iterator[Item]:
    """The documents of a table, in its order.

    A row has the columns `id` and `text`, and any of the keys of metadata; what else it has is passed over.

    Args:
        name: its path or address.
        origin: by which it is known again.

    Raises:
        UsageError: pyarrow is needed, and not installed.
    """
    shown = spoken(origin)
    is_parquet = name.lower().endswith(_PARQUET)
    if is_parquet and find_spec("pyarrow") is None:
        raise UsageError("Parquet needs pyarrow", hint="pip install 'engross[parquet]'", file=shown)
    try:
        with ExitStack() as stack:
            file: Any = stack.enter_context(opened(name))
            if name.lower().endswith(".gz"):
                file = stack.enter_context(gzip.GzipFile(fileobj=file))
            rows = _parquet(file) if is_parquet else _lines(file)
            yield from told_apart(_item(number, row, shown, origin) for number, row in rows)
    except EngrossError as error:
        yield Item("", shown, origin, error=error.at(shown))
    except Exception as error:
        broken = UnreadableFile(f"cannot be read on: {error}", hint="check the file", file=shown)
        yield Item("", shown, origin, error=broken)


def _item(number: int, row: Mapping[str, Any] | EngrossError, shown: str, origin: str) -> Item:
    try:
        if isinstance(row, EngrossError):
            raise row
        given, text = row.get("id"), row.get("text")
        if given is None or isinstance(given, (dict, list, bool)) or not str(given).strip():
            raise UnreadableFile("has no `id`", hint="each row has `id` and `text`")
        if not isinstance(text, str):
            raise UnreadableFile("has no `text`", hint="each row has `id` and `text`")
        data = text.encode("utf-8", "surrogatepass")
        if len(data) > most_bytes.get():
            raise TooLarge("is larger than what is read", hint="allow more with --max-bytes")
        name = _NO_NAME.sub("-", str(given)).strip(" .-")
        known = {key: value for key, value in row.items() if key in FIELDS and value not in (None, "")}
        metadata, _ = metadata_of(known, file=shown, document=name, line=number)
        return Item(
            name, f"{shown}#{given}", f"{origin}#{given}", data=data, origin=origin, metadata=metadata
        )
    except EngrossError as error:
        error.line = error.line or number
        return Item("", f"{shown}#{number}", f"{origin}#{number}", origin=origin, error=error.at(shown))


def _lines(file: Any) -> Iterator[Row]:
    most = 2 * most_bytes.get()
    number = 0
    while line := file.readline(most):
        number += 1
        if len(line) == most and not line.endswith(b"\n"):
            raise TooLarge("has a line that is larger than what is read", hint="allow more with --max-bytes")
        if line.strip():
            yield number, _row(line)


def _row(line: bytes) -> Mapping[str, Any] | EngrossError:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return UnreadableFile(f"is not JSON: {error}", hint="each line is an object")
    return row if isinstance(row, dict) else UnreadableFile("is no object", hint="each line is an object")


def _parquet(file: Any) -> Iterator[Row]:
    from pyarrow.parquet import ParquetFile

    table = ParquetFile(file)
    wanted = {"id", "text", *FIELDS}
    columns = [name for name in table.schema_arrow.names if name in wanted]
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS_AT_A_TIME, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield number, row
