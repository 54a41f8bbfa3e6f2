"""Orders one after the other: what each is, its number, where and when, by whose command, who signs."""

from encoder.api import encode
from encoder.pages.prose.orders import is_order

TEXT = (
    "No soldier will be permitted to pass beyond the pickets without a pass of the\n"
    "provost-marshal, which is to be countersigned at these headquarters by noon\n"
    "of the day.\n\n"
)


def test_what_an_order_is():
    for text in (
        "General Order No. 3",
        "ROZKAZ Nr 12",
        "Arrêté n° 5",
        "DECRETO N.º 1.204",
        "Tagesbefehl Nr. 7.",
    ):
        assert is_order(text) == ("1.204" not in text), text
    for text in ("I had your order No. 3", "Order of the 3rd", "The order 66", "Order No. 3 was read to us."):
        assert not is_order(text), text


def test_orders_with_braces_and_the_place_set_right():
    order = (
        "{} ORDERS, }}\n   No. {}.     }}\n\n          HEADQUARTERS DEPARTMENT OF THE OHIO,\n"
        "               Marietta, O., August {}, 1863.\n\n{}By command of Major-General Burnley:\n\n"
        "                                   LEWIS HARTE,\n"
        "                              Assistant Adjutant-General.\n\n"
    )
    source = order.format("GENERAL", 47, 3, TEXT) + order.format("SPECIAL", 112, 5, TEXT)
    tei = encode(source).tei.decode()
    assert tei.count('<div type="document"') == 2
    assert tei.count("<signed>LEWIS HARTE,</signed>") == 2
    assert tei.count("<signed>Assistant Adjutant-General.</signed>") == 2
    assert tei.count("<closer>By command of Major-General Burnley:") == 2
    assert 'when="1863-08-05"' in tei and "<table" not in tei


def test_an_order_below_its_day_and_in_one_block_with_its_text():
    source = (
        f"Harwick, June 15, 1863\nGeneral Order No. 1\n{TEXT}Signed, L. W. Minor\nSurgeon\n\n"
        f"General Order No. 2\nOffice of the Surgeon\nHarwick, June 16, 1863\n{TEXT}"
        "Signed, L. W. Minor\nSurgeon\n"
    )
    tei = encode(source).tei.decode()
    assert "<head>General Order No. 1</head>" in tei and "<head>General Order No. 2</head>" in tei
    assert 'when="1863-06-16"' in tei


def test_initials_above_an_office_are_no_list():
    tei = encode(
        f"Harwick, June 15, 1863\n\nSir,\n\n{TEXT}     J. M. COE,\n  Colonel, commanding Brigade.\n"
    ).tei.decode()
    assert "<signed>J. M. COE,</signed>" in tei
    assert "<signed>Colonel, commanding Brigade.</signed>" in tei


def test_an_office_over_two_lines_above_who_has_it():
    source = (
        "Amtsgericht Dornheim.                         Dornheim, den 11. November 1908.\n\n"
        "In Sachen des Landwirts Peter Röhm in Altweiler, Klägers, gegen den Müller Jakob Stoll werden Sie\n"
        "hierdurch als Zeuge geladen.\n\n"
        "                              Der Gerichtsschreiber\n"
        "                         des Königlichen Amtsgerichts.\n\n"
        "                                        Hübner,\n"
        "                                     Amtsgerichtssekretär.\n"
    )
    tei = encode(source).tei.decode()
    assert "<signed>Hübner,</signed>" in tei and "<signed>Amtsgerichtssekretär.</signed>" in tei
    assert "<closer><signed>Der Gerichtsschreiber" in tei
