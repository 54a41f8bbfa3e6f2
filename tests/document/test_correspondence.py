"""Who sent a document to whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.api import encode
from encoder.document.correspondence import correspondence
from encoder.document.correspondence.headings import parties_of_heading
from encoder.document.correspondence.names import correspondents, kind_of
from encoder.document.correspondence.titles import parties_of_title
from encoder.model import Element, Metadata, Text, element
from encoder.namespaces import tei


def names(found):
    return [one.name for one in found]


HEADINGS = [
    ("12. Memorandum From Inspector Lowe to Governor Finch", ["Inspector Lowe"], ["Governor Finch"]),
    (
        "Telegram From the Embassy in Norland to the Department of State",
        ["Embassy in Norland"],
        ["Department of State"],
    ),
    (
        "Telegram From the Mission to the Tide League to the Harbor Office",
        ["Mission to the Tide League"],
        ["Harbor Office"],
    ),
    (
        "Telegram From the Harbor Office to the Mission to the Tide League",
        ["Harbor Office"],
        ["Mission to the Tide League"],
    ),
    ("Telegram From the Mission to the Tide League", ["Mission to the Tide League"], []),
    (
        "Memorandum From the Deputy to the Harbor Master for Lights (Lowe) to the Under Clerk (Finch)",
        ["Deputy to the Harbor Master for Lights (Lowe)"],
        ["Under Clerk (Finch)"],
    ),
    ("Letter From the Ambassador to the President", ["Ambassador"], ["President"]),
    (
        "Action Memorandum From Ada Lowe and B. Robert Finch of the Tide Board Staff to President Merrow",
        ["Ada Lowe", "B. Robert Finch of the Tide Board Staff"],
        ["President Merrow"],
    ),
    (
        "Memorandum From the Clerk (Lowe) and the Mate for Ropes and Nets (Finch) to President Merrow",
        ["Clerk (Lowe)", "Mate for Ropes and Nets (Finch)"],
        ["President Merrow"],
    ),
    (
        "Circular Telegram From the Department of State to the Embassies in Norland, Sudland, and Westland",
        ["Department of State"],
        ["Embassies in Norland, Sudland, and Westland"],
    ),
    (
        "Message From the Government of Norland to the Government of Sudland",
        ["Government of Norland"],
        ["Government of Sudland"],
    ),
    ("MEMORANDUM FROM INSPECTOR LOWE TO THE HARBOR OFFICE", ["INSPECTOR LOWE"], ["HARBOR OFFICE"]),
    ("Letter From Inspector Lowe", ["Inspector Lowe"], []),
    ("Letter to Inspector Lowe", [], ["Inspector Lowe"]),
    ("Memorandum for the Record", [], []),
    ("Memorandum of Conversation", [], []),
    ("Paper Prepared in the Harbor Office", [], []),
    ("Editorial Note", [], []),
    ("", [], []),
]


@pytest.mark.parametrize(("heading", "senders", "recipients"), HEADINGS)
def test_headings(heading, senders, recipients):
    found = parties_of_heading(heading)
    assert (names(found.senders), names(found.recipients)) == (senders, recipients)


def test_where_a_recipient_was():
    found = parties_of_heading("Telegram From the Harbor Office to Secretary of State Merrow in Lisbon")
    assert names(found.recipients) == ["Secretary of State Merrow"]
    assert found.destination == "Lisbon"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("President Merrow", "persName"),
        ("Secretary of the Treasury Merrow", "persName"),
        ("the Under Secretary for Lights (Lowe)", "persName"),
        ("Ada B. Lowe of the Tide Office", "persName"),
        ("W. MERROW", "persName"),
        ("the Embassy in Norland", "orgName"),
        ("Certain Posts", "orgName"),
        ("the White House", "orgName"),
        ("THE TIDE BOARD", "orgName"),
        ("Staff Secretary of the Tide Council", "name"),
        ("Chairman, Council of Tides", "name"),
        ("Secretary of State", "name"),
        ("PORT SALTER", "name"),
    ],
)
def test_kinds_of_names(name, kind):
    assert kind_of(name) == kind


def address(*lines):
    return element("opener", element("address", *(element("addrLine", Text(0, line)) for line in lines)))


def labelled(*pairs):
    nodes = [
        node
        for label, item in pairs
        for node in (element("label", Text(0, label)), element("item", Text(0, item)))
    ]
    return element("opener", element("argument", element("list", *nodes, rend="labeled")))


def found_in(*content: Element, sidecar: Metadata | None = None, type_: str = "memorandum"):
    division = element("div", *content, type=type_)
    metadata = sidecar or Metadata()
    return correspondence([division], metadata, metadata)


def test_labels_of_a_typed_opener():
    (found,) = found_in(labelled(("TO:", "Chief, Lights"), ("FROM :", "W. Merrow"), ("SUBJECT:", "The lamp")))
    assert (names(found.senders), names(found.recipients)) == (["W. Merrow"], ["Chief, Lights"])
    assert (found.sender_cert, found.recipient_cert) == ("medium", "medium")


def test_a_list_of_recipients_below_its_label():
    items = (element("item", Text(0, name)) for name in ("The Secretary of Tides", "Ada Lowe"))
    (found,) = found_in(element("list", element("head", Text(0, "MEMORANDUM FOR")), *items, type="to"))
    assert names(found.recipients) == ["Secretary of Tides", "Ada Lowe"]


def test_an_address_and_who_signed():
    signed = element("closer", element("signed", Text(0, "ADA LOWE")))
    (found,) = found_in(address("MEMORANDUM FOR THE TIDE BOARD"), element("p"), signed)
    assert [(one.name, one.element) for one in found.senders] == [("ADA LOWE", "persName")]
    assert (found.sender_cert, names(found.recipients)) == ("low", ["TIDE BOARD"])


def test_typed_capitals_of_a_cable_are_no_proof_of_a_person():
    (found,) = found_in(labelled(("FROM:", "PORT SALTER"), ("TO:", "DIRECTOR INFO QUAY")))
    assert [(one.name, one.element) for one in (*found.senders, *found.recipients)] == [
        ("PORT SALTER", "name"),
        ("DIRECTOR", "name"),
    ]


def test_debris_is_no_name():
    assert found_in(labelled(("FROM:", "5X-2 (17)"), ("TO:", "| = SECRET"))) == ()


def test_a_memorandum_for_the_record_has_no_recipient():
    assert found_in(address("MEMORANDUM FOR THE RECORD")) == ()


def test_place_and_date_are_those_of_the_dateline():
    head = element("head", Text(0, "3. Letter From Ada Lowe to W. Merrow"))
    days = element("date", **{"from": "1951-03-14", "to": "1951-03-16"})
    line = element("dateline", element("placeName", Text(0, "Quay")), days)
    (found,) = found_in(head, element("opener", line))
    assert (found.place, found.date, found.sender_cert) == ("Quay", "1951-03-14/1951-03-16", "high")


def test_the_sidecar_wins():
    head = element("head", Text(0, "3. Letter From Ada Lowe to W. Merrow"))
    (found,) = found_in(head, sidecar=Metadata(sender="Ada Merrow", place="Salter", date="1950"))
    assert (names(found.senders), names(found.recipients)) == (["Ada Merrow"], ["W. Merrow"])
    assert (found.place, found.date, found.sender_cert) == ("Salter", "1950", None)


@given(st.text(max_size=80))
def test_any_heading_is_read(text):
    for one in parties_of_heading(f"Letter From {text}").senders:
        assert one.name in " ".join(text.split())


@given(st.text(alphabet="Aa Bb.,()THEand to", max_size=60))
def test_any_name_is_kept_as_it_is_written(text):
    for one in correspondents(text):
        assert one.name in " ".join(text.split())


def test_a_play_is_sent_to_nobody() -> None:
    text = (
        "THE SILVER BOX\n\nA Play in Two Acts\n\nPERSONS OF THE PLAY\n\nWHEELER, their maid\n"
        "MARLOW, their manservant\n\nACT I\n\nWHEELER. There's his bell.\n\nMARLOW. Was he now?\n"
    )
    assert not list(encode(text).tree.iter(tei("correspDesc")))


@pytest.mark.parametrize("sender", ["b", "C3", "李", "No. 10, 4/7", "Ada " * 60])
def test_whoever_the_metadata_name_is_named(sender: str):
    """What looks like no name is left out only where it says nothing."""
    document = encode("The wall stands at Salter.", metadata=Metadata(sender=sender))
    root = document.tree.getroot()
    (sent,) = root.iter(tei("correspAction"))
    assert "".join(sent.itertext()).strip() == " ".join(sender.split())
    assert not document.findings


def test_a_sign_names_nobody():
    document = encode("The wall stands at Salter.", metadata=Metadata(recipient="—"))
    assert not list(document.tree.getroot().iter(tei("correspDesc")))
    assert not [found for found in document.findings if found.rule == "T01"]


def test_what_stands_beside_a_label_and_has_none_is_of_the_address():
    lines = ["FROM: AMEMBASSY PORT ALBAN        NO: 1162", "PRIORITY        RECD: 13 FEB 1956 0411Z"]
    document = encode("\n".join([*lines, "3. BRITISH COLLEAGUE INFORMS ME HE MADE A REQUEST."]))
    assert not [found for found in document.findings if found.rule == "T01"]
    root = document.tree.getroot()
    assert ["".join(line.itertext()) for line in root.iter(tei("addrLine"))] == ["PRIORITY"]
    assert all(item.getprevious().tag == tei("label") for item in root.iter(tei("item")))


@pytest.mark.parametrize("language", [None, "el", "fi", "ro", "tr"])
def test_titles_are_read_in_languages_of_which_few_words_are_known(language: str | None):
    text = "Ioannes Sturnius Petro ValckenarioaS xyz d\nHarwick, 3 Nov. 1889\nVale, mi Petre.\nArgentinae\n"
    document = encode(
        f"Ada Quill à Bert xyz Fenn, 3 May 1889\n\n{text}", metadata=Metadata(language=language)
    )
    assert not [found for found in document.findings if found.rule == "T01"]
    parties_of_title("Ada Quill to Bert xyz Fenn", (language,) if language else ())
