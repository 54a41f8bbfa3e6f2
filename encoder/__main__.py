"""`python -m encoder`: the command `engross`, which imports nothing from the folder where one works."""

import os
import sys
from pathlib import Path

_WHERE_ONE_WORKS = os.getcwd()  # noqa: PTH109 - as Python wrote it
if sys.path[:1] == [_WHERE_ONE_WORKS] and Path(__file__).parents[1] != Path(_WHERE_ONE_WORKS):
    del sys.path[0]

from encoder.entry import main  # noqa: E402 - what is imported depends on it

main()
