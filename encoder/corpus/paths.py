"""The paths of very many files, held in little memory."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import overload


class Paths(Sequence[Path]):
    """Paths that are made when they are asked for; until then they are texts, a fifth as large.

    Args:
        texts: the paths.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __iter__(self) -> Iterator[Path]:
        return map(Path, self._texts)

    @overload
    def __getitem__(self, at: int) -> Path: ...
    @overload
    def __getitem__(self, at: slice) -> "Paths": ...
    def __getitem__(self, at: int | slice) -> "Path | Paths":
        return Paths(self._texts[at]) if isinstance(at, slice) else Path(self._texts[at])

    @property
    def texts(self) -> tuple[str, ...]:
        """The paths as texts."""
        return self._texts

    def in_order(self) -> "Paths":
        """The same, sorted as texts."""
        return Paths(sorted(self._texts))


def texts_of(files: Iterable[Path]) -> Iterable[str]:
    """Paths as texts, without making paths of very many."""
    return files.texts if isinstance(files, Paths) else map(str, files)
