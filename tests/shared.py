"""Where optional test data lies; tests that use it skip where it is missing."""

import os
from pathlib import Path

from encoder.config import Options
from encoder.house.house_file import house_of

REPO = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ENGROSS_SHARED", REPO.parent / "shared"))


def read_as(typed: bool | None) -> Options:
    """Options by which a text is read as one of typed pages, or as none; None leaves it to be found out."""
    return Options() if typed is None else Options(houses=(house_of({"typed-pages": typed}),))
