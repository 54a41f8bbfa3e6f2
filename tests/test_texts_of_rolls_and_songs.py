"""Plays with songs, tunes and asides; tables whose columns a rule draws; sums set close."""
# ruff: noqa: E501 - texts as people have them

from lxml import etree

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"


def body(text: str) -> etree._Element:
    return encode_source(source_of_text(text)).tree.find(f".//{T}body")


def said(tree: etree._Element, name: str) -> list[str]:
    return [" ".join("".join(node.itertext()).split()) for node in tree.iter(f"{T}{name}")]


def rows(tree: etree._Element) -> list[list[str]]:
    return [said(row, "cell") for row in tree.iter(f"{T}row")]


VAUDEVILLE = """LE CHAPEAU

COMÉDIE-VAUDEVILLE EN UN ACTE

PERSONNAGES.

BONNARD, rentier.                       MM. LEBEL.
JULES, son neveu.                           ARMAND.
LISE, femme de chambre.                 Mlle MINETTE.

La scène se passe à Vincennes.


SCÈNE PREMIÈRE.

LISE, _seule; elle range les meubles._

Encore du vent! et monsieur qui a perdu son chapeau!


SCÈNE II.

LISE, JULES.

JULES.

Bonjour, Lise. Mon oncle est-il levé?

LISE.

Il cherche son chapeau.

                    AIR: _Du grand chemin._

            Ce chapeau faisait sa gloire,
            Il le portait le matin;
            Il l'avait pris à la foire,
            Il le perdit en chemin.

JULES, _riant._

Et qui l'a trouvé?

LISE.

Le vent!
"""


def test_players_beside_persons_and_tunes_above_songs() -> None:
    read = body(VAUDEVILLE)
    assert len(said(read, "castItem")) == 3
    assert said(read, "castItem")[1].startswith("JULES") and said(read, "castItem")[1].endswith("ARMAND.")
    assert said(read, "speaker") == ["LISE,", "JULES.", "LISE.", "JULES,", "LISE."]
    assert "AIR: Du grand chemin." in said(read, "stage")
    assert len(said(read, "l")) == 4


def test_a_song_makes_no_verse_of_the_prose_around_it() -> None:
    read = body(
        "GÄSTEN\n\nPERSONER:\n\nPROSTEN\nLOVISA, hans dotter\nEN DRÄNG\n\n"
        "Handlingen tilldrar sig i en prästgård.\n\n\nFörsta scenen\n\n(Prosten läser.)\n\n"
        "LOVISA: Pappa, nu har det kommit brev igen från stiftet.\n\nPROSTEN: Lägg det i lådan.\n\n"
        "LOVISA: Det står något på det.\n\nPROSTEN: Då lägger du det underst.\n\n"
        "LOVISA (vid fönstret): Det kommer en skjuts nere vid grinden!\n        Vem kan det vara?\n\n"
        "PROSTEN: Det är biskopen.\n\nDRÄNGEN: Det är en man.\n\nPROSTEN: Bed honom stiga in.\n\n"
        "LOVISA: Han sjunger.\n\nDRÄNGEN (sjunger):\n        I rosens doft, i blomstrens lund\n"
        "        Jag såg dig sist en liten stund;\n        Men ack, den stunden, kort som dag,\n"
        "        Den fick mitt liv och hjärtats lag.\n\nLOVISA: Så vackert!\n\n(Ridå.)\n"
    )
    assert len(said(read, "castItem")) == 3
    assert "Handlingen tilldrar sig i en prästgård." in said(read, "stage")
    assert len(said(read, "l")) == 4


def test_what_is_said_aside_stands_in_brackets_as_its_directions_do() -> None:
    read = body(
        "ATTO PRIMO\n\nSCENA PRIMA\nLELIO e BRIGHELLA.\n\nLEL. Batti a quella porta.\n\n"
        "BRIGH. (di dentro) Chi batte? (esce) Servitor umilissimo.\n\nLEL. (Cieli! È lui). (Da sé)\n\n"
        "BRIGH. Comanda una camera? (piano a Lelio)\n\nLEL. Una camera. (Ad altri) Taci.\n\n"
        "BRIGH. (Che pazzo!) (Da sé) Serva sua. (Si ritira)\n\nLEL. Va al diavolo. (Parte)\n\n"
        "Fine dell'Atto Primo.\n"
    )
    assert "(Si ritira)" in said(read, "stage") and "(Ad altri)" in said(read, "stage")
    assert not {"(Cieli! È lui)", "(Che pazzo!)"} & set(said(read, "stage"))
    assert said(read, "trailer") == ["Fine dell'Atto Primo."]


def test_a_title_above_the_first_entrance_is_no_direction() -> None:
    read = body(
        "THE FORCED\n\nFORTUNE.\n\n     _Enter Sir_ Ilford, _and_ Wentloe.\n\n"
        "_Ilf._  But now we are come to the house, what shall\nwe make to be our business?\n\n"
        "_Went._ Tut, let us be impudent enough.\n\n_Ilf._ Why, for God's sake?\n\n"
        "_Went._ Read it, Frank.\n\n_Ilf._                _Reads the Letter._\n\n"
        "     _You shall understand that the Lady is come\n     to London._\n\n_Went._ Is that all?\n"
    )
    assert said(read, "stage")[0] == "Enter Sir Ilford, and Wentloe."
    assert "Reads the Letter." in said(read, "stage")
    assert not said(read, "l")


def test_wrapped_talk_behind_names_shares_no_verses() -> None:
    read = body(
        "HALE: Mr. Strand, for the record, would you say something about your\nearly life?\n\n"
        "STRAND: Well, I was born on a farm near Moline in 1907. There were six of\nus, and my father kept hogs.\n\n"
        "HALE: And you went to college?\n\nSTRAND: At Ames, yes. I took my degree there.\n\n"
        "HALE: When did you meet him?\n\nSTRAND: That would be in the spring.\n"
    )
    assert len(said(read, "speaker")) == 6
    assert not said(read, "l")


def test_two_full_lines_below_a_table_are_no_verse() -> None:
    read = body(
        "A LIST of the boats, 1 March 1761.\n\nName       Tons    Men\nHeron       112     14\nGull         98     12\n"
        "Swan         76      9\n\nThese are to certify the Principal Officers and Commissioners of His\n"
        "Majesty's Navy, that the above is a true list.\n\n                         GEO. FENWICK.\n"
    )
    assert not said(read, "l")


ROLL = """A ROLL of the men.

No.  Entry    Whether    Place            Name               Quality
     and year prest      where born
---  -------- --------   --------------   -----------------  --------
 1   1 Jan.60            Deal, Kent       Wm. Tarrant        Boatsn.
 2   Do.      Prest      Cork             Patk. Rourke       AB
 3   3 do.    Vol.       Leith            Jas. Mackay        AB
 4   17 Feb.  Vol.       Harwick          Richd. Hare        Boy
"""


def test_a_rule_in_pieces_draws_the_columns() -> None:
    read = rows(body(ROLL))
    assert read[0] == ["No.", "Entry", "Whether", "Place", "Name", "Quality"]
    assert read[1] == ["", "and year", "prest", "where born", "", ""]
    assert read[2] == ["1", "1 Jan.60", "", "Deal, Kent", "Wm. Tarrant", "Boatsn."]
    assert read[3][2:4] == ["Prest", "Cork"]


def test_a_box_has_its_rules_and_rows_that_hang() -> None:
    read = body(
        "Rents.\n\n+----------------------+------+------+\n| Tenant               |   l. |   s. |\n"
        "+----------------------+------+------+\n| William Poole        |   14 |   10 |\n"
        "| Jos. Fenn, for two   |      |      |\n|   closes             |    7 |    0 |\n"
        "| Widow Hare           |    2 |    5 |\n+----------------------+------+------+\n\nThe above is true.\n"
    )
    assert "+" not in "".join(read.itertext())
    assert rows(read)[2][0].split() == ["Jos.", "Fenn,", "for", "two", "closes"]
    assert rows(read)[2][1:] == ["7", "0"]


def test_a_starred_cell_is_emphasised() -> None:
    read = body("| Field | Acres | Sown |\n|---|---:|---|\n| Slipe | 2 | *fallow* |\n| Close | 4 | beans |\n")
    assert said(read, "hi") == ["fallow"]


def test_sums_set_close_are_one_cell_each_and_leaves_begin_pages() -> None:
    read = body(
        "RECEIPTS.                            £. s. d.\nOf the former wardens .............. 3 14  2\n"
        "For old lead ....................... 1 19 11½\nFor a kneeling place ...............    1  0\n"
        "                  Carried over       5 14  1½\n\n[fol. 14 v.]\n\n"
        "                  Brought over       5 14  1½\nFor a bell-rope ....................    9  2\n"
        "                  Sum of all         6  3  3½\n"
    )
    sums = {row[0]: row[-1] for row in rows(read)}
    assert sums["Of the former wardens"].split() == ["3", "14", "2"]
    assert sums["For a kneeling place"].split() == ["1", "0"]
    assert sums["Brought over"].split() == ["5", "14", "1½"]
    assert [pb.get("n") for pb in read.iter(f"{T}pb")] == ["14 v."]
    assert len(list(read.iter(f"{T}table"))) == 1


ECLOGUE = """114                     PASTORALS.

               ECLOGUE.

                 _Colin._

Why sits my Hobbinol so sad and still,
While all the lambs are leaping on the hill?
The thorn is white, the cuckow in the brake;
Up, up, and sing for merry springtide's sake.

                 _Hobbinol._

Ah, Colin, thou that hast thy heart at ease,                      5
Mayst pipe and sing beneath the budding trees;
For me, the thorn is bare, the lamb is dumb,
Since she that made my springtide will not come.

                 _Colin._

Is Phyllis false, or hath she but forgot?

                 _Hobbinol._

She loves me, Colin, and she loves me not:                       10
She wept at eve, and gave her plighted word.


                     PASTORALS.                     115

                 _Colin._

Then hear a shepherd of an hundred springs,
Who learnt what Love is, and how short his wings:
Let him that would not after Love go blind
Keep in his eye the lambs he left behind.                        15

                 _Hobbinol._

Thy counsel, Colin, is both wise and cold.
"""


def test_numbers_of_lines_count_past_a_running_head() -> None:
    read = body(ECLOGUE)
    assert [line.get("n") for line in read.iter(f"{T}l") if line.get("n")] == ["5", "10", "15"]


def test_a_number_above_a_title_in_italics_heads_a_hymn() -> None:
    read = body(
        "HYMNS FOR SAILORS\n\n\n                     17.   C. M.\n\n"
        "The wind that rends the topmast stay\n  Is holden in Thy hand;\nThe wave that bears our hope away\n"
        "  Shall cast it on the land.\n\n\n                     18.   L. M.\n\n            _For one lost overboard._\n\n"
        "He went between the watch and watch;\nNo eye did see, no hand did snatch;\n"
        "But Thou, that countest every hair,\nWhen he went downward, Thou wast there.\n"
    )
    assert said(read, "head")[-2:] == ["18. L. M.", "For one lost overboard."]
    assert not said(read, "item")


LIBRETTO = """# Die Müllerin

*Komische Oper*

## Personen

- **Rosine**, Müllerin
- **Veit**, ihr Knecht
- Chor der Bauern

## Erster Akt

*Freier Platz vor der Mühle. Abend.*

### Nr. 1. Introduktion

**Chor.**
Klipp und klapp, die Mühle geht,
Klipp und klapp, der Müller schläft;
  Doch die Müllerin, die wacht,
  Wacht und lacht die ganze Nacht.

**Veit** *(tritt auf)*.
Lacht nur zu, ihr faulen Leute,
Morgen ist nicht weit von heute.

### Nr. 2. Duett

**Rosine.**
Veit, was stehst du so im Regen?

**Veit.**
Rosine, ach! nur deinetwegen.

*(Donner.)*

**Rosine** *(gesprochen)*. Nun aber hinein, sonst wirst du krank, und wer
trägt mir dann die Säcke?

*Rosine und Veit ab in die Mühle.*

> Anmerkung: In der Handschrift folgt hier
> eine Arie, von der es heißt:
>
> > Sie ward in Wien gestrichen,
> > Weil sie nicht heiter war.
>
> Die Musik ist verloren.
"""


def test_a_libretto_in_markdown() -> None:
    read = body(LIBRETTO)
    assert said(read, "castItem")[0] == "Rosine, Müllerin"
    assert said(read, "speaker") == ["Chor.", "Veit", "Rosine.", "Veit.", "Rosine"]
    assert {"(tritt auf).", "(Donner.)", "Rosine und Veit ab in die Mühle."} < set(said(read, "stage"))
    assert not list(read.iter(f"{T}note"))
    act = next(div for div in read.iter(f"{T}div") if div.get("type") == "act")
    assert [div.findtext(f"{T}head") for div in act.iterfind(f"{T}div")] == [
        "Nr. 1. Introduktion",
        "Nr. 2. Duett",
    ]
    inner = read.find(f".//{T}quote/{T}quote")
    assert said(inner, "l") == ["Sie ward in Wien gestrichen,", "Weil sie nicht heiter war."]
    assert "*" not in "".join(read.itertext())


def test_a_note_with_an_emphasised_word_is_one() -> None:
    read = body("The tower* stands yet.\n\nIt was built of stone.\n\n* By Quill, *Sea Marks*, p. 12.\n")
    assert said(read, "note") == ["By Quill, Sea Marks, p. 12."]


RAMBLE = """CHAPTER IX.

We left the town by the lower gate a little before seven, the rain having
given over, and walked for the first hour between hedges so high that we
saw nothing but the sky. My companion began upon Dryden:

  Happy the man, and happy he alone,
  He, who can call to-day his own:

but as he could not recollect what followed, and I would not help him,
we came into Little Holm in silence. Over the door of the almshouse there
is cut in stone,

            THIS HOVSE WAS BVILT BY THE GIFT
                OF RICHARD HARE, SALTER,
                   FOR SIX POORE MEN.
                       ANNO 1618.

and beneath it, in a much later hand, the word _Eight_.

    At the inn they keep a book, in which travellers are desired to
    write what they thought of the dinner. The last entry was by
    an attorney: "Mutton. Again."

We slept that night at Birk.
"""


def test_a_sentence_goes_on_behind_a_couplet_and_an_inscription() -> None:
    read = body(RAMBLE)
    assert said(read, "l") == ["Happy the man, and happy he alone,", "He, who can call to-day his own:"]
    assert said(read, "quote")[1].startswith("THIS HOVSE") and said(read, "quote")[1].endswith("ANNO 1618.")
    assert not list(read.iter(f"{T}list")) and not list(read.iter(f"{T}closer"))


def test_goods_below_a_colon_are_no_couplet() -> None:
    read = body(
        "The goods that were found in the house of the said Poole are the following:\n\n"
        "  Two cups of silver, much worn,\n  One table with a broken leg,\n\nThese were sold on the same day.\n"
    )
    assert not said(read, "l")


def test_members_with_offices_and_the_chair_in_a_debate() -> None:
    read = body(
        "HANDELINGEN DER TWEEDE KAMER\n\nZITTING VAN DONDERDAG 14 MEI 1896.\n\n"
        "Voorzitter: de heer Gleichman.\n\nDe notulen worden gelezen en goedgekeurd.\n\n"
        "De Voorzitter: Ik stel voor, thans over te gaan tot de behandeling van\nartikel 12.\n\n"
        "De heer Kerdijk: Ik zal kort zijn. De brug te\nZaltbommel wordt verlangd. (Gelach.)\n\n"
        "De heer Van Karnebeek: Dat is een woordspeling.\n\nDe heer Kerdijk: Het is een feit.\n\n"
        "De heer Lely, Minister van Waterstaat, Handel en Nijverheid: Mijnheer\nde Voorzitter! Het onderzoek\n"
        "is afgeloopen.\n\nDe Voorzitter: Verlangt nog iemand het woord?\n\nDe heer Rink: Een enkel woord.\n"
    )
    assert said(read, "speaker") == [
        "De Voorzitter:",
        "De heer Kerdijk:",
        "De heer Van Karnebeek:",
        "De heer Kerdijk:",
        "De heer Lely, Minister van Waterstaat, Handel en Nijverheid:",
        "De Voorzitter:",
        "De heer Rink:",
    ]


def test_a_trial_with_answers_behind_dashes() -> None:
    read = body(
        "HARWICK SESSIONS, 1786.\n\nMARY FENN was indicted for stealing one silver watch, the property of\n"
        "Thomas Hale.\n\nTHOMAS HALE sworn.\n\nI was going home between eleven and twelve at night; she met me in the lane.\n\n"
        "Court. Were you sober? - I was a little in liquor, but I knew what I was\nabout.\n\n"
        "What house was it? - A house in the alley.\n\nMr. Garrow, Prisoner's Counsel. You are a married man? - I am.\n\n"
        "Prisoner. He gave me the watch himself.\n\nHale. It is false, my Lord.\n\nJOHN PURDEY sworn.\n\n"
        "I am a constable; I took her the next morning.\n\nCourt. What did she say? - She had it of her brother.\n\n"
        "GUILTY.\n"
    )
    assert said(read, "speaker") == [
        "Court.",
        "Mr. Garrow, Prisoner's Counsel.",
        "Prisoner.",
        "Hale.",
        "Court.",
    ]
    assert "JOHN PURDEY sworn." in said(read, "head")


def test_a_novel_with_questions_behind_dashes_has_no_speakers() -> None:
    read = body(
        "CHAPTER I.\n\nThe court was full. Were you there?--Nobody asked him. He went away.\n\n"
        "Prisoner or not, he was hungry. What could he do?--The answer came of itself.\n\n"
        "Hale. That was the name he had given. Was it his own?--Perhaps.\n\n"
        "He walked on, and the rain came down upon the road.\n"
    )
    assert not said(read, "speaker")


def test_speakers_that_only_have_numbers() -> None:
    read = body(
        "Actus Primus.\n\nThunder. Enter three Witches.\n\n  1. When shall we three meet againe?\nIn Thunder, or in Raine?\n"
        "  2. When the Hurley-burley's done,\nWhen the Battaile's lost, and wonne\n\n  3. That will be ere the set of Sunne\n\n"
        "  1. Where the place?\n  2. Vpon the Heath\n\n  3. There to meet with Macbeth\n\n"
        "  All. Padock calls anon: faire is foule, and foule is faire,\nHouer through the fogge and filthie ayre.\n\n"
        "  King. What bloody man is that?\n\n  Mal. This is the Serieant,\nWho fought against my Captiuitie.\n\n"
        "  King. O valiant Cousin, worthy Gentleman\n\n  Mal. The worthy Thane of Rosse\n\nExeunt.\n"
    )
    assert said(read, "speaker")[:7] == ["1.", "2.", "3.", "1.", "2.", "3.", "All."]


def test_what_somebody_quotes_is_a_quotation_in_the_speech() -> None:
    read = body(
        "HALE: And you went to college?\n\nSTRAND: At Ames, yes. I took my degree there.\n\n"
        "HALE: When did you meet him?\n\nSTRAND: That would be in the spring. He wrote\nin March, in which he said:\n\n"
        "        The Department cannot defend it before the\n        public; it cannot defend less.\n\n"
        "HALE: I see.\n\nSTRAND: Yes, that got me into trouble.\n"
    )
    assert said(read, "quote") == [
        "The Department cannot defend it before the public; it cannot defend less."
    ]
    assert read.find(f".//{T}sp//{T}quote") is not None


def test_who_comes_on_in_italics_and_the_head_of_persons() -> None:
    read = body(
        "EL MÉDICO\n\nCOMEDIA\n\nPERSONAS QUE HABLAN AQUÍ.\n\nDON DIEGO.\nDON CARLOS.\nLUZ, criada.\n\nJORNADA SEGUNDA.\n\n"
        "_Salen_ DON DIEGO _y_ MOSCÓN.\n\n_Dieg._ ¿Llamaste?\n\n_Mosc._           Llamé y no oyeron.\n\n"
        "_Dieg._ Vuelve a llamar.\n\n_Mosc._                 Ya he llamado\ntres veces, y sólo un gato,\n"
        "que debe de ser portero,\nme respondió: «No está en casa.»\n\n_Sale_ LUZ _a la ventana._\n\n"
        "_Luz._ ¿Quién llama con tanta furia?\n\n_Mosc._ La furia de un caballero\nque viene a morir de amores.\n\n"
        "_Luz._ Pues no puede ser tan presto,\nque está ocupada mi ama.\n\n          _Riñen, y éntranse._\n\n"
        "FIN DE LA JORNADA.\n"
    )
    assert said(read, "castItem") == ["DON DIEGO.", "DON CARLOS.", "LUZ, criada."]
    assert said(read, "stage") == [
        "Salen DON DIEGO y MOSCÓN.",
        "Sale LUZ a la ventana.",
        "Riñen, y éntranse.",
    ]


def test_persons_that_are_no_play_s_are_no_cast() -> None:
    read = body(
        "A LIST OF PERSONS TAKEN UP.\n\nJOHN POOLE, mariner.\nTHOMAS HALE, cooper.\nMARY FENN, spinster.\n\n"
        "They were brought before the Justices on the 3d of May, and sent to the gaol.\n"
    )
    assert not said(read, "castItem")


def test_a_line_is_shared_over_an_exit_at_its_edge() -> None:
    read = body(
        "ACT I.\n\nSCENE I. A hall.\n\nEnter FENN and MARSH.\n\nFENN.\nThe night is long enough for both of us,\n"
        "And longer for the man who keeps the gate.\n\nMARSH.\nI keep it not.\n\nFENN.\n              Who keeps it then?\n\n"
        "MARSH.\n                                The wind.      [Exit.\n\nFENN.\n"
        "                                          Then let it.\nI shall not follow him to such a door.\n\n"
        "MARSH. [Within.]\nThe door is shut, the wind is at the pane,\nAnd none shall come to us tonight again.\n\n[Exeunt.]\n"
    )
    parts = [line.get("part") for line in read.iter(f"{T}l") if line.get("part")]
    assert parts == ["I", "M", "M", "F"]
    assert [stage.get("type") for stage in read.iter(f"{T}stage")][-3] == "exit"


def test_short_verses_without_steps() -> None:
    read = body(
        "JORNADA PRIMERA\n\nSalen DON LOPE y BEATRIZ.\n\nLOPE. ¿Qué hora es?\nBEATRIZ. Las tres han dado.\n"
        "LOPE. ¿Y tu señora?\nBEATRIZ. Durmiendo\nestá, señor.\nLOPE. Pues entremos.\nBEATRIZ. Pisad con mucho cuidado.\n"
        "LOPE. ¿Hay luz?\nBEATRIZ. No, que la he apagado.\nLOPE. ¿Y el perro?\nBEATRIZ. Le di de cena.\n"
        "LOPE. Eres, Beatriz, la más buena\ncriada que en toda España\nsabe abrir una cabaña\ny cerrar una alacena.\n"
    )
    assert len(said(read, "l")) == 15
    assert not list(read.iter(f"{T}p"))


def test_directions_in_a_play_without_brackets() -> None:
    read = body(
        "Zweiter Akt.\n\nErste Szene.\n\nZimmer bei Graf Sarn.\n\nGräfin Sarah. Du bist noch auf?\n\n"
        "Graf Sarn. Ich lese. Was bringst du?\n\nGräfin Sarah. Einen Brief. Er gibt ihr den Brief. Von deinem Bruder.\n\n"
        "Graf Sarn. Von Fritz? Mein Gott!\n\nDiener tritt ein.\n\nGräfin Sarah. Gut. Diener ab. Wir müssen sofort fort.\n\n"
        "Graf Sarn. Du gehst mit!\n"
    )
    assert {"Er gibt ihr den Brief.", "Diener ab."} < set(said(read, "stage"))


def test_a_paragraph_that_begins_with_a_title_is_no_speech() -> None:
    read = body(
        "INTERVIEW WITH MRS. EDNA COLBY\n\nHarwick, June 4, 1938\n\nMrs. Colby is eighty-one years old, and lives with her daughter.\n\n"
        "Q. Where were you born, Mrs. Colby?\n\nA. Right here in this county.\n\nQ. Did you go to school?\n\nA. Two winters.\n"
    )
    assert said(read, "speaker") == ["Q.", "A.", "Q.", "A."]


def test_the_title_of_an_account_is_its_first_paragraph() -> None:
    read = body(
        "INVENTAIRE DES BIENS DE FEU PIERRE HARDY,\nmarchand au bourg de Saint-Malo,\nfait le 12 mars 1694.\n\n"
        "Premièrement, dans la salle:\n\n"
        "Item deux coffres de bahut fermant à clef, cy . . . . . . . . . . . .  7 l. 10 s.\n"
        "Item une crémaillère, deux landiers, et une poêle, cy . . . . . . . .  3 l.\n"
        "Item un comptoir tel quel, cy . . . . . . . . . . . . . . . . . . . .  1 l. 5 s.\n"
        "Somme . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .  11 l. 15 s.\n"
    )
    assert said(read, "head")[0].startswith("INVENTAIRE") and said(read, "head")[0].endswith("1694.")
    assert said(read, "head")[1] == "Premièrement, dans la salle:"
    assert [date.get("when") for date in read.iter(f"{T}date")] == ["1694-03-12"]


def test_a_paragraph_above_a_table_is_no_title() -> None:
    read = body(
        "THE HERON AND THE GULL sailed on the first of May. They came to the island on the\n"
        "third, and sold what they had.\n\nBeef, pieces ............... 96\nPork, do. .................. 48\n"
        "Bread, lb. ................ 612\n"
    )
    assert not said(read, "head")
