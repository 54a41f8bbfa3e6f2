"""Items of inventories, agendas and indexes: each begins one, and what leads to them does not."""

from encoder.pages.prose.indexed import indexed_lines
from encoder.pages.prose.itemised import itemised_lines
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"


def body(text):
    return encode_source(source_of_text(text)).tree.find(f".//{TEI}body")


def said(node):
    return " ".join("".join(node.itertext()).split())


def items(text):
    return [said(item) for item in body(text).iter(f"{TEI}item")]


FOUND = (
    "Dans la maison de ladite veuve il s'est trouvé :\n"
    "1° Une crémaillère de feu qu'ils ont estimée à la somme de soixante-quinze centimes 75 cts\n"
    "2° Une poêle deux francs 2\n"
    "3° Un lit garni de sa couette, traversin de plume,\n"
    "couverture et rideaux en toile 38\n"
    "4° Six draps de lit 18\n"
)


def test_long_items_in_degrees_count_on_over_wrapped_lines():
    lines = FOUND.split("\n")
    assert itemised_lines(lines) == {1, 2, 3, 5}
    assert items(f"Inventaire de défunt Jean Tallis.\n\n{FOUND}\nFait à Merrow.\n")[1:3] == [
        "Une poêle deux francs 2",
        "Un lit garni de sa couette, traversin de plume, couverture et rideaux en toile 38",
    ]


def test_bullets_before_numbers_that_go_on():
    text = (
        "Dans la grande salle, où avons trouvé :\n"
        "- 329. Trois tables montées sur leurs tréteaux, cy 12 l.\n"
        "- 330. Deux grands chenets de fer, cy 8 l.\n\n"
        "De là, sommes passés dans la chambre à côté, du même étage, où avons trouvé :\n"
        "- 331. Un lit à quenouilles, cy 60 l.\n"
        "- 332. Une table, cy 4 l.\n"
    )
    tree = body(text)
    assert [len(each) for each in tree.iter(f"{TEI}list")] == [4, 4]
    assert "De là, sommes passés dans la chambre à côté, du même étage, où avons trouvé :" in [
        said(p) for p in tree.iter(f"{TEI}p")
    ]


def test_items_within_items():
    agenda = "1. Vragen\n2. Benoemingen\na. van een lid der commissie\nb. van een onderwijzer\n3. Rondvraag\n"
    text = f"Notulen van de raad.\n\nAgenda:\n{agenda}\nDe voorzitter opent de vergadering.\n"
    outer = next(body(text).iter(f"{TEI}list"))
    assert [said(label) for label in outer.findall(f"{TEI}label")] == ["1.", "2.", "3."]
    assert [said(label) for label in outer.iter(f"{TEI}label")] == ["1.", "2.", "a.", "b.", "3."]


def test_sentences_that_dashes_begin_are_no_items():
    assert not itemised_lines(["Il dit :", "- Venez donc.", "- Non, dit-elle.", "- Pourquoi ?"])
    assert not itemised_lines(["The year was good.", "1. The mill", "was sold."])


def test_it_with_a_stop_begins_an_item():
    text = (
        "It. pro vino propinato domino comiti 4 s. 6 d.\nIt. nuncio misso versus Coloniam 18 s.\n"
        "It. operariis extra portam 6 s. dat.\n\nEt sic computatis omnibus magistri manent debentes 8 m.\n"
    )
    assert len(items(text)) == 3


INDEX = """INDEX

Abbot, Maurice, 12, 45–47, 103
Accounts: of the bailiffs, 23–31; of the
    churchwardens, 77, 80
Bells, casting of, 56
    hanging of, 57, 58
Clocks, see Bells
Dyers, company of, 15, 70

E

Elm Street, 6, 9, 41
Fairs, 22, 27–28
"""


def test_entries_of_an_index():
    lines = INDEX.split("\n")
    assert [lines[row].split(",")[0].strip() for row in sorted(indexed_lines(lines))] == [
        "Abbot",
        "Accounts: of the bailiffs",
        "Bells",
        "hanging of",
        "Clocks",
        "Dyers",
        "Elm Street",
        "Fairs",
    ]
    assert "Accounts: of the bailiffs, 23–31; of the churchwardens, 77, 80" in items(INDEX)


def test_years_at_line_ends_out_of_order_are_no_index():
    lines = ["Rome, 1902", "Berlin, 1903", "Paris, 1904", "Halle, 1905", "Arles, 1906", "Vienna, 1907"]
    assert not indexed_lines(lines)


MINUTES = """Notulen van de vergadering, gehouden op dinsdag 17 december 1912.

Aanwezig:
Voorzitter: de heer J.W. van der Sluijs
Secretaris: de heer T.M. van Gorsel
De leden: de heer G.E. Admiraal
de heer H. van Nes

De heer Nes vraagt, of het waar is, dat de brug over de vaart niet meer berijdbaar is.
"""


def test_those_present_by_their_offices():
    named = next(each for each in body(MINUTES).iter(f"{TEI}list") if each.get("type") == "participants")
    assert [said(item) for item in named.iter(f"{TEI}item")] == [
        "Voorzitter: de heer J.W. van der Sluijs",
        "Secretaris: de heer T.M. van Gorsel",
        "De leden: de heer G.E. Admiraal",
        "de heer H. van Nes",
    ]
