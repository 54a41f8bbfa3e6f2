"""The words that name a page, a leaf or a column in front of its number, and the words around them."""

PAGE_WORDS_BY_LANGUAGE: dict[str, tuple[str, ...]] = {
    "en": ("page", "pages", "p", "pp", "pg", "pgs", "pag", "leaf", "lf", "folio", "fol", "fo", "f", "ff"),
    "de": ("seite", "s", "blatt", "bl", "spalte", "sp", "blattseite"),
    "fr": ("page", "p", "feuillet", "feuille", "folio", "fol", "f", "fo"),
    "nl": ("bladzijde", "bladzij", "blz", "bladz", "pagina", "pag", "blad"),
    "it": ("pagina", "pag", "pp", "carta", "cc", "foglio"),
    "es": ("página", "pág", "págs", "pagina", "pag", "folio", "fol", "hoja"),
    "pt": ("página", "pág", "pag", "folha", "fl", "fls", "fólio"),
    "la": ("pagina", "pag", "folium", "fol", "charta"),
    "pl": ("strona", "stronica", "str", "s", "karta"),
    "cs": ("strana", "str", "s", "list"),
    "sv": ("sida", "sid", "side", "s", "blad"),
    "fi": ("sivu", "s"),
    "hu": ("oldal", "lap"),
    "ro": ("pagina", "pag"),
    "tr": ("sayfa",),
    "hr": ("stranica", "str"),
    "el": ("σελίδα", "σελ", "σ", "φ"),
    "ru": ("страница", "стр", "с", "лист", "л"),
    "uk": ("сторінка", "стор", "с", "арк", "аркуш"),
    "technical": ("pb", "page_break", "pagebreak", "image", "img", "scan", "bild", "file", "facs", "canvas"),
    "parts": ("sig", "sign", "sheet", "column", "col", "bogen"),
}
"""Page words by language (ISO 639-1), in lower case and without their stop."""

PAGE_WORDS = frozenset(word for words in PAGE_WORDS_BY_LANGUAGE.values() for word in words)

TECHNICAL_WORDS = frozenset(PAGE_WORDS_BY_LANGUAGE["technical"])
"""Words that number pictures of pages rather than pages, where both are given."""

SHORT_CITED_WORDS = frozenset(
    {
        "pages",
        "pgs",
        "file",
        "facs",
        "pb",
        "list",
        "leaf",
        "s",
        "f",
        "ff",
        "с",
        "л",
        "p",
        "pp",
        "fo",
        "sp",
        "sig",
        "sign",
        "σ",
        "φ",
    }
)
"""Page words so short or so usual in citations that they prove nothing on a line without brackets."""

_BESIDE = """
begin begins beginning start starts end ends ending of new here next no nr number num n the this
turn over from begint einde begin anfang beginn ende hier beginnt beginning neue neuer nouvelle début
debut fin de du la le di da do inizio fine nuova início inicio nueva nova van von des der
png jpg jpeg tif tiff jp2 gif pdf id xml html md txt unnumbered
"""
BESIDE_WORDS = frozenset(_BESIDE.split())
"""Words that may stand beside a page word in a mark: "Begin page 2", "File: 024.png", "Page 2 of 7"."""

AFTER_ITS_PAGE = frozenset({"end", "ends", "ending", "einde", "ende", "fin", "fine", "fim"})
"""Words that say that the page named ends here: "End of page 2"."""

_RIVALS = """
fig figure figs figur abb abbildung plate pl tafel taf tab table tabelle note notes nota anm anmerkung
chapter chap ch cap capítulo capitolo kapitel kap article art artikel section sec sect enclosure encl
inclosure anlage beilage annex appendix vol volume band bd tome tom no nr num nos number item line lines
l ll z zeile v vers verse verso act akt scene szene part teil letter brief lettre document doc nummer
illustration ill illus footnote fn ref reference note exhibit paragraph para par psalm ps stanza str
strophe book buch livre question q answer a day tag hour vide see siehe vgl cf circa ca c um about
january february march april may june july august september october november december jan feb mar apr
jun jul aug sept sep oct nov dec januar februar märz mai juni juli oktober dezember about sic
"""
RIVAL_WORDS = frozenset(_RIVALS.split()) - PAGE_WORDS
"""Words whose numbers count as well, or mean something else: no page marks."""

BREAK_WORDS = (
    "page break",
    "pagebreak",
    "new page",
    "next page",
    "page",
    "pb",
    "seitenumbruch",
    "seitenwechsel",
    "neue seite",
    "saut de page",
    "nouvelle page",
    "salto de página",
    "salto pagina",
    "nuova pagina",
    "quebra de página",
    "nova página",
    "nueva página",
    "nieuwe pagina",
    "unnumbered page",
    "page unnumbered",
    "unpaginated",
    "unpaged",
    "unpag",
    "n. pag",
    "разрыв страницы",
)
"""What a mark without number says between its brackets."""
