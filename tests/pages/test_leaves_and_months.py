"""Short leaves, signatures that a transcriber says to be such, months above minutes."""

from encoder.api import encode

TEXT = "The Board met in the schoolroom, and the keeper of the light asked for oil, which was refused him."


def test_a_month_above_minutes_is_a_head() -> None:
    minutes = "".join(
        f"{month}\n{TEXT}\nJohn Tallis [signature]\n"
        for month in ("January 1901", "February 1901", "March 1901")
    )
    tei = encode(f"Harbour Board 1901\n{minutes}").tei.decode()
    assert tei.count("<signed>John Tallis [signature]</signed>") == 3
    for month in ("January", "February", "March"):
        assert f"{month} 1901</head>" in tei


def test_a_leave_cut_short_above_what_is_enclosed() -> None:
    letter = f"FOREIGN OFFICE, February 2, 1874.\n\nSIR: {TEXT}\n\nI am, &c.,\n\nTALLIS.\n\n"
    tei = encode(
        f"{letter}[Inclosure 1 in inclosure in No. 558.]\n\nGovernor Lowe to Lord Tallis.\n\n{letter}"
    ).tei.decode()
    assert tei.count("<salute>I am, &amp;c.,</salute>") == 2
    assert tei.count("<signed>TALLIS.</signed>") == 2
    assert "<head>Governor Lowe to Lord Tallis.</head>" in tei


def test_a_dash_between_two_thoughts_makes_no_list() -> None:
    tei = encode(
        f"Westbury, 3 May 1811.\n\nDear Rachel,\n\n{TEXT}\n\n– {TEXT} – {TEXT}\n\n{TEXT}\n"
    ).tei.decode()
    assert "<list" not in tei
    assert "<p>– The Board met" in tei


def test_dashes_below_each_other_are_a_list() -> None:
    tei = encode(
        f"Westbury, 3 May 1811.\n\nDear Rachel,\n\nWe want this:\n\n– {TEXT}\n\n– {TEXT}\n\n{TEXT}\n"
    ).tei.decode()
    assert tei.count("<item>") == 2
