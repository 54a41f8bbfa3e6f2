"""Texts of our own with notes, set down in many houses' ways, and the facts to compare with.

A house is drawn once: how it refers to notes, what they begin with, how they count, where they stand, how
lines are set. Its documents differ in their text only.
"""

import random
import re
import textwrap
from dataclasses import dataclass, field

from tests.shapes import SENTENCES as ENGLISH

SENTENCES = {
    "en": ENGLISH,
    "de": (
        "Die Handschriften, von denen Sie sprechen, liegen noch bei Herrn Stolz in Jena.",
        "Ich werde sie, sobald die Wege trocken sind, am 14. März holen lassen.",
        "Was den Preis betrifft, so bitte ich um Geduld: 12 Taler sind eine große Summe.",
        "Der Rat hat 1824 zweimal darüber beraten, ohne etwas zu beschließen.",
        "Niemand weiß, wer die Laterne angezündet hat; der Wächter schweigt.",
        "Es fehlen 3 Bücher und die Karte, die im Turm hing.",
    ),
    "fr": (
        "Le président du Conseil m’a déclaré ce matin que rien ne serait décidé avant jeudi.",
        "Les ports resteraient ouverts, et les consuls seraient avertis le 3 mai.",
        "On parle d’une somme de 4 500 francs, mais personne ne l’a vue.",
        "La lettre du gardien est arrivée avec deux semaines de retard.",
        "En 1911, la tour fut rebâtie aux frais de la veuve.",
    ),
    "es": (
        "El farol del muelle se encendió antes de la noche por orden del guardián.",
        "En el año de 1833 no quedaban más que 9 pilotos en la villa.",
        "Los barcos de la costa, que eran 40, volvieron con las redes vacías.",
        "Nadie supo decir quién había escrito la carta del 2 de abril.",
    ),
    "it": (
        "La lanterna del porto fu accesa prima di sera per ordine del custode.",
        "Nel 1802 la torre cadde, e nessuno la rifece per 9 anni.",
        "I piloti, ch’erano 12, avevano ciascuno un numero sulla prua.",
    ),
    "pt": (
        "O farol foi aceso antes da noite por ordem do guarda da ponte.",
        "Em 1755 a torre caiu, e durante 9 annos nada se fez.",
        "Os pilotos, que eram 12, tinham cada um o seu numero na proa.",
    ),
    "nl": (
        "De lantaarn op de pier werd voor de avond aangestoken door de wachter.",
        "In 1888 waren er nog 9 loodsen, en ieder had een nummer op de boeg.",
        "Het is zeker niet mooi weer, maar de haven is ’s avonds prachtig.",
    ),
    "uk": (
        "Ліхтар на молі запалили перед вечором з наказу сторожа мосту.",
        "У 1871 році лишилося 9 лоцманів, і кожен мав своє число на носі човна.",
        "Ніхто не знав, хто написав того листа, а сторож мовчав.",
    ),
}
NOTES = {
    "en": (
        "There were nine of them.",
        "See the ledger.",
        "The letter is lost; compare the account of 1742.",
        "His name was Amos Field.",
    ),
    "de": (
        "Nicht überliefert.",
        "Vgl. Brief Nr. 112.",
        "gemeint ist der Turm am Hafen.",
        "Siehe oben, S. 14.",
    ),
    "fr": ("Voir ci-dessus, n° 87.", "6 août.", "La lettre manque.", "Le gardien s’appelait Aubert."),
    "es": ("Conventos.", "Palabras históricas.", "Véase la carta del 3 de mayo.", "Así en el original."),
    "it": ("Così nel testo.", "Vedi sopra, p. 12.", "Il custode si chiamava Rossi.", "Manca."),
    "pt": ("Assim no original.", "Veja-se a carta de 4 de maio.", "Instrumento de cordas.", "Falta."),
    "nl": ("Deze brief is niet bewaard.", "De vuurtoren (F 450).", "Zie hierboven, p. 3.", "Aldus."),
    "uk": ("Так у рукописі.", "Див. вище, с. 12.", "Нагія – окіл.", "Лист не зберігся."),
}
HEADINGS = {
    "en": ("Notes", "NOTES", "FOOTNOTES:", "Footnotes", "Endnotes"),
    "de": ("Anmerkungen", "ANMERKUNGEN", "Fußnoten", "Anmerkung"),
    "fr": ("Notes", "NOTES"),
    "es": ("NOTAS", "Notas"),
    "it": ("Note", "NOTE"),
    "pt": ("Notas", "NOTAS"),
    "nl": ("Noten", "Voetnoten"),
    "uk": ("Примітки", "ПРИМІТКИ"),
}
FORMS = {
    "figure": (
        ("{}", "{} "),
        ("{}", "{}. "),
        ("{}", "  {}. "),
        ("{}", "[{}] "),
        ("[{}]", "[{}] "),
        ("[{}]", "{}. "),
        (" [{}]", "[{}] "),
        (" [{}]", "{} "),
        (" ({})", "({}) "),
        ("({})", "({}) "),
        ("{})", "{}) "),
        ("[^{}]", "[^{}]: "),
        ("<sup>{}</sup>", "{}. "),
        ("<sup>{}</sup>", "<sup>{}</sup> "),
        ("^{}", "{} "),
        ("^{}", "^{} "),
        (" {}/", "{}/ "),
        ("[{}]", "[Footnote {}: "),
        ("[{}]", "Footnote {}: "),
        ("[{}]", "[{}: "),
        ("{}", "Note {}.— "),
        ("{}", "({}) "),
    ),
    "prefix": (("[A{}]", "[A{}] "), ("[n. {}]", "[n. {}] "), ("[A{}]", "A{}. ")),
    "letter": (
        ("[{}]", "[{}] "),
        ("({})", "({}) "),
        (" [{}]", "[{}] "),
        ("({})", "{}) "),
        ("[{}]", "{}. "),
        ("<sup>{}</sup>", "{}. "),
        ("[{}]", "[Footnote {}: "),
    ),
    "roman": (("[{}]", "[{}] "), ("({})", "({}) "), ("[{}]", "{}. ")),
    "raised": (("{}", "{} "), ("{}", "{}. "), ("{}", "1{} ")),
    "symbol": (("{}", "{} "), (" {}", "{} "), ("{})", "{}) "), ("[{}]", "[{}] "), ("({})", "({}) ")),
}
PLACES = ("foot", "end", "chapter", "chapters", "below")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
)
SYMBOLS = ("*", "†", "‡", "§", "‖", "¶")
STARS = ("*", "**", "***")
DIVISIONS = ("I. THE SHOAL", "II. THE BAR", "III. THE POINT", "IV. THE LIGHT")


@dataclass(frozen=True, slots=True)
class House:
    """How a house sets notes."""

    language: str
    labels: str
    reference: str
    start: str
    behind_stop: bool
    place: str
    on: bool
    first: int
    heading: str | None
    rule: str | None
    width: int | None
    spaced: bool
    long_notes: bool
    source: str | None
    stars: bool
    close: bool = False

    def __str__(self) -> str:
        parts = (
            self.language,
            self.labels,
            self.reference,
            self.start,
            self.place,
            "on" if self.on else "anew",
            f"from {self.first}",
            self.heading or self.rule or "-",
            f"width {self.width}",
            "spaced" if self.spaced else "tight",
            "long" if self.long_notes else "short",
            self.source or "-",
            "close" if self.close else "apart",
        )
        return " | ".join(parts)


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a note: its label, its text, the letters of the text before its reference."""

    label: str
    text: str
    before: str


@dataclass(slots=True)
class Drawn:
    """A document: its text, and its notes in order."""

    text: str
    notes: list[Note] = field(default_factory=list)


def draw_house(rng: random.Random) -> House:
    """A house in one of the ways that houses have."""
    language = rng.choice(tuple(SENTENCES))
    labels = rng.choice(("figure",) * 5 + ("letter", "symbol", "raised", "roman", "prefix"))
    reference, start = rng.choice(FORMS[labels])
    place = rng.choice(("foot", "foot", "end", "end", "chapter", "chapters", "below"))
    if labels == "symbol":
        place = rng.choice(("foot", "below"))
    over = rng.choice(("heading", "rule", None)) if place != "below" else None
    heading = rng.choice(HEADINGS[language]) if over == "heading" or place == "chapters" else None
    width = rng.choice((None, 64, 72))
    on = (
        labels in ("figure", "raised", "prefix")
        and place in ("foot", "chapter", "below")
        and rng.random() < 0.5
    )
    return House(
        language,
        labels,
        reference,
        start if "1{}" not in start else "{} ",
        rng.random() < 0.6,
        place,
        on,
        rng.choice((1, 1, 1, 3, 57)) if labels == "figure" and place in ("foot", "end") else 1,
        heading if place != "foot" else None,
        rng.choice(("-----", "_______", "———")) if over == "rule" and place != "chapters" else None,
        width,
        rng.random() < 0.6,
        rng.random() < 0.3
        and place in ("end", "foot")
        and over is not None
        and not (over == "heading" and place == "foot"),
        rng.choice((None, None, "[HA: A1066, H45/1015, i]", "RC (Harwick Archives); endorsed."))
        if place == "end"
        else None,
        rng.random() < 0.5,
        place == "foot" and over is None and labels != "prefix" and rng.random() < 0.5,
    )


def draw_document(house: House, rng: random.Random, pages: int = 3) -> Drawn:
    """A document of a house."""
    drawn = Drawn("")
    lines: list[str] = []
    gathered: list[tuple[str, list[str]]] = []
    count = house.first - 1
    for page in range(pages):
        if not house.on and page and house.place in ("foot", "chapter", "chapters", "below"):
            count = 0
        if house.place in ("chapter", "chapters"):
            lines += [DIVISIONS[page], ""]
        elif page and house.place in ("foot", "end"):
            lines += [f"[Page {page + 20}]", ""]
        waiting: list[str] = []
        for _ in range(rng.randint(2, 3)):
            text, notes, count = _paragraph(house, rng, count, drawn)
            lines += [*_wrap(text, house), ""]
            waiting += notes
            if house.place == "below":
                lines += _set(notes, house)
                waiting = []
                count = count if house.on else 0
        if house.place in ("foot", "chapter"):
            if house.close and waiting:
                lines.pop()
            lines += _set(waiting, house)
        else:
            gathered.append((DIVISIONS[page], waiting))
    if house.place == "end":
        notes = [note for _, several in gathered for note in several]
        above = [house.source, ""] if house.source and house.source.startswith("RC") else []
        below = [house.source, ""] if house.source and not above else []
        lines += [*above, *_set(notes, house), *below]
    elif house.place == "chapters":
        lines += [house.heading or "", ""]
        for head, notes in gathered:
            lines += [head, "", *_set(notes, house, bare=True)] if notes else []
    drawn.text = "\n".join(lines).rstrip() + "\n"
    return drawn


def _paragraph(house: House, rng: random.Random, count: int, drawn: Drawn) -> tuple[str, list[str], int]:
    parts: list[str] = []
    notes: list[str] = []
    before = ""
    for sentence in rng.sample(SENTENCES[house.language], 3):
        if rng.random() < 0.45:
            count += 1
            label = _label(house, count)
            reference = _written(house.reference, house, label)
            parts.append(_referring(sentence, reference, house.behind_stop))
            note = " ".join(rng.sample(NOTES[house.language], 2 if rng.random() < 0.3 else 1))
            if house.long_notes and rng.random() < 0.4:
                note += "\n" + rng.choice(SENTENCES[house.language])
            at = re.search(re.escape(reference), parts[-1])
            known = _letters(before + sentence)
            del at
            drawn.notes.append(
                Note(
                    label + (")" if house.reference == "{})" and house.labels == "symbol" else ""),
                    _letters(note),
                    known[-20:],
                )
            )
            notes.append(
                _written(house.start, house, label)
                + note
                + (
                    "]"
                    if house.start.startswith("[") and house.start.endswith(": ") and "]" not in house.start
                    else ""
                )
            )
        else:
            parts.append(sentence)
        before += sentence
    return " ".join(parts), notes, count


def _referring(sentence: str, reference: str, behind_stop: bool) -> str:
    match = re.fullmatch(r"(.*?)([.;:?!”“’»]+)", sentence)
    assert match
    return match[1] + match[2] + reference if behind_stop else match[1] + reference + match[2]


def _label(house: House, count: int) -> str:
    if house.labels == "letter":
        first = "A" if "Footnote" in house.start else "a"
        return chr(ord(first) + (count - 1) % 26)
    if house.labels == "roman":
        return ROMAN[(count - 1) % len(ROMAN)]
    if house.labels == "symbol":
        cycle = STARS if house.stars else SYMBOLS
        return cycle[(count - 1) % len(cycle)]
    return f"A{count}" if house.labels == "prefix" and "A" in house.reference else str(count)


def _written(form: str, house: House, label: str) -> str:
    shown = label.translate(RAISED) if house.labels == "raised" else label
    return form.replace("A{}", "{}").format(shown)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).lower()


def _wrap(text: str, house: House) -> list[str]:
    whole = text.replace("[n. ", "[n.\N{NO-BREAK SPACE}")
    wrapped = textwrap.wrap(whole, house.width, break_on_hyphens=False) if house.width else [whole]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in wrapped]


def _set(notes: list[str], house: House, *, bare: bool = False) -> list[str]:
    if not notes:
        return []
    lines: list[str] = []
    if house.heading and not bare:
        lines += [house.heading, ""]
    if house.rule:
        lines += [house.rule]
    for note in notes:
        indent = note[: len(note) - len(note.lstrip())]
        for part in note.split("\n"):
            wrapped = _wrap(part.strip(), house)
            lines += [indent + line for line in wrapped]
            if "\n" in note and part is not note.split("\n")[-1]:
                lines.append("")
        if house.spaced or "\n" in note:
            lines.append("")
    return lines if not lines[-1] else [*lines, ""]
