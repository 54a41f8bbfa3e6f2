"""How well `--correct` finds and mends misread words: precision and recall on words damaged on purpose.

    python benchmarks/correction.py CLEAN... [--rate 0.02] [--half 1|2]
    python benchmarks/correction.py CLEAN... --damaged FOLDER [--half 1|2]

CLEAN are text files or folders of them. Without `--damaged` each word is damaged with the given probability
by one confusion of the table below, which is not the corrector's: its weights are those of errors counted in
OCR, and some of its confusions the corrector does not know. With `--damaged` the files of the same names in
FOLDER are corrected and compared, word by word, with the clean ones.

A proposal is right if it restores the clean word exactly. Every damaged word counts for the recall, also in
heads, openers, names and numbers, which the corrector leaves alone; "of non-words" leaves out those that
became other words of the dictionary. Tune on one half of the files (every other one), report the other.
"""

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from encoder.config import Options
from encoder.document.correction.dictionary import load_dictionary
from encoder.pipeline import Document, encode_source
from encoder.reading import source_of_text

DAMAGE = (
    *(("e", "c", 159), ("t", "c", 127), ("o", "c", 98), ("i", "1", 87), ("n", "u", 85), ("a", "s", 72)),
    *(("l", "1", 58), ("h", "b", 46), ("c", "e", 30), ("m", "rn", 29), ("rn", "m", 29), ("S", "5", 6)),
    *(("C", "G", 5), ("O", "0", 5), ("d", "cl", 10), ("cl", "d", 10), ("li", "h", 10), ("w", "vv", 5)),
    *(("f", "t", 20), ("I", "l", 10), ("b", "h", 20), ("u", "n", 20)),
    *(("p", "o", 8), ("k", "x", 5), ("w", "m", 6), ("u", "a", 10), ("d", "a", 10), ("y", "j", 8)),
)
"""What is printed, what is read, how often; the last row the corrector does not know."""
LIKENESS = 0.5
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
NOTE_DIGITS = re.compile(r"(?<=[a-z.,”])\d+(?=\s)")


@dataclass
class Score:
    """Counts of words."""

    words: int = 0
    damaged: int = 0
    non_words: int = 0
    proposed: int = 0
    right: int = 0
    right_non_words: int = 0
    without_truth: int = 0

    def __str__(self) -> str:
        return (
            f"{self.words} words, {self.damaged} damaged ({self.damaged - self.non_words} to other words), "
            f"{self.proposed} proposals, {self.right} right, "
            f"{self.without_truth} more at words that the clean text has not\n"
            f"precision {self.right / max(1, self.proposed):.4f}"
            f"   recall {self.right / max(1, self.damaged):.3f}"
            f"   recall of non-words {self.right_non_words / max(1, self.non_words):.3f}"
        )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clean", nargs="+", type=Path)
    parser.add_argument("--damaged", type=Path, help="folder with the same files, damaged by someone else")
    parser.add_argument("--rate", type=float, default=0.02, help="share of the words to damage")
    parser.add_argument(
        "--half", type=int, choices=(1, 2), help="only every other file, from the first or second"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20, help="how many wrong proposals and misses to print")
    arguments = parser.parse_args()
    files = list(text_files(arguments.clean))
    if arguments.damaged:
        files = [file for file in files if (arguments.damaged / file.name).is_file()]
    files = files[arguments.half - 1 :: 2] if arguments.half else files
    score, wrong, missed = Score(), Counter[str](), Counter[str]()
    seconds = {False: 0.0, True: 0.0}
    rng = random.Random(arguments.seed)  # noqa: S311 - the same damage in each run
    for file in files:
        clean = NOTE_DIGITS.sub("", file.read_text(encoding="utf-8"))
        if arguments.damaged:
            text = (arguments.damaged / file.name).read_text(encoding="utf-8")
            truth = aligned(clean, text)
        else:
            text, truth = damage(clean, arguments.rate, rng)
        documents = {correct: timed(text, correct, seconds) for correct in (False, True)}
        compare(text, truth, documents[True], score, wrong, missed)
    print(score)
    print(
        f"{len(files)} documents, processor time {seconds[False]:.1f} s without, {seconds[True]:.1f} s with"
    )
    for title, counter in (("wrong", wrong), ("missed", missed)):
        print(
            f"{title}: "
            + ", ".join(f"{what} ×{times}" for what, times in counter.most_common(arguments.show))
        )


def text_files(paths: list[Path]) -> Iterator[Path]:
    """The text files among the paths and in their folders, by name."""
    for path in paths:
        yield from (
            sorted(file for file in path.rglob("*") if file.suffix in {".txt", ".md"})
            if path.is_dir()
            else [path]
        )


def damage(text: str, rate: float, rng: random.Random) -> tuple[str, dict[int, str]]:
    """The text with some words misread; the whole words that they were, by their new offsets."""
    out, truth, position, length = [], {}, 0, 0
    for match in WORD.finditer(text):
        before, word = text[position : match.start()], match.group()
        misread = one_misread(word, rng) if len(word) > 1 and rng.random() < rate else word
        out += [before, misread]
        length += len(before)
        truth[length] = word
        length += len(misread)
        position = match.end()
    return "".join((*out, text[position:])), truth


def one_misread(word: str, rng: random.Random) -> str:
    """The word with one confusion, or as it is where none fits."""
    fitting = [pair for pair in DAMAGE if pair[0] in word]
    if not fitting or not word.isalpha():
        return word
    printed, read, _ = rng.choices(fitting, [weight for _, _, weight in fitting])[0]
    start = rng.choice([match.start() for match in re.finditer(printed, word)])
    return word[:start] + read + word[start + len(printed) :]


def aligned(clean: str, damaged: str) -> dict[int, str]:
    """The words of the damaged text that stand where the clean one has a like word: offset → clean word."""
    meant, read = WORD.findall(clean), list(WORD.finditer(damaged))
    matcher = SequenceMatcher(None, meant, [match.group() for match in read], autojunk=False)
    truth = {}
    for _, start, end, first, last in matcher.get_opcodes():
        pairs = zip(meant[start:end], read[first:last], strict=True) if end - start == last - first else ()
        truth |= {
            match.start(): same_case(word, match.group()) for word, match in pairs if alike(word, match)
        }
    return truth


def alike(clean: str, damaged: re.Match[str]) -> bool:
    """Whether one word may be a misreading of the other, rather than another word of another text."""
    return SequenceMatcher(None, clean.lower(), damaged.group().lower()).ratio() >= LIKENESS


def same_case(clean: str, damaged: str) -> str:
    """The damaged word where only the case differs: headings set in capitals are no misreadings."""
    return damaged if clean.lower() == damaged.lower() else clean


def timed(text: str, correct: bool, seconds: dict[bool, float]) -> Document:
    """The encoded text; the time goes to `seconds`."""
    source = source_of_text(text)
    if correct:
        load_dictionary()
    start = time.process_time()
    document = encode_source(source, Options(correct=correct))
    seconds[correct] += time.process_time() - start
    return document


def compare(
    text: str,
    truth: dict[int, str],
    document: Document,
    score: Score,
    wrong: Counter[str],
    missed: Counter[str],
) -> None:
    """Count what the document proposes against the truth."""
    dictionary = load_dictionary()
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    right = set()
    for finding in document.findings:
        if finding.rule != "C01" or not finding.place.line or not finding.place.column:
            continue
        offset = lines[finding.place.line - 1] + finding.place.column - 1
        read, proposed = re.findall("“(.*?)”", finding.message)[:2]
        if offset not in truth:
            score.without_truth += 1
            continue
        score.proposed += 1
        if truth.get(offset) == proposed:
            right.add(offset)
        else:
            wrong[f"{read} → {proposed} ({truth[offset]})"] += 1
    for match in WORD.finditer(text):
        meant, offset = truth.get(match.start(), match.group()), match.start()
        score.words += 1
        if meant == match.group():
            continue
        is_word = match.group().lower() in dictionary
        score.damaged += 1
        score.non_words += not is_word
        score.right += offset in right
        score.right_non_words += offset in right and not is_word
        if offset not in right:
            missed[f"{match.group()} ({meant})"] += 1


if __name__ == "__main__":
    main()
