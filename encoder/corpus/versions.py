"""What an edited file is merged from: its last encoding and the one that waits, as the manifest has them.

The manifest's hashes say that a file was edited, and not in what. An encoder that has changed cannot make the
old encoding again, so its bytes are kept: packed they are a third of what the manifest has of a document
anyway, and committed together with its hash, so that both are always of the same file.
"""

import hashlib
import zlib
from dataclasses import dataclass
from typing import Final

from encoder.budget import MAX_BYTES
from encoder.errors import DocumentError

BASE: Final = "base"
"""The role of what was last in the place of a file as we wrote it, or would have."""
NEW: Final = "new"
"""The role of what would be there now, had nobody edited the file."""
MERGED: Final = "merged:"
"""The role, with the SHA-256 of a merged file, of the encoding that is in it; until that is the base."""
_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class Version:
    """An encoding of a document, packed.

    Attributes:
        sha256: of its bytes.
        packed: by zlib (RFC 1950).
    """

    sha256: str
    packed: bytes


def pack(data: bytes) -> Version:
    """An encoding, packed."""
    return Version(hashlib.sha256(data).hexdigest(), zlib.compress(data, _LEVEL))


def unpack(version: Version) -> bytes:
    """The bytes of an encoding.

    Raises:
        DocumentError: they are not what was packed.
    """
    try:
        data = zlib.decompressobj().decompress(version.packed, MAX_BYTES)
    except zlib.error:
        data = b""
    if hashlib.sha256(data).hexdigest() != version.sha256:
        hint = "name the file as it was written with --base"
        raise DocumentError("the manifest no longer has what was written there", hint=hint)
    return data
