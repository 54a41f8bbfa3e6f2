"""Where optional test data lies; tests that use it skip where it is missing."""

import os
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ENGROSS_SHARED", REPO.parent / "shared"))
