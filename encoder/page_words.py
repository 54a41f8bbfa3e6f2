"""The words that name a page, a leaf or a column in front of its number, and the words around them.

They are words of languages: `encoder/language/marks.toml` has them.
"""

from encoder.language.marks import mark_words, ordered_mark_words

TECHNICAL_WORDS = mark_words("page-of-tools", "scans")
"""Words that number pictures of pages rather than pages, where both are given."""

PAGE_WORDS = mark_words("page") | mark_words("page-of-tools")

SHORT_CITED_WORDS = mark_words("page-cited")
"""Page words so short or so usual in citations that they prove nothing on a line without brackets."""

BESIDE_WORDS = mark_words("beside-page")
"""Words that may stand beside a page word in a mark: "Begin page 2", "File: 024.png", "Page 2 of 7"."""

AFTER_ITS_PAGE = mark_words("page-ends")
"""Words that say that the page named ends here: "End of page 2"."""

RIVAL_WORDS = mark_words("counted-too") - PAGE_WORDS
"""Words whose numbers count as well, or mean something else: no page marks."""

BREAK_WORDS = ordered_mark_words("page-break")
"""What a mark without number says between its brackets."""

VOLUME_WORDS = mark_words("volume")
"""Words that name the volume in front of a sheet's signature."""
