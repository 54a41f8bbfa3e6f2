"""What is known about documents beside their text: read from sidecars, held to a model, merged."""

from encoder.metadata.fields import FIELDS, check_metadata
from encoder.metadata.read import read_metadata, sidecar
from encoder.metadata.table import MetadataTable, merge

__all__ = ["FIELDS", "MetadataTable", "check_metadata", "merge", "read_metadata", "sidecar"]
