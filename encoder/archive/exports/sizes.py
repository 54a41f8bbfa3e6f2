"""How large a picture is, by the first bytes of its file: none is decoded."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

Size = tuple[int, int]
"""Width and height in pixels."""
_AT_MOST: Final = 1 << 20
"""Bytes of a file that are looked at: a JPEG's metadata stand before its size."""
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def size_of(path: Path) -> Size | None:
    """The size of a PNG, JPEG, GIF or WebP; None of what is no such file."""
    try:
        with path.open("rb") as file:
            data = file.read(_AT_MOST)
        found = _read(data)
    except (OSError, ValueError, struct.error, IndexError):
        return None
    return found if found and min(found) > 0 else None


def _read(data: bytes) -> Size | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return struct.unpack(">II", data[16:24])
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return struct.unpack("<HH", data[6:10])
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _of_webp(data)
    return next(_of_jpeg(data), None) if data.startswith(b"\xff\xd8") else None


def _of_webp(data: bytes) -> Size | None:
    """By the first chunk (RFC 9649, 2.5 to 2.7)."""
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _of_jpeg(data: bytes) -> Iterator[Size]:
    """By the segment that begins a frame (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 < len(data):
        marker = data[at + 1]
        if data[at] != 0xFF:
            return
        if marker == 0xFF:
            at += 1
        elif marker in _ALONE:
            at += 2
        elif marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            yield width, height
            return
        else:
            at += 2 + max(2, struct.unpack(">H", data[at + 2 : at + 4])[0])
