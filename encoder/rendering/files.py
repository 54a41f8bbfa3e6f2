"""Files of a site: written only when they change, so that nothing is copied or served anew without need."""

from pathlib import Path

from encoder.writer import write_whole


def write_file(path: Path, content: str | bytes) -> bool:
    """Writes a file whole, making its folders; says whether anything changed.

    Raises:
        UsageError: the place cannot be written to.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    write_whole(path, data)
    return True
