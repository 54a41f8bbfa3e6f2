"""What is wrong with a request, by the codes of the protocol (OAI-PMH 2.0, 3.6)."""

from enum import StrEnum


class Code(StrEnum):
    """The codes of errors."""

    BAD_ARGUMENT = "badArgument"
    BAD_TOKEN = "badResumptionToken"  # noqa: S105
    BAD_VERB = "badVerb"
    NO_FORMAT = "cannotDisseminateFormat"
    NO_ITEM = "idDoesNotExist"
    NO_RECORDS = "noRecordsMatch"
    NO_FORMATS = "noMetadataFormats"
    NO_SETS = "noSetHierarchy"


UNECHOED = frozenset({Code.BAD_VERB, Code.BAD_ARGUMENT})
"""After these the arguments are not told again (3.2)."""


class ProtocolError(Exception):
    """A request that is answered with an error.

    Args:
        code: of the error.
        message: for people.
    """

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message
