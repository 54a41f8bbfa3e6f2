"""What stops the work, and with which exit code.

EngrossError
├── UsageError              2   wrong use, or nothing to do
│   ├── NothingThere            a folder has no documents
│   └── NotTrusted              a schema that is not trusted does what only trusted ones may
├── Unable                  1   what every document needs cannot be had here
├── Fault                   70  a fault of ours that one document brought to light
└── DocumentError           1   one document failed; the others go on
    ├── UnreadableSource        not text, or text in no known encoding
    │   └── UnreadableFile          missing, or a pipe or a device
    │       └── TooLarge                larger than what is read
    ├── WrongMetadata           its sidecar is not of the model of metadata
    ├── OverBudget              it took too long, or its process died
    ├── NotWritten              no room, or what is there is not replaced
    ├── CharactersLost          what would be written is not what was read
    ├── InvalidDocument         not well-formed, or not valid
    └── NotRendered             the stylesheet or the typesetter refused
"""

from pathlib import Path
from typing import Self

from encoder.strings import in_one_line, shown


class ExitCode:
    """The exit codes of the command `engross`, as the README lists them."""

    OK = 0
    DOCUMENT = 1
    USAGE = 2
    INTERNAL = 70
    INTERRUPTED = 130


class EngrossError(Exception):
    """An error that a user can understand and act on: never shown with a traceback.

    Args:
        message: what is wrong.
        hint: what to do about it.
        file: the file concerned.
        line: the line in it, from 1.
    """

    exit_code = ExitCode.DOCUMENT

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        file: str | Path | None = None,
        line: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.file = str(file) if file is not None else None
        self.line = line

    def at(self, file: str | Path) -> Self:
        """The same error, naming `file` where it named none."""
        self.file = self.file or str(file)
        return self

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        text = f"{shown(place)}: {in_one_line(self.message)}" if place else in_one_line(self.message)
        return f"{text}. Hint: {in_one_line(self.hint)}" if self.hint else text


class UsageError(EngrossError):
    """Wrong use of the command, or nothing to do."""

    exit_code = ExitCode.USAGE


class NothingThere(UsageError):  # noqa: N818
    """A folder has no documents."""


class NotTrusted(UsageError):  # noqa: N818 - named for what the user has before them
    """A schema is not trusted, and not harmless; or it names what must not be read."""


class Unable(EngrossError):  # noqa: N818
    """What every document needs cannot be had on this machine: the work stops with this one line."""


class Fault(EngrossError):  # noqa: N818
    """A fault of Engross itself, met in the work on a document; the message names the log."""

    exit_code = ExitCode.INTERNAL


class DocumentError(EngrossError):
    """One document could not be processed."""


class UnreadableSource(DocumentError):  # noqa: N818 - named for what the user has before them
    """The source is not text that can be encoded."""


class UnreadableFile(UnreadableSource):
    """The file cannot be read, or is none that ends."""


class TooLarge(UnreadableFile):
    """The file is larger than what is read."""


class WrongMetadata(DocumentError):  # noqa: N818
    """What a sidecar says about a document is not of the model of metadata."""


class OverBudget(DocumentError):  # noqa: N818
    """The work on a document was ended: it took too long, or too much memory, or its process died."""


class NotWritten(DocumentError):  # noqa: N818
    """What was made cannot be written: there is no room, or something is there that is not replaced."""


class CharactersLost(DocumentError):  # noqa: N818
    """The TEI does not hold exactly the characters of its source."""


class InvalidDocument(DocumentError):  # noqa: N818
    """The document is not well-formed or not valid."""


class NotRendered(DocumentError):  # noqa: N818
    """HTML or PDF could not be made from the document."""
