"""The first stage, bytes → Source → Lines; a door for each format of sources."""

from encoder.reading.bytes import known_encoding, read_source, source_of_bytes, source_of_text
from encoder.reading.lines import split_lines

__all__ = ["known_encoding", "read_source", "source_of_bytes", "source_of_text", "split_lines"]
