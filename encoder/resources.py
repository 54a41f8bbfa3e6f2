"""Where the schema and the stylesheets lie: inside the installed package, or beside it in a checkout."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def resource(folder: str, name: str = "") -> Path:
    """The path of a file in `schema/` or `xslt/`.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for home in (PACKAGE, PACKAGE.parent):
        path = home / folder / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{folder}/{name} is missing from this installation of engross; install it again")
