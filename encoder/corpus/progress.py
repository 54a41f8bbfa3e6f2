"""A progress bar on standard error, where that is a terminal and there is enough to do."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
_WORTH_A_BAR = 3


def show_progress(items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
    """Pass the items on, counting them on the terminal."""
    if total < _WORTH_A_BAR:
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Without its own thread, so that workers can be forked beside it.
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task(label, total=total)
        for item in items:
            bar.advance(task)
            bar.refresh()
            yield item
