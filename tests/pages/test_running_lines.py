"""Pages of wrapped text without blank lines, their first line a title."""

from encoder.api import encode

PAGE = (
    "By decree of the board of the port, of the second day of October of 1870, coun-\n"
    "tersigned by him who was then the warden of the harbour, there were founded in\n"
    "this town the lectures that were wanted to prepare those of the young men who\n"
    "were to enter the service of the lighthouses of the islands, which the very\n"
    "same warden had just then brought into such order as he thought would do, and\n"
    "which nobody had asked for; the lectures were read in winter and were free.\n"
)


def test_no_line_of_them_is_a_head_or_a_dateline() -> None:
    tei = encode(f"PREFACE TO THE FIRST EDITION.\n{PAGE}").tei.decode()
    assert "<head>PREFACE TO THE FIRST EDITION.</head>" in tei
    assert tei.count("<head>") == 1
    assert "<dateline>" not in tei
    assert tei[tei.index("<body") :].count("<p>") == 1


def test_marks_of_a_library_as_long_as_they_are() -> None:
    tei = encode(f"## p. xiii (#17) {'#' * 44}\n\nPREFACE TO THE FIRST EDITION.\n{PAGE}").tei.decode()
    assert '<pb n="xiii"' in tei
    assert "##" not in tei
