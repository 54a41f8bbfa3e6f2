"""Dates in many languages and styles, their years and centuries, and what is no date."""
# ruff: noqa: E501 - tables of texts

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.document.dates import Context, context_of, find_dates
from encoder.document.dates.calendars import from_julian, from_republican, from_roman, roman_number


def values(text: str, **context) -> str:
    """The attributes of the dates of a text, `resp` left out; `-` for a date without value."""
    found = [one for one in find_dates(text, Context(**context)) if one.name == "date"]
    return "; ".join(
        " ".join(f"{name}={value}" for name, value in one.attributes if name != "resp") or "-"
        for one in found
    )


WHOLE = """
de | Weimar, den 14. März 1824 | when=1824-03-14
de | d. 3ten Novbr. 1831 | when=1831-11-03
de | Berlin, Sonnabend den 29sten Juli 1837. | when=1837-07-29
de | Berlin, Samstag, 29. Juli 1837 | when=1837-07-29
de | Halle den 10ten September 1840. | when=1840-09-10
de | Zürich den 17 Oct. 1848 | when=1848-10-17
de | Glarus , 21. Juny 1860. – | when=1860-06-21
de | Paris den 5ten Merz 1877. | when=1877-03-05
de | Florenz den 28t Maj 1871. | when=1871-05-28
de | am 1. Jänner 1811 | when=1811-01-01
de | den 4. Hornung 1802 | when=1802-02-04
de | 12. Brachmonat 1799 | when=1799-06-12
de | 3. Heumonat 1712 | when=1712-07-03
de | 9. Christmonat 1780 | when=1780-12-09
de | Wien, 9. 8br. 1799 | when=1799-10-09
de | Wien, den 24ſten Auguſt 1788 | when=1788-08-24
de | Rom, 31 III 1920 | when=1920-03-31
de | Berlin d. 19. V. 1905. | when=1905-05-19
de | 7./VII. 1910 | when=1910-07-07
de | d. 17./11. 1906. | when=1906-11-17
de | Wien, 11. 8. 1893 | when=1893-08-11
de | Bieuxy d. 4. Mai. 1915. | when=1915-05-04
de | am 3.-5. Mai 1911 | from=1911-05-03 to=1911-05-05
de | 26./27. September 1876 | from=1876-09-26 to=1876-09-27
de | 14./26. März 1824 | when=1824-03-26
de | 2. März 1824 a. St. | when=1824-03-14 calendar=#julian
de | Freitag, den 15. März 1901 | when=1901-03-15
de | Montag, den 15. März 1901 | when=1901-03-15 cert=medium
de | 1843, den 1sten Juny | when=1843-06-01
de | im Mai 1911 | when=1911-05
de | ohne Datum | -
fr | le 3 mai 1911 | when=1911-05-03
fr | Paris, ce 1er avril 1793 | when=1793-04-01
fr | Lisbonne, 3 août 1936 | when=1936-08-03
fr | Paris, 5 Févier 1921. | when=1921-02-05
fr | 4 avr. 1848 | when=1848-04-04
fr | le 12 8bre 1715 | when=1715-10-12
fr | 21 Xbre 1701 | when=1701-12-21
fr | 2 9bre 1688 | when=1688-11-02
fr | mercredi 3 mai 1911 | when=1911-05-03
fr | Zurich, le 26/27 Septembre 1876. | from=1876-09-26 to=1876-09-27
fr | le 10 d'août 1792 | when=1792-08-10
fr | 12 vendémiaire an IV | when=1795-10-04 calendar=#republican
fr | Paris, le 9 thermidor, l'an 2 | when=1794-07-27 calendar=#republican
fr | 18 brumaire an VIII | when=1799-11-09 calendar=#republican
fr | le 1er vendémiaire an I | when=1792-09-22 calendar=#republican
fr | 5 nivôse an XIV | when=1805-12-26 calendar=#republican
fr | 3e jour complémentaire an VII | when=1799-09-19 calendar=#republican
fr | germinal an III | from=1795-03-21 to=1795-04-19 calendar=#republican
fr | 14/2 1893 | when=1893-02-14
fr | 10/11/1893 | when=1893-11-10
fr | sans date | -
nl | zaterdag 8 september 1888 | when=1888-09-08
nl | Den Haag, 3 maart 1671 | when=1671-03-03
nl | den 5en Mei 1831 | when=1831-05-05
nl | 21sten Junij 1795 | when=1795-06-21
nl | 8 Febr. 1703 | when=1703-02-08
nl | 4 Hooimaand 1799 | when=1799-07-04
nl | 1 okt. 1900 | when=1900-10-01
es | Madrid, 3 de mayo de 1911 | when=1911-05-03
es | a 5 de octubre del año de 1582 | when=1582-10-05
es | 1º de enero de 1900 | when=1900-01-01
es | 14 de setiembre de 1810 | when=1810-09-14
es | 7 de dic. de 1899 | when=1899-12-07
es | lunes 2 de mayo de 1808 | when=1808-05-02
pt | 3 de maio de 1911 | when=1911-05-03
pt | Lisboa, 1.º de Março de 1820 | when=1820-03-01
pt | 12 de Outubro do anno de 1798 | when=1798-10-12
pt | Coimbra, 4 de fev. de 1901 | when=1901-02-04
it | Roma, 3 giugno 1861 | when=1861-06-03
it | Firenze, addì 4 di maggio 1504 | when=1504-05-04
it | Napoli 9 gennajo 1799 | when=1799-01-09
it | Milano, 2 ottobre 1859 | when=1859-10-02
it | 1º settembre 1870 | when=1870-09-01
en | 9 Decr 1715 | when=1715-12-09
en | Saint Orme June 12th. 1784 | when=1784-06-12
en | Bertram House Jany12th 1819. | when=1819-01-12
en | Jany 24th1820. | when=1820-01-24
en | CrossMarch 22. 1821. | when=1821-03-22
en | Feby 18 1819. | when=1819-02-18
en | 2nd May, 1867 | when=1867-05-02
en | the 4th day of July, 1776 | when=1776-07-04
en | 3d Septr. 1783 | when=1783-09-03
en | 22d Augt 1776 | when=1776-08-22
en | 10 9ber 1688 | when=1688-11-10
en | 14 Iuly 1601 | when=1601-07-14
en | 5 Nouember 1605 | when=1605-11-05 cert=medium
en | 1819 February 18 | when=1819-02-18
en | HARWICK, SATURDAY, JUNE 9, 1888. | when=1888-06-09
en | 4/15 May 1712 | when=1712-05-15
en | May 4/15, 1712 | when=1712-05-15
en | 28 May/8 June 1712 | when=1712-06-08
en | 4/5 May 1712 | from=1712-05-04 to=1712-05-05
en | 3 (14) March 1745 | when=1745-03-14
en | 10 Feb. 1711/12 | when=1712-02-10 cert=high
en | Feb. 1711/12 | when=1712-02 cert=high
en | Feb. 11, 1731, O.S. | when=1731-02-22 calendar=#julian
en | October 9, O. S. 1746 | when=1746-10-20 calendar=#julian
en | 2 July N.S. 1746 | when=1746-07-02
en | Feb. 22, 1732 N.S. | when=1732-02-22
en | 7th mo. 4th 1780 | when=1780-07-04 calendar=#quaker
en | 7th mo. 4th, 1690 | when=1690-09-04 calendar=#quaker cert=high
en | 4th of 7th month 1780 | when=1780-07-04 calendar=#quaker
en | 4th day of the 7th mo. 1780 | when=1780-07-04 calendar=#quaker
en | Seventh month 4th 1780 | when=1780-07-04 calendar=#quaker
en | 10/11/1962 | when=1962-10-11 cert=medium
en | 13/11/1962 | when=1962-11-13
en | May 4 and 6, 1911 | when=1911-05-04; when=1911-05-06
en | London E. C. 14th May 187 2 | when=1872-05-14 cert=high
la | IV idus Marcii 1520 | when=1520-03-12 calendar=#roman
la | pridie Idus Ian. 1517 | when=1517-01-12 calendar=#roman
la | V. Kal. April. MDXXI | when=1521-03-28 calendar=#roman
la | Kalendis Maii 1601 | when=1601-05-01 calendar=#roman
la | a. d. XVII Kal. Feb. 1533 | when=1533-01-16 calendar=#roman
la | III Nonas Octobris 1499 | when=1499-10-05 calendar=#roman
la | Non. Iul. 1500 | when=1500-07-07 calendar=#roman
la | die 4 Ianuarii 1622 | when=1622-01-04
la | Romae, 12 Septembris 1540 | when=1540-09-12
la | 7 Maij anno 1530 | when=1530-05-07
uk | 3 березня 1911 р. | when=1911-03-03
ru | 3 мая 1885 г. | when=1885-05-03
ru | 3 (15) мая 1885 | when=1885-05-15
ru | 3/15 мая 1885 | when=1885-05-15
pl | dnia 3 maja 1791 roku | when=1791-05-03
sv | den 6 juni 1809 | when=1809-06-06
da | den 5te Junii 1849 | when=1849-06-05
da | 3/5 1911 | when=1911-05-03
"""
CASES = [tuple(part.strip() for part in line.split("|")) for line in WHOLE.strip().splitlines()]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_date_of_its_language(language, text, expected):
    assert values(text, languages=(language,)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [case for case in CASES if not case[1][0].isdecimal() or "/" not in case[1][:6]],
)
def test_the_language_need_not_be_known(language, text, expected):
    assert values(text).replace(" cert=medium", "") == expected.replace(" cert=medium", "")


SHORT = """
Wien, 11. 8. 93 | 1893-08-11 | when=1893-08-11 cert=high
26. 4. 97. | 1897 | when=1897-04-26 cert=high
12/1 93. | 1893-01-12 | when=1893-01-12 cert=high
Kopenhagen 10 März 99 | 1899-03-10 | when=1899-03-10 cert=high
Wien 31 III 20 | 1920-03-31 | when=1920-03-31 cert=high
7. X. 07 | 1907 | when=1907-10-07 cert=high
17./11. 06. | 1906-11-17 | when=1906-11-17 cert=high
Luzern d. 3. März 77. | 1877 | when=1877-03-03 cert=high
Neuchâtel den 1sten Juny. | 1843-06-01 | when=1843-06-01 cert=high
d. 5. Mai | 1911 | when=1911-05-05 cert=high
30. Dezember | 1900-01-02 | when=1899-12-30 cert=high
1. Juni | 1900-01-02 | when=1900-06-01 cert=medium
19. V. | 1905-05-19 | when=1905-05-19 cert=high
19. V. | 1905-11-02 |
d. 5. Mai | | -
29. Februar | 1911 | -
Freitag abend | 1911-05-05 |
pridie Idus Ian. | 1517 | when=1517-01-12 calendar=#roman cert=high
IV idus Marcii | | calendar=#roman
7th mo. 4th | 1780-07-04 | when=1780-07-04 calendar=#quaker cert=high
7th mo. 4th | | calendar=#quaker
7. X. 07 | | when=1907-10-07 cert=medium
den 8 Fbr 1796 | 1796-02-08 | when=1796-02-08 cert=medium
den 8 Fbr 1796 | 1796-03-11 |
den 8 Fbr 1796 | |
den 8 Xyz 1796 | 1796-02-08 |
"""


@pytest.mark.parametrize("line", SHORT.strip().splitlines())
def test_a_heading_supplies_the_year(line):
    text, near, expected = (part.strip() for part in line.split("|"))
    assert values(text, languages=("de",), near=near or None) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Matth. 5, 3", "Joh. 3,16", "2 Kings 4:12", "Luke 3. 16", "Ps. 4. v. 12", "Ps. 1. 2. 34", "£3 . 4 . 6", "£ 12. 10. 45",
        "$ 12.10.45", "No. 12. 10. 45", "Tel. 12.10.45", "Nr. 12. 3. 45", "031 22 33 44", "555-1234", "T. n° 214", "No. 1050",
        "p. 12. 3. 45", "chap. 4 V 12", "art. 3. 4. 56", "12s. 6d.", "Volume VII, Document 240", "Louis XIV", "Pius XII.",
        "32. 13. 1893", "45. 46. 93", "3 out of 10", "on the fifth day", "set 4 of 5", "die 4", "12 mars", "1/2 lb.", "4 in 12", "3:30",
        "§ 3. 4. 56", "fol. 12. 4. 11", "[1r:2]", "II, 4", "von 3 bis 5", "the 4th. instant", "in 5 Stunden",
    ],
)  # fmt: skip
def test_no_date_is_invented(text):
    assert not any("=" in value for value in values(text).split("; "))


def test_the_order_of_day_and_month_is_decided_by_language_or_run():
    assert values("3/4 /11") == ""
    assert values("3/4/1911", languages=("en",)) == "when=1911-03-04 cert=medium"
    assert values("3/4/1911", languages=("en",), day_first=True) == "when=1911-04-03"
    assert values("3/4/1911", languages=("fr",)) == "when=1911-04-03"
    assert values("3/4/1911", languages=("fr",), day_first=False) == "when=1911-03-04"


def test_the_years_of_a_house_give_the_century():
    assert values("11. 8. 93", languages=("de",), years=(1880, 1905)) == "when=1893-08-11 cert=high"
    assert values("11. 8. 43", languages=("de",), years=(1880, 1905)) == "when=1843-08-11 cert=medium"


@pytest.mark.parametrize(
    ("heading", "near"),
    [
        ("Arthur an Hugo, 11. 8. 1893", "1893-08-11"), ("Ried an Wehlen, Weimar, Donnerstag, 01. Juni [1843]", "1843-06-01"),
        ("Letters of 1784", None), ("Correspondence, 1784", "1784"), ("LETTRE N° 645.", None), ("", None),
    ],
)  # fmt: skip
def test_the_date_of_a_heading(heading, near):
    assert context_of(heading, ("de",)).near == near


def test_other_calendars():
    assert from_julian(1731, 2, 11) == date(1731, 2, 22) and from_julian(1700, 2, 29) == date(1700, 3, 11)
    assert from_julian(1582, 10, 5) == date(1582, 10, 15) and from_julian(1901, 2, 29) is None
    assert from_republican(15, 1, 1) is None and from_republican(2, 13, 6) is None
    assert from_republican(3, 13, 6) == date(1795, 9, 22) and from_republican(4, 1, 31) is None
    assert from_roman("ides", 9, 3, 1520) is None and from_roman("kalends", 1, 1, 1520) == date(1520, 1, 1)
    assert [roman_number(word) for word in ("XIV", "iiij", "MDCCLXXVI", "abc", "")] == [14, 4, 1776, 0, 0]


@given(st.dates(date(1792, 9, 22), date(1806, 9, 22)))
def test_each_day_of_the_republic_is_once(day):
    following = day + timedelta(days=1)
    days = [
        (year, month, number)
        for year in range(day.year - 1793, day.year - 1790)
        for month in range(1, 14)
        for number in range(1, 31)
        if from_republican(year, month, number) in (day, following)
    ]
    assert len(days) == (2 if following <= date(1806, 9, 22) else len(days))


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 500,
        "May " * 250,
        "3. " * 330,
        "XII " * 250,
        "1/1 " * 250,
        "den " * 250,
        "3 de " * 200,
        "7th mo. " * 120,
    ],
)
def test_dates_are_found_in_linear_time(text):
    list(find_dates("warm up 3 May 1911"))
    start = time.process_time()
    list(find_dates(text))
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Datum Romae apud S. Petrum, die XXVIII Maii MCMX", "1910-05-28"),
        ("Ex Tridento, XIII Decembris anno Domini MDXLV.", "1545-12-13"),
        ("Datum Romae XVIII Novembris A. D. 1552.", "1552-11-18"),
        ("die xx mensis Martii anni 1650", "1650-03-20"),
        ("3 mai MDCCCXCI", "1891-05-03"),
        ("Harwick, IV May 1872", "1872-05-04"),
    ],
)
def test_days_and_years_in_roman_numerals(text, when):
    assert [dict(phrase.attributes).get("when") for phrase in find_dates(text)] == [when]


@pytest.mark.parametrize("text", ["PIUS PP. X Maii", "Chapter XL May 1872", "XXXII Maii MCMX"])
def test_numerals_that_are_no_days(text):
    assert not any(len(dict(phrase.attributes).get("when", "")) == 10 for phrase in find_dates(text))
