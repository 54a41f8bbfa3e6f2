"""Letters of two made-up houses, for tests of what is found out over a run."""

GERMAN = (
    "Der Hafen war am Morgen noch nicht frei, und die Schiffe lagen vor der Mole.",
    "Ich habe dem Herrn Direktor geschrieben, dass die Lampe in der Nacht erloschen ist.",
    "Wir hoffen, dass der Bau im Frühjahr wieder aufgenommen werden kann.",
    "Die Rechnung ist von dem Amt geprüft und an die Kasse gegeben worden.",
    "Er wird Ihnen selbst sagen, wie es um die Brücke und den Damm steht.",
)
ENGLISH = (
    "The harbour was not yet clear in the morning, and the ships lay before the mole.",
    "I have written to the director that the lamp went out during the night.",
    "We hope that the building can be taken up again in the spring.",
    "The bill has been examined by the office and was handed to the treasury.",
    "He will tell you himself how it stands with the bridge and the dam.",
)


def german(number: int, notes: int = 3) -> str:
    """A letter with ` [1]`, `[1] text` at the end, and pages `[S. 2]` inside the text."""
    parts, place = [f"Brief {number} an den Hafenmeister", f"Altona, den {number % 27 + 1}. März 1851"], 0
    for index in range(6):
        words = [GERMAN[(number + index + k) % 5] for k in range(3)]
        if place < notes:
            place += 1
            words[1] = f"{words[1][:-1]} [{place}]."
        if index in (2, 4):
            words[2] = f"Es ist wahr, und [S. {index // 2 + 1}] es bleibt so."
        parts.append(" ".join(words))
    parts += [f"[{label}] {GERMAN[(number + label) % 5]}" for label in range(1, place + 1)]
    return "\n\n".join(parts) + "\n"


def english(number: int, notes: int = 3) -> str:
    """A letter with `word1`, `  1. text` at the end, and pages `[Page 2]` on lines of their own."""
    parts = [f"Letter {number} to the Harbour Master", f"Whitby, March {number % 27 + 1}, 1923."]
    for index in range(6):
        words = [ENGLISH[(number + index + k) % 5] for k in range(3)]
        if index < notes:
            words[0] += str(index + 1)
        parts.append(" ".join(words))
        if index in (2, 4):
            parts.append(f"[Page {index // 2 + 1}]")
    parts += [f"  {label}. {ENGLISH[(number + label) % 5]}" for label in range(1, notes + 1)]
    return "\n\n".join(parts) + "\n"
