"""Epigraphs at the margin, whose author is named far to the right."""

from encoder.api import encode

TEXT = (
    "Nobody came to the harbour that year, and the lamp was dark until the keeper lit it in the spring.\n\n"
)


def test_a_few_words_between_a_head_and_a_name_at_the_right() -> None:
    chapter = "{}\n\nHail to thee, thou salt lady!\n\n                      TALLIS.\n\n\n" + TEXT + TEXT
    tei = encode(chapter.format("THE NORTH SEA.") + "\n\n" + chapter.format("FAREWELL.")).tei.decode()
    assert (
        tei.count("<epigraph><quote><p>Hail to thee, thou salt lady!</p></quote><p>TALLIS.</p></epigraph>")
        == 2
    )
    assert "<head>THE NORTH SEA.</head>" in tei
    assert "<signed>" not in tei


def test_a_signature_at_the_right_is_no_author() -> None:
    tei = encode(
        f"Westbury, 3 May 1811.\n\nDear Sir,\n\n{TEXT}Yours truly\n\n                      TALLIS.\n"
    ).tei.decode()
    assert "<signed>TALLIS.</signed>" in tei
