"""Schemas are loaded once in a process, and what is wrong with one is found out once."""

from collections.abc import Callable
from functools import cache, update_wrapper
from typing import Generic, ParamSpec, TypeVar

from encoder.errors import UsageError

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


class remembered(Generic[_Given, _Result]):  # noqa: N801 - a decorator
    """Like `functools.cache`, but errors of use are remembered as well, and raised each time."""

    def __init__(self, function: Callable[_Given, _Result]) -> None:
        @cache
        def outcome(
            *arguments: _Given.args, **named: _Given.kwargs
        ) -> tuple[list[_Result], UsageError | None]:
            try:
                return [function(*arguments, **named)], None
            except UsageError as error:
                return [], error

        self._outcome = outcome
        self.cache_clear = outcome.cache_clear
        update_wrapper(self, function)

    def __call__(self, *arguments: _Given.args, **named: _Given.kwargs) -> _Result:
        results, error = self._outcome(*arguments, **named)  # type: ignore[arg-type]
        if error:
            raise error.with_traceback(None)
        return results[0]
