"""Letters of one text after another, their signatures in capitals like heads."""

from encoder.api import encode

TEXT = (
    "I had your letter by the Prudence, and have read it twice over to the whole table. The\n"
    "nets are mended, and the boat was tarred on Monday, so that we wait for nothing but wind.\n\n"
)


def letters(*titles: str, name: str = "JOHN TALLIS.") -> str:
    return "".join(f"{title}\n\n{TEXT}{name}\n\n\n" for title in titles)


def test_numbers_and_names_in_capitals() -> None:
    source = letters(
        "41.\n\nTO RACHEL SEAMAN.\n\nWestbury, 3 May 1811.", "42.\n\nTO THE VICAR.", "43.\n\nTO MR. LOWE."
    )
    tei = encode(source).tei.decode()
    assert tei.count("<signed>JOHN TALLIS.</signed>") == 3
    assert "<head>42.</head>" in tei
    assert "<head>TO THE VICAR.</head>" in tei
    assert "<list" not in tei


def test_a_name_that_signs_below_a_leave_elsewhere() -> None:
    leave = f"NO. 1.\n\nWestbury, 3 May 1811.\n\n{TEXT}Your obedient\n\nTALLIS.\n\n\n"
    tei = encode(
        leave
        + f"NO. 2.\n\nWestbury, 4 May 1811.\n\n{TEXT}JOHN TALLIS.\n\nThe nets are yours if you want them.\n"
    ).tei.decode()
    assert "<signed>JOHN TALLIS.</signed>" in tei


def test_greetings_with_a_dash_behind_their_stop() -> None:
    tei = encode(f"Westbury, 3 May 1811.\n\nYOUR ROYAL HIGHNESS,--\n\n{TEXT}").tei.decode()
    assert "<salute>YOUR ROYAL HIGHNESS,--</salute>" in tei


def test_a_greeting_in_capitals_below_the_head_of_a_letter() -> None:
    source = "".join(
        f"LETTER {number}.\n\n  Prudence, under Lundy,\n  May {day}, 1811.\n\nMY OWN DEAR RACHEL,\n\n{TEXT}"
        for number, day in (("XL", 3), ("XLI", 9))
    )
    tei = encode(source).tei.decode()
    assert tei.count("<salute>MY OWN DEAR RACHEL,</salute>") == 2
    assert "<head>LETTER XL.</head>" in tei
    assert tei.count("<dateline>") == 2


def test_who_is_written_to_above_each_letter() -> None:
    tei = encode("BREVE\n\n" + letters("Til Margrethe Holm.", "Til Rasmus Krag.", name="")).tei.decode()
    assert "<head>Til Margrethe Holm.</head>" in tei
    assert "<head>Til Rasmus Krag.</head>" in tei


def test_heads_in_capitals_stay_heads() -> None:
    source = f"THE HARBOUR.\n\n{TEXT}THE LIGHT.\n\n{TEXT}THE REEF.\n\n{TEXT}"
    assert encode(source).tei.decode().count("<head>") == 3


def test_who_is_written_to_right_above_where_and_when() -> None:
    source = (
        "These letters were copied by the keeper of the light, who asked nobody whether he might do so.\n\n"
        f"  To Rachel Seaman.\n          Prudence 10/1 1901.\n{TEXT}        John Tallis.\n\n"
        f"  To Margaret Lowe.\n          Westbury 20/1 1901.\n{TEXT}        John Tallis.\n"
    )
    tei = encode(source).tei.decode()
    assert "<head>To Rachel Seaman.</head>" in tei
    assert "<head>To Margaret Lowe.</head>" in tei
    assert tei.count("<dateline>") == 2


def test_the_next_letter_begins_with_its_date_and_greeting() -> None:
    text = TEXT.strip().replace("\n", " ")
    end, greeting = "Genova, 18 marzo 1858.\nD. Tallis.", "Genova, 7 aprile 1858.\nMia cara signora Ersilia"
    source = f"{text}\n{end}\n{greeting}\n{text}\n{text}\n"
    tei = encode(source).tei.decode()
    assert "<salute>Mia cara signora Ersilia</salute></opener>" in tei
    assert tei.count("<opener>") == 1


def test_a_title_of_lines_apart_above_the_first_letter() -> None:
    title = "THE\n\nLetters\n\nOF\n\nJOHN TALLIS\n\nTO\n\nRACHEL SEAMAN.\n\n\n\n\n"
    body = "".join(
        f"LETTER {n}.\n\n  Westbury, May {d}, 1811.\n\n{TEXT}\n\n\n" for n, d in (("I", 3), ("II", 9))
    )
    tei = encode(title + body).tei.decode()
    lines = "THE <lb/> Letters <lb/> OF <lb/> JOHN TALLIS <lb/> TO <lb/> RACHEL SEAMAN."
    assert f"<head>{lines}</head>" in " ".join(tei.split())
    assert "<head>LETTER I.</head>" in tei


def test_the_sender_of_a_title_signs_above_a_remark():
    source = "".join(
        f"LETTER {n}\n\nJOSIAS QUILL TO S.T. HALE\n\n[Postmark May {n}, 1796.]\n\n{TEXT}"
        f"                                        J. QUILL.\n\n[The nets were those of Hale.]\n\n"
        for n in (1, 2, 3)
    )
    tei = encode(source).tei.decode()
    assert tei.count("<signed>J. QUILL.</signed>") == 3


def test_a_bill_and_who_brings_it_in():
    source = (
        f"HARBOURS.\n\n{TEXT}                    HARBOURS BILL--[BILL 12.]\n"
        f"                    (Mr. Tallis, Mr. Hale.)\n\n{TEXT}"
    )
    assert "<head>HARBOURS BILL--[BILL 12.]" in encode(source).tei.decode()


def test_numbered_titles_that_name_both_parties_begin_documents_of_a_calendar() -> None:
    tei = encode(
        f"1147. The Earl of Harborne to Sir Robert Quayle.\n\n1598, August 12. — {TEXT}"
        f"1148. Sir Robert Quayle to the Earl of Harborne.\n\n1598, August 16. — {TEXT}"
        "Holograph. Endorsed : “Received at Nonsuch the 19th.” 1½ pp. (63. 58.)\n\n"
        f"1149. The Mayor of Plymouth to the Council.\n\n1598, August 17. — {TEXT}"
    ).tei.decode()
    assert "<head>1148. Sir Robert Quayle to the Earl of Harborne.</head>" in tei
    assert "<head>1149. The Mayor of Plymouth to the Council.</head>" in tei
    assert tei.count('<div type="document" n="') == 3
    assert "<head>Holograph" not in tei


def test_a_remark_above_a_greeting_with_the_day_beside_it() -> None:
    tei = encode(
        f"Inclosure 1 in No. 37.\n\nEmin Pasha to Consul Braithwaite.\n\n(Translation.)\n"
        f"M. le Consul,                        Trebizond, April 3, 1862.\n\n{TEXT}I beg, &c.\nEMIN.\n"
    ).tei.decode()
    assert "<head>(Translation.)</head>" in tei
    assert "<salute>M. le Consul,</salute>" in tei
    assert '<date when="1862-04-03">April 3, 1862</date>' in tei.partition("<dateline>")[2]


def test_a_stop_between_place_and_day_or_day_and_year_parts_no_dateline() -> None:
    opening = encode(
        f"Millbrook, Ill.\nJune 14th 1863\n\nDear Brother\n\n{TEXT}Yours\n\nEliza Lowe\n"
    ).tei.decode()
    assert opening.count("<dateline>") == 1
    assert 'when="1863-06-14"' in opening
    leave = "und seyn Sie der Hochachtung versichert, mit der ich verharre\nEw. Wohlgeboren\n"
    closing = encode(
        "Hochgeehrtester Herr Professor!\n\nDie Handschrift, von der Sie schreiben, habe ich in Halle\n"
        "selbst gesehen; sie ist auf Pergament. Haben Sie die Güte, mich Ihrer Frau zu empfehlen\n"
        f"{leave}gehorsamster Diener\nJ. G. Kemmer.\nGöttingen den 18ten Febr.\n1811.\n"
    ).tei.decode()
    assert 'when="1811-02-18"' in closing
    assert "<signed>Ew. Wohlgeboren" not in closing
