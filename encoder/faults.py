"""Faults of our own: logged whole to a file, told in one line."""

import platform
import tempfile
import traceback
from pathlib import Path

from encoder.strings import shown
from encoder.version import engross_version


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
