"""The work of publishing on the TEI files of a corpus: which they are, PDFs, site, books."""

from encoder.corpus.publishing.books import EPUB, bind, bind_epub, drop_epub, read_chapter, renew_epub
from encoder.corpus.publishing.site import Warnings, publish_site
from encoder.corpus.publishing.texts import Text, encoded_texts, named_texts, remembered_files, tei_folder
from encoder.corpus.publishing.typesetting import PDF, Typesetting

__all__ = [
    "EPUB",
    "PDF",
    "Text",
    "Typesetting",
    "Warnings",
    "bind",
    "bind_epub",
    "drop_epub",
    "encoded_texts",
    "named_texts",
    "publish_site",
    "read_chapter",
    "remembered_files",
    "renew_epub",
    "tei_folder",
]
