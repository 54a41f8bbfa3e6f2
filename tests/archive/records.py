"""Records that are made up, many of them fast."""

from encoder.archive.catalogue import Change
from encoder.archive.record import Described, Facts
from encoder.archive.sets import sets_of

DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></oai_dc:dc>'
)
MODS = '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>{}</title></titleInfo></mods>'
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
    '<text><body><div type="letter"><p>A light.</p></div></body></text></TEI>'
)


def change(name, title="A light", *, date="1951-03-14", kind="letter", source="/x/harbour/a.txt", **others):
    """What is new about a document."""
    facts = Facts(title=title, date=date, kind=kind, language="en")
    metadata = {"oai_dc": DC.format(title), "mods": MODS.format(title), "tei": TEI.format(title)}
    return Change(name, title, Described(facts, metadata), sets_of(facts, source, None), "0" * 64, **others)


def deletion(name):
    """That a document is withdrawn."""
    return Change(name, "", None, {})


def names(count, start=0):
    """The names of some documents, in their order."""
    return [f"memo-{number:05}" for number in range(start, start + count)]
