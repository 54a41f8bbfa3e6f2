"""Faults of our own: logged whole to a file, told in one line."""

import errno
import platform
import tempfile
import traceback
from pathlib import Path
from typing import Final

from encoder.errors import EngrossError, UnreadableFile
from encoder.strings import shown
from encoder.version import engross_version

_REFUSALS: Final = frozenset(
    getattr(errno, name)
    for name in ("EACCES", "EPERM", "EROFS", "EIO", "ELOOP", "ENAMETOOLONG", "ESTALE", "ENOTCONN", "ENOSPC")
    if hasattr(errno, name)
)
"""What the system has against a path whatever asks for it: a closed folder, a disk that is gone."""


def refusal(error: BaseException) -> EngrossError | None:
    """What the system has against a path, named or in a folder that was named; None for any other error."""
    if not isinstance(error, OSError) or error.filename is None or error.errno not in _REFUSALS:
        return None
    hint = "check the path and its permissions"
    return UnreadableFile(f"cannot be used: {error.strerror}", hint=hint, file=str(error.filename))


def write_log(error: BaseException) -> str:
    """Write what is needed to mend a fault to a file; return the line that tells the user where it is."""
    name = f"{type(error).__name__}: {error}"
    with tempfile.NamedTemporaryFile(
        "w", prefix="engross-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace"
    ) as log:
        log.write(f"engross {engross_version()}, Python {platform.python_version()}, ")
        log.write(f"{platform.platform()}\n\n")
        log.write("".join(traceback.format_exception(error)))
    return f"this is a fault of engross ({shown(name)}). Hint: send us the log {Path(log.name)}"
