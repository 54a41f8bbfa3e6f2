"""The scale of classifications, as headers declare it."""

from collections.abc import Mapping

SCALE: Mapping[str, str] = {
    "unclassified": "Unclassified",
    "restricted": "Restricted",
    "limited-official-use": "Limited Official Use",
    "confidential": "Confidential",
    "secret": "Secret",
    "top-secret": "Top Secret",
}
"""The words for each category by its identifier, from the lowest to the highest."""
