"""Whole documents around the piece of XML that a test is about."""

MINIMUM = (
    "<fileDesc><titleStmt><title>x</title></titleStmt>"
    "<publicationStmt><publisher>A</publisher><idno>x</idno></publicationStmt>"
    "<sourceDesc><bibl><title>x.txt</title><idno type='sha256'>00</idno></bibl></sourceDesc></fileDesc>"
)
BODIES = {
    "header": "<div type='letter'><p>x</p></div>",
    "whole": "",
    "body": "{xml}",
    "div": "<div type='letter' n='1' xml:id='d1'>{xml}</div>",
}


def whole(xml: str, place: str | None = None) -> str:
    """A TEI document with a piece of XML in its place: `div` (default), `body`, `header` after fileDesc, or
    `whole`, where the piece is the rest of the header and the text."""
    if place == "whole":
        return f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader>{MINIMUM}{xml}</TEI>"
    header = f"<teiHeader>{MINIMUM}{xml if place == 'header' else ''}</teiHeader>"
    body = BODIES[place or "div"].replace("{xml}", xml)
    return f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>{header}<text><body>{body}</body></text></TEI>"
