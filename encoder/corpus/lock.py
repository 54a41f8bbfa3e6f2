"""One run at a time in an output folder."""

import os
import time
from pathlib import Path
from typing import Final

from encoder.errors import UsageError

try:
    import fcntl
except ImportError:  # no Unix: the manifest's own lock has to do
    fcntl = None  # type: ignore[assignment]

_SECONDS_TO_WAIT: Final = 2.0


class Lock:
    """That a process alone writes to a folder; the system lets go of it when the process ends, however.

    Raises:
        UsageError: another one has it.
    """

    def __init__(self, folder: Path) -> None:
        self._handle: int | None = None
        until = time.monotonic() + _SECONDS_TO_WAIT
        try:
            self._handle = os.open(folder, os.O_RDONLY) if fcntl else None
            while not self._taken():
                if time.monotonic() > until:
                    raise UsageError(
                        "another run of engross is writing there", hint="wait for its end", file=folder
                    )
                time.sleep(0.05)
        except OSError as error:
            self.release()
            raise UsageError(f"cannot be locked: {error.strerror}", file=folder) from error
        except BaseException:
            self.release()
            raise

    def _taken(self) -> bool:
        if fcntl is None or self._handle is None:
            return True
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
