"""An end that is asked for: Ctrl-C, SIGTERM, SIGHUP. All are told in one line and leave nothing half done."""

import signal
from typing import NoReturn

_NAMES = {"SIGINT": "interrupted", "SIGTERM": "terminated", "SIGHUP": "the terminal was closed"}


class Stopped(BaseException):
    """Raised where the work is when a signal asks for its end.

    Args:
        number: of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_code(self) -> int:
        """What shells expect: 130 after Ctrl-C, 143 after SIGTERM, 129 after SIGHUP."""
        return 128 + self.number

    def __str__(self) -> str:
        return _NAMES.get(signal.Signals(self.number).name, "stopped")


def stop_on_signals() -> None:
    """From now on let signals raise `Stopped`; those that whoever started us wants ignored stay ignored."""
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _stop)


def ignore_signals() -> None:
    """Let nothing interrupt the tidying up."""
    for name in _NAMES:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def _stop(number: int, _: object) -> NoReturn:
    raise Stopped(number)
