"""Files of a site: written whole or not at all, and only when they change."""

import os
import tempfile
from pathlib import Path


def write_file(path: Path, content: str | bytes) -> bool:
    """Writes a file atomically, making its folders; says whether anything changed.

    Raises:
        OSError: the place cannot be written to.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
