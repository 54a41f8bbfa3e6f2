"""One bad document stops only itself: what goes wrong in its check is a finding about it."""

from collections.abc import Callable

from encoder.errors import DocumentError, EngrossError, InvalidDocument
from encoder.findings import Finding, Place, Severity

FAULT = "engross/fault"


def shielded(check: Callable[[], tuple[Finding, ...]], file: str) -> tuple[Finding, ...]:
    """What a check of a document finds, or why it could not be done.

    Raises:
        EngrossError: what stops the work on every document.
    """
    try:
        return check()
    except InvalidDocument as error:
        rule = "xml/too-large" if error.hint else "xml/unreadable"
        return (Finding(rule, Severity.ERROR, error.message, Place(file, error.line), error.hint),)
    except DocumentError as error:
        return (
            Finding("xml/unreadable", Severity.ERROR, error.message, Place(file, error.line), error.hint),
        )
    except EngrossError:
        raise
    except Exception as error:
        from encoder.faults import refusal, write_log

        if (refused := refusal(error)) is not None:
            return (Finding("xml/unreadable", Severity.ERROR, str(refused), Place(file)),)
        return (Finding(FAULT, Severity.ERROR, write_log(error), Place(file)),)
