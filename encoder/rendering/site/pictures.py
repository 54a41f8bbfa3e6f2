"""Places in the site of pictures that lie beside documents: no picture in the place of another."""

import filecmp
import posixpath
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import quote

from encoder.rendering.facsimiles import FOLDER, Pictures
from encoder.rendering.frame import ASSETS
from encoder.rendering.publication import pictures_beside

MOVED: Final = "pictures"
"""The folder of a site with the pictures whose own places others have, by documents."""

_OWN: Final = frozenset({ASSETS, FOLDER, MOVED})


class Places:
    """The places of pictures, which their documents name as seen from their own folders.

    A picture keeps its address: the page lies to it as the document does. Where documents of several folders
    give one address to different pictures, or the site has the folder itself, it goes into one
    """

    def __init__(self) -> None:
        self._first: dict[str, str] = {}

    def of(self, source: Path, name: str, pictures: Iterable[str]) -> tuple[tuple[str, ...], Pictures]:
        """The addresses of a document's pictures that stay, and the pictures that go elsewhere.

        Args:
            source: the document.
            name: of its page.
            pictures: what it names.
        """
        stay, moved = [], {}
        for url in pictures_beside(source, pictures):
            if self._is_free(posixpath.normpath(url), source.parent / url):
                stay.append(url)
            else:
                moved[url] = f"{MOVED}/{name}/{posixpath.normpath(url)}"
        copies = tuple((place, source.parent / url) for url, place in moved.items())
        return tuple(stay), Pictures({url: quote(place) for url, place in moved.items()}, (), copies)

    def _is_free(self, place: str, path: Path) -> bool:
        key, own = place.casefold(), str(path)
        if key.partition("/")[0] in _OWN:
            return False
        first = self._first.setdefault(key, own)
        return first == own or filecmp.cmp(first, own, shallow=False)
