"""Made-up plays, in seven languages and fifteen layouts, with what their encoding must say.

Each is drawn from a seed: who speaks, in verse or prose, with which directions. The layouts are those of
printers and of those who copy: names in capitals, in small letters or in italics, on the line or above it,
verse set in, lines wrapped, pages marked.
"""

import random
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Words:
    """What a play in one language is made of: names, heads, directions, sentences, verses."""

    names: tuple[str, ...]
    act: str
    scene: str
    cast: str
    enter: str
    manners: tuple[str, ...]
    leave: str
    prose: tuple[str, ...]
    verse: tuple[str, ...]


WORDS = {
    "en": Words(
        ("Ostrick", "Belmont", "Lady Ferrers", "Tamsin", "First Sailor"),
        "ACT {roman}.", "SCENE {n}.", "DRAMATIS PERSONÆ", "Enter {a} and {b}.",
        ("aside", "rising", "to herself", "laughing", "aloud"), "Exit.",
        ("I never saw the harbour so empty of sails.", "Did you speak to the pilot last night?",
         "No, sir, he was gone before I came down the hill with your letter.", "Then we are lost!",
         "My father would have known what to do; he always knew, or said so.", "Give me your hand."),
        ("The tide is out, and all the boats lie still,", "Upon the sand as if they had been dead;",
         "I watched the keeper climb the windy hill", "And light the lamp above his mother's head.",
         "What shall I say to him who asks my name?", "That I was here before the winter came,",
         "And shall be here when all of them are gone,", "A stone, a post, a thing to moor upon."),
    ),
    "de": Words(
        ("Adelheid", "Wendelin", "Der alte Graf", "Ruprecht", "Erster Bote"),
        "{ordinal} Akt.", "{ordinal} Szene.", "Personen.", "{a} und {b} treten auf.",
        ("beiseite", "für sich", "lachend", "leise", "zu ihm"), "Geht ab.",
        ("Ich habe den Hafen noch nie so leer gesehen.", "Habt Ihr gestern mit dem Lotsen gesprochen?",
         "Nein, Herr, er war schon fort, als ich mit Eurem Brief den Hügel hinunterkam.",
         "So sind wir verloren!",
         "Mein Vater hätte gewußt, was zu tun ist; er wußte es immer, oder er sagte es doch.",
         "Gib mir deine Hand."),
        ("Die Flut ist fort, die Boote liegen still", "Auf nassem Sand, als wären alle tot;",
         "Ich sah den Wärter, der die Lampe will", "Entzünden, eh der letzte Schein verloht.",
         "Was sag ich dem, der meinen Namen fragt?", "Daß ich hier war, noch eh der Winter kam,",
         "Und hier sein werde, wenn es wieder tagt,", "Ein Pfahl, ein Stein, der jede Kette nahm."),
    ),
    "fr": Words(
        ("Hortense", "Lisidor", "Le Marquis", "Frontin", "Premier Matelot"),
        "ACTE {roman}.", "SCÈNE {n}.", "PERSONNAGES", "{a} et {b} entrent.",
        ("à part", "riant", "se levant", "bas", "à lui-même"), "Il sort.",
        ("Je n'ai jamais vu le port si vide de voiles.", "Avez-vous parlé hier au pilote ?",
         "Non, monsieur, il était parti avant que je descende la colline avec votre lettre.",

         "Nous sommes donc perdus !",
         "Mon père aurait su que faire ; il le savait toujours, ou du moins le disait.",
         "Donne-moi ta main."),
        ("La mer s'en est allée, et les barques sans voix", "Reposent sur le sable ainsi que des cercueils ;",
         "J'ai vu le vieux gardien, pour la première fois,", "Allumer sa lanterne au milieu des écueils.",
         "Que dirai-je à celui qui demande mon nom ?", "Que j'étais là devant que revînt la saison,",
         "Et que j'y serai bien quand tous seront partis,", "Une borne, un poteau pour les bateaux petits."),
    ),
    "it": Words(
        ("Ardelia", "Fulgenzio", "Il Conte", "Beltrame", "Primo Marinaio"),
        "ATTO {roman}.", "SCENA {n}.", "PERSONAGGI", "{a} e {b} entrano.",
        ("a parte", "ridendo", "piano", "fra sé", "piangendo"), "Parte.",
        ("Io non ho mai veduto il porto così vuoto di vele.", "Avete parlato ieri col pilota?",
         "No, signore, egli era partito prima ch'io scendessi dal colle con la vostra lettera.",
         "Dunque siamo perduti!", "Mio padre avrebbe saputo che fare; lo sapeva sempre, o almeno lo diceva.",
         "Dammi la tua mano."),
        ("L'onda è partita, e tacciono le barche", "Sopra l'arena come fosser morte;",
         "Io vidi il vecchio, con le spalle carche,", "Salire al colle e chiudere le porte.",
         "Che dirò dunque a chi mi chiede il nome?", "Che fui qui prima che venisse il verno,",
         "E qui sarò, nessuno saprà come,", "Un sasso, un palo, un segno in mare eterno."),
    ),
    "es": Words(
        ("Leonarda", "Don Félix", "El Conde", "Batuecas", "Marinero Primero"),
        "ACTO {roman}.", "ESCENA {n}.", "PERSONAS", "Salen {a} y {b}.",
        ("aparte", "riendo", "leyendo", "levantándose", "llorando"), "Vase.",
        ("Yo nunca he visto el puerto tan vacío de velas.", "¿Habéis hablado ayer con el piloto?",
         "No, señor, se había marchado antes de que yo bajase de la colina con vuestra carta.",

         "¡Entonces estamos perdidos!",
         "Mi padre habría sabido qué hacer; siempre lo sabía, o al menos lo decía.",
         "Dame tu mano."),
        ("La mar se fue, las barcas en la arena", "Descansan como muertos sin oficio;",
         "Yo vi al guardián, con lámpara y cadena,", "Subir despacio el viejo precipicio.",
         "¿Qué le diré a quien pregunta mi nombre?", "Que estuve aquí mucho antes del invierno,",
         "Y aquí estaré, aunque a todos les asombre,", "Un poste, un canto, un duro clavo eterno."),
    ),
    "nl": Words(
        ("Aleida", "Joachim", "De oude Graaf", "Krelis", "Eerste Matroos"),
        "{ordinal} BEDRIJF.", "{ordinal} TOONEEL.", "PERSONEN", "{a} en {b} treden op.",
        ("ter zijde", "lachend", "zacht", "luid", "alleen"), "Gaat af.",
        ("Ik heb de haven nog nooit zoo leeg van zeilen gezien.",
         "Hebt gij gisteren met den loods gesproken?",
         "Neen, mijnheer, hij was al weg eer ik met uwen brief den heuvel afkwam.", "Dan zijn wij verloren!",
         "Mijn vader zou geweten hebben wat te doen; hij wist het altijd, of zei het ten minste.",
         "Geef mij uwe hand."),
        ("Het tij is weg, de booten liggen stil", "Op nat en donker zand, als waren zij dood;",
         "Ik zag den wachter, die de lamp nog wil", "Ontsteken boven 't laatste visschersboot.",
         "Wat zeg ik hem die naar mijn naam komt vragen?", "Dat ik hier was voordat de winter kwam,",
         "En hier zal zijn, na al die lange dagen,", "Een paal, een steen, die ieder touw aannam."),
    ),
    "pt": Words(
        ("Leonor", "Dom Baltasar", "O Conde", "Gervásio", "Primeiro Marujo"),
        "ACTO {roman}.", "SCENA {n}.", "PERSONAGENS", "Entram {a} e {b}.",
        ("à parte", "rindo", "lendo", "baixo", "levantando-se"), "Sai.",
        ("Eu nunca vi o porto tão vazio de velas.", "Vós falastes hontem com o piloto?",
         "Não, senhor, elle já tinha partido antes que eu descesse do monte com a vossa carta.",
         "Então estamos perdidos!", "Meu pae teria sabido o que fazer; sabia-o sempre, ou ao menos o dizia.",
         "Dá-me a tua mão."),
        ("O mar partiu, e os barcos sobre a areia", "Repousam como mortos sem memoria;",
         "Eu vi o guarda, á luz da lua cheia,", "Subir ao monte e ler a velha historia.",
         "Que direi eu a quem me pede o nome?", "Que aqui estive antes do frio inverno,",
         "E aqui estarei, por mais que o tempo tome,", "Um poste, um marco, um prego sempiterno."),
    ),
}  # fmt: skip
_ROMANS = ("I", "II", "III")
_ORDINALS = {"de": ("Erster", "Zweiter", "Dritter"), "nl": ("EERSTE", "TWEEDE", "DERDE")}
_SCENES_DE = ("Erste", "Zweite", "Dritte")


@dataclass(slots=True)
class Speech:
    """Who speaks what, and the directions that belong to it."""

    name: str
    lines: list[str]
    is_verse: bool
    manner: str = ""
    inside: str = ""


@dataclass(slots=True)
class Play:
    """A play: its scenes with heads, entrances, speeches and exits."""

    language: str
    cast: tuple[str, ...]
    scenes: list[tuple[str, str, list[Speech], str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Made:
    """A play as text, and its facts: speeches as name and text, directions, lines of verse."""

    text: str
    speeches: tuple[tuple[str, str], ...]
    stages: tuple[str, ...]
    verse: tuple[str, ...]


def letters(text: str) -> str:
    """What is compared: letters and digits."""
    return "".join(char for char in text if char.isalnum()).lower()


def draw_play(seed: int, language: str, *, is_verse: bool) -> Play:
    """A play of one act with two scenes."""
    rng, words = random.Random(seed), WORDS[language]  # noqa: S311 - no secret
    play = Play(language, words.names)
    for n in range(2):
        a, b = rng.sample(words.names[:4], 2)
        others = [name for name in words.names if name not in (a, b)]
        speeches: list[Speech] = []
        for turn in range(rng.randint(6, 14)):
            name = rng.choice(others) if rng.random() < 0.15 else (a, b)[turn % 2]
            if speeches and speeches[-1].name == name:
                name = a if name != a else b
            speeches.append(_speech(rng, words, name, is_verse=is_verse))
        play.scenes.append((_scene(language, n), words.enter.format(a=a, b=b), speeches, words.leave))
    return play


def _scene(language: str, n: int) -> str:
    words = WORDS[language]
    ordinals = _SCENES_DE if language == "de" else _ORDINALS.get(language, _ROMANS)
    return words.scene.format(n=_ROMANS[n], ordinal=ordinals[n])


def _act(language: str) -> str:
    return WORDS[language].act.format(roman="I", ordinal=_ORDINALS.get(language, _ROMANS)[0])


def _speech(rng: random.Random, words: Words, name: str, *, is_verse: bool) -> Speech:
    if is_verse:
        start = rng.randrange(len(words.verse) - 3)
        lines = list(words.verse[start : start + rng.randint(1, 4)])
    else:
        lines = [" ".join(rng.sample(words.prose, rng.randint(1, 4)))]
    manner = rng.choice(words.manners) if rng.random() < 0.25 else ""
    inside = rng.choice(words.manners) if rng.random() < 0.2 and not manner else ""
    return Speech(name, lines, is_verse, manner, inside)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a play is set.

    Attributes:
        name: of a speaker, from the name to what is printed.
        above: whether it stands on a line of its own.
        brackets: around directions.
        blank: blank lines between speeches.
        width: that prose is wrapped at; None for one line each.
        indent: of verse.
        gutter: between the name and the speech.
        marks: how many lines a page has; None without pages.
        has_cast: whether a list of persons stands before the first act.
    """

    name: Callable[[str], str]
    above: bool = False
    brackets: str = "()"
    blank: int = 1
    width: int | None = None
    indent: int = 0
    gutter: str = " "
    marks: int | None = None
    has_cast: bool = False


def _capitals(name: str) -> str:
    return f"{name.upper()}."


LAYOUTS = {
    "capitals": Layout(_capitals, indent=4),
    "capitals above": Layout(_capitals, above=True, blank=0),
    "capitals bare above": Layout(str.upper, above=True, brackets="[]", width=72, indent=2),
    "colon": Layout(lambda name: f"{name.upper()}:", brackets="[]", width=66, has_cast=True),
    "title colon": Layout(lambda name: f"{name}:", brackets="[]", width=70),
    "title above": Layout(lambda name: f"{name}.", above=True, blank=0, marks=40),
    "title stop": Layout(lambda name: f"{name}.", brackets="[]", blank=1, width=64, has_cast=True),
    "italics": Layout(lambda name: f"_{name}._", brackets="[]", blank=1),
    "dash": Layout(lambda name: f"{name.upper()}.—", brackets="()", blank=1, width=68, gutter=""),
    "gutter": Layout(lambda name: name.upper(), gutter="   ", brackets="[]", width=76, marks=38),
    "two dashes": Layout(lambda name: f"{name.upper()}.--", width=70, gutter=""),
    "two blanks": Layout(lambda name: f"{name}.", brackets="[]", width=74, gutter="  "),
    "centred": Layout(lambda name: f"{'':24}{name.upper()}.", above=True, width=68, has_cast=True),
    "bold": Layout(lambda name: f"**{name}.**", brackets="()"),
    "spaced colon": Layout(lambda name: f"{name} :", width=72),
}


def set_play(play: Play, layout: Layout, seed: int = 0) -> Made:
    """A play as a printer sets it."""
    lines: list[str] = [_act(play.language), ""]
    speeches: list[tuple[str, str]] = []
    stages: list[str] = []
    verse: list[str] = []
    if layout.has_cast:
        lines = [WORDS[play.language].cast, "", *(f"{name.upper()}" for name in play.cast), "", *lines]
    left, right = layout.brackets
    for head, enter, spoken, leave in play.scenes:
        lines += [head, "", f"{left}{enter}{right}", *[""] * max(1, layout.blank)]
        stages.append(enter)
        for one in spoken:
            lines += _set_speech(one, layout)
            lines += [""] * layout.blank
            speeches.append((letters(layout.name(one.name)), "".join(map(letters, one.lines))))
            stages += [said for said in (one.manner, one.inside) if said]
            verse += map(letters, one.lines) if one.is_verse else ()
        lines += [f"{left}{leave}{right}", ""]
        stages.append(leave)
    text = "\n".join(_paged(lines, layout.marks)) + "\n"
    return Made(text, tuple(speeches), tuple(map(letters, stages)), tuple(verse))


def _said(speech: Speech, layout: Layout) -> list[str]:
    """The lines of a speech with the direction inside it."""
    left, right = layout.brackets
    lines = list(speech.lines)
    if speech.inside:
        lines[-1] = f"{lines[-1]} {left}{speech.inside}{right}"
    return lines


def _set_speech(speech: Speech, layout: Layout) -> list[str]:
    left, right = layout.brackets
    said = _said(speech, layout)
    name = layout.name(speech.name)
    manner = f"{left}{speech.manner}{right}" if speech.manner else ""
    if layout.above:
        head = [name, *([manner] if manner else [])]
        return [*head, *_set_lines(said, speech, layout, "")]
    lead = f"{name}{layout.gutter}{f'{manner} ' if manner else ''}"
    return _set_lines(said, speech, layout, lead)


def _set_lines(said: list[str], speech: Speech, layout: Layout, lead: str) -> list[str]:
    if speech.is_verse:
        first, *rest = said
        start = lead + first if lead else " " * layout.indent + first
        return [start, *(" " * layout.indent + line for line in rest)]
    whole = lead + " ".join(said)
    return textwrap.wrap(whole, layout.width, break_on_hyphens=False) if layout.width else [whole]


def _paged(lines: list[str], length: int | None) -> list[str]:
    if length is None:
        return lines
    out: list[str] = []
    for index, line in enumerate(lines):
        if index and index % length == 0:
            out += ["", f"[Page {index // length + 11}]", ""]
        out.append(line)
    return [line for line, after in pairwise([*out, "x"]) if line or after]
