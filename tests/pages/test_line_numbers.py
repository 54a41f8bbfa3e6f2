"""Numbers in the margin count the lines; what counts something else stays text."""

from encoder.api import encode
from encoder.checks.coverage import coverage
from encoder.namespaces import tei
from encoder.pages.edges.line_numbers import without_line_numbers

TRANSCRIPT = """\
                          IN THE SUPERIOR COURT

                                                              14
 1                 DIRECT EXAMINATION BY MR. HALE
 2       Q.  Would you state your name for the record?
 3       A.  Thomas Ostrick, of the pilot cutter at
 4   Belmont; I have been there since the year of
 5   the great storm.
 6       Q.  And on the night of the fourth you were
 7   on the cutter?
 8       A.  I was.
 9             THE COURT:  Speak up, please.

                                                              15
 1       Q.  How did you know the time?
 2       A.  By the bell; it rings the hours, and I
 3   counted them.
"""


def test_the_lines_of_a_transcript() -> None:
    root = encode(TRANSCRIPT).tree.getroot()
    numbers = [lb.get("n") for lb in root.iter(tei("lb"))]
    assert numbers == [str(n) for n in (*range(1, 10), 1, 2, 3)]
    assert [pb.get("n") for pb in root.iter(tei("pb"))] == ["14", "15"]
    assert len(list(root.iter(tei("sp")))) == 7
    assert len(list(root.iter(tei("head")))) == 2


def test_an_independent_check_finds_the_numbers() -> None:
    tree = encode(TRANSCRIPT).tree
    assert not coverage(tree, TRANSCRIPT, "in.txt", "out.xml")
    next(tree.getroot().iter(tei("lb"))).attrib.pop("n")
    assert coverage(tree, TRANSCRIPT, "in.txt", "out.xml")


def test_items_and_sums_are_no_numbers_of_lines() -> None:
    items = [f"{n}  Repair of pier {n}, as agreed." for n in range(1, 12)]
    assert without_line_numbers(items)[1] == {}
    sums = ["Timber      15", "Nails       7", "Rope       20", "Tar         3"]
    assert without_line_numbers(sums)[1] == {}


def test_verses_of_a_play_are_counted_left_of_all_lines() -> None:
    said = ["Le soir descend, madame, et le jardin se tait ;", "Je n'ai plus rien à dire, on le sait."]
    verses = [f"{n if n in (5, 10) else '':<6}{said[n % 2]}" for n in range(1, 13)]
    speeches = (
        f"{'':20}{name}.\n{verses[at]}\n{verses[at + 1]}\n      (Il soupire.)\n      (Elle rit.)\n"
        for at, name in zip(range(0, 12, 2), ["ORGON", "ÉLISE"] * 3, strict=True)
    )
    root = encode(f"{'':20}SCÈNE I.\n\n{''.join(speeches)}").tree.getroot()
    assert [verse.get("n") for verse in root.iter(tei("l")) if verse.get("n")] == ["5", "10"]
