"""A site of static files: what stands around the documents' pages, the pages of the collection, the build."""

from encoder.rendering.site.build import build_site
from encoder.rendering.site.dressing import state_of_edition
from encoder.rendering.site.naming import named_pages
from encoder.rendering.site.options import SiteOptions, SiteResult
from encoder.rendering.site.pages import COLLECTION_FACT

__all__ = [
    "COLLECTION_FACT",
    "SiteOptions",
    "SiteResult",
    "build_site",
    "named_pages",
    "state_of_edition",
]
