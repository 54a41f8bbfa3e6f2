"""What an editor says of a line is about its text, also where a page begins with the line."""

from encoder.api import encode
from encoder.corrections.records import Correction

MINUTES = """\
[Page 1]

The minutes of the last meeting were read and confirmed, and the clerk laid the letters upon the table.

[Page 2] Market Square Paths

County Hall, 9th January 1897

Dear Sir,

Referring to your letter of the 3rd of November last, I send you herewith a copy of my reply of this date.
"""


def test_a_line_behind_a_page_mark_is_shown_as_what_it_is():
    said = Correction(5, "[Page 2] Market Square Paths", role="head")
    found = encode(MINUTES, corrections=[said])
    assert b"<head>Market Square Paths</head>" in found.tei
    assert [finding.rule for finding in found.findings if finding.rule.startswith("E")] == []
