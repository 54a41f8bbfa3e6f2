"""Closers with more on their line, or over lines each further in; openers with two things on one line."""

from lxml import etree

from encoder.api import encode
from encoder.namespaces import TEI

T = f"{{{TEI}}}"
PROSE = (
    "I had your letter by the Prudence, and have read it twice over to the whole table; the nets are mended, "
    "and the boat was tarred on Monday.\n\n"
)
SPANISH = (
    "Tengo la honra de acompañar á V. E. el parte que me dirige el comandante militar, relativo á la derrota "
    "que en el punto del Fresno sufrió la gavilla.\n\n"
)
FRENCH = (
    "J'ai l'honneur d'appeler votre attention sur les dispositions de la loi du 3 octobre dernier, dont "
    "l'application a donné lieu à des divergences.\n\n"
)


def read(source: str) -> etree._Element:
    return etree.fromstring(encode(source).tei)


def said(root: etree._Element, name: str, within: str = "text") -> list[str]:
    return [" ".join("".join(e.itertext()).split()) for e in root.iterfind(f".//{T}{within}//{T}{name}")]


def test_the_name_behind_a_leave():
    root = read(f"To the EDITOR.\n\nSIR,\n\n{PROSE}          I am, Sir, your obedient servant, J. SMYTHE.\n")
    assert said(root, "salute", "closer") == ["I am, Sir, your obedient servant,"]
    assert said(root, "signed") == ["J. SMYTHE."]


def test_place_and_day_behind_a_leave():
    root = read(
        f"Excmo. señor:\n\n{SPANISH}Dios y libertad. Cuartel general en Lagos, Junio 14 de 1857.\n\n"
        "Manuel Arregui.\n\nExcmo. señor ministro de Guerra y Marina.\n"
    )
    assert said(root, "salute", "closer") == ["Dios y libertad."]
    assert said(root, "dateline", "closer") == ["Cuartel general en Lagos, Junio 14 de 1857."]
    assert said(root, "signed") == ["Manuel Arregui."]
    assert said(root, "addrLine") == ["Excmo. señor ministro de Guerra y Marina."]


def test_a_leave_each_line_of_which_is_further_in():
    root = read(
        f"Mon Reverend Pere,\n\n{FRENCH}Je suis,\n\n          Mon Reverend Pere,\n\n"
        "                    Vostre tres humble et tres obeissant serviteur,\n\n"
        "                                        BEAUREGARD.\n\nDe Loudun, ce 24 septembre 1637.\n"
    )
    assert not said(root, "lg")
    assert said(root, "signed") == ["BEAUREGARD."]
    assert said(root, "dateline", "closer") == ["De Loudun, ce 24 septembre 1637."]


def test_a_subject_at_the_left_of_place_and_day():
    root = read(
        "Objet : Surveillance des ports.          Paris, le 9 avril 1941\n\nLe Directeur général\nà\n"
        f"Messieurs les Préfets\n\n{FRENCH}Signé : H. LARTIGUE\n\nCopie à M. le Préfet de Police.\n"
    )
    assert said(root, "dateline") == ["Paris, le 9 avril 1941"]
    assert said(root, "label") == ["Objet :"]
    assert said(root, "signed") == ["Signé : H. LARTIGUE"]
    received = root.find(f".//{T}correspAction[@type='received']/*")
    assert received is not None and received.text == "Messieurs les Préfets"


def test_who_greets_whom_in_latin():
    prose = (
        "Accepi litteras tuas, vir ornatissime, quas Nonis Septembribus dederas; quae mihi eo gratiores "
        "fuerunt, quod diu nihil a te habueram.\n\n"
    )
    root = read(
        f"412. TO IOANNES PISTORIUS\n\nBasileae.\n13 Calend. Octobris (1521).\n\n"
        f"HENRICVS SCHORVS IOANNI PISTORIO SVO S. P. D.\n\n{prose}"
        "Basileae, 13 Calend. Octobris Anno M.D.XXI.\n\n"
        f"413. TO HENRICUS SCHORUS\n\nLovanii.\nPrid. Id. Nov. 1521.\n\n"
        f"IOANNES HENRICO SCHORO S. D.\n\n{prose}"
        "Vale et nos ama.\n\nTuus Io. Pistorius.\n"
    )
    assert said(root, "salute", "opener") == [
        "HENRICVS SCHORVS IOANNI PISTORIO SVO S. P. D.",
        "IOANNES HENRICO SCHORO S. D.",
    ]
    dates = [date.get("when") for date in root.iterfind(f".//{T}text//{T}date")]
    assert dates == ["1521-09-19", "1521-09-19", "1521-11-12"]


def test_a_short_postscript_is_no_name():
    root = read(
        f"Harwick, 3 May 1861.\n\nMy dear Fenn,\n\n{PROSE}Yours ever\nJ. Tallis.\n\n"
        "P. S. Rachel sends love.\n"
    )
    assert said(root, "postscript") == ["P. S. Rachel sends love."]
    assert said(root, "signed") == ["J. Tallis."]


def test_a_leave_over_lines_each_apart():
    root = read(
        f"A SA MAJESTÉ L'EMPEREUR ET ROI\n\nSire,\n\n{FRENCH}"
        "Elle est, avec le plus profond respect,\n\nSire,\n\n"
        "de Votre Majesté\n\nla très humble, très obéissante et très fidèle sujette,\n\nVve Lenormand\n\n"
        "Saint-Lô, ce 2 février 1811.\n\nVu et recommandé à la bienveillance de Sa Majesté.\n"
        "Saint-Lô, le 5 février 1811.\n\nLe Préfet de la Manche,\nCOSTAZ.\n"
    )
    assert said(root, "salute", "opener") == ["Sire,"]
    assert said(root, "salute", "closer")[0] == "Elle est, avec le plus profond respect,"
    assert said(root, "signed") == ["Vve Lenormand", "Le Préfet de la Manche,", "COSTAZ."]


def test_a_name_far_right_below_a_leave_that_breaks_off():
    letter = (
        "{}\n\nTO THE EDITOR OF THE GAZETTE.\n\n"
        "Sir,--I was sorry to read in your last issue that the dredger is\n"
        "again laid up, and on Friday two smacks lay outside for a whole tide.--Yours, &c.,\n\n"
        "                                                  {}\n\nHarwick, March 3rd.\n\n"
    )
    root = read(
        letter.format("THE STATE OF THE HARBOUR.", "RATEPAYER.") + letter.format("THE NEW LIGHT.", "A PILOT.")
    )
    assert said(root, "signed") == ["RATEPAYER.", "A PILOT."]
    assert "THE STATE OF THE HARBOUR." in said(root, "head")
    assert "THE NEW LIGHT." in said(root, "head")


def test_offices_with_a_colon_above_who_has_them():
    root = read(
        "UCHWAŁA Nr 117\n\n"
        "Rada Miejska uchwala, co następuje, na podstawie ustawy z dnia 4 lutego 1919 r.:\n\n"
        "§ 1. Upoważnia się Zarząd Miejski do zaciągnięcia pożyczki na naprawę mostu na Dniestrze.\n\n"
        "§ 2. Wykonanie uchwały porucza się burmistrzowi.\n\n"
        "§ 3. Uchwała wchodzi w życie z dniem ogłoszenia.\n\n"
        "Sambor, dnia 16 czerwca 1919 r.\n\n"
        "Przewodniczący Rady:\nDr. Jan Steuermark\n\nSekretarz:\nSt. Bielec\n"
    )
    assert said(root, "signed") == ["Przewodniczący Rady:", "Dr. Jan Steuermark", "Sekretarz:", "St. Bielec"]
    assert said(root, "head") == ["UCHWAŁA Nr 117"]


def test_numbers_between_the_parties_and_the_day():
    root = read(
        f"SIR G. LOWTHER TO SIR EDWARD GREY.\nNo. 817. Confidential.\n"
        f"Therapia, October 11, 1909. (Received October 18.)\n\nSIR,\n{PROSE}I have, &c.\nGERARD LOWTHER.\n\n"
        "Enclosure in above.\n\nACTING CONSUL HEARD TO SIR G. LOWTHER.\nNo. 71.\nSmyrna, October 8, 1909.\n\n"
        f"SIR,\n{PROSE}I have, &c.\nW. B. HEARD.\n"
    )
    assert said(root, "signed") == ["GERARD LOWTHER.", "W. B. HEARD."]
    assert "Enclosure in above." in said(root, "head")
    dates = [date.get("when") for date in root.iterfind(f".//{T}dateline//{T}date")]
    assert dates[0] == "1909-10-11" and dates[-1] == "1909-10-08"


def test_names_behind_the_day_of_a_decree():
    root = read(
        "DECRETO N.º 1204\n\nAtendendo ao que me representou o Ministro da Marinha, e ouvido o Conselho de "
        "Ministros: hei por bem decretar o seguinte, que se cumprirá em todo o país.\n\n"
        "Paços do Governo da República, 18 de Dezembro de 1914. — Manuel Braga — Augusto Reis.\n"
    )
    assert said(root, "dateline") == ["Paços do Governo da República, 18 de Dezembro de 1914."]
    assert said(root, "signed") == ["— Manuel Braga", "— Augusto Reis."]


def test_a_title_that_a_page_break_divides():
    root = read(
        f"{PROSE}I am, Sir, your obedient servant,\n\nJ. TALLIS.\n\n[Page 44]\n\n"
        "THE LIGHT AT SAINT ORME, AND THE REASONS FOR WHICH\nIT WAS NOT LIT IN THE WINTER OF\n\n"
        "[Page 45]\n\n"
        f"THE YEAR 1871\n\n{PROSE}"
    )
    head = root.find(f".//{T}head")
    assert head is not None and len(list(root.iter(f"{T}head"))) == 1
    assert [page.get("n") for page in head.iter(f"{T}pb")] == ["45"]
