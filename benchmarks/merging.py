"""Merging of edited documents with a new encoding, beside the encoding of them: documents a second, growth.

    python -m benchmarks.merging [N]

N letters are made from a seed and encoded: the baseline. An editor does something to each (an attribute, a
correction, a name, a split), their texts are corrected in a place and encoded anew with other metadata, and
both come together. Times are of the processor, on one core.
"""

import argparse
import random
import re
import time
from pathlib import Path

from benchmarks.corpus import letter
from encoder.config import Options
from encoder.corpus.versions import pack
from encoder.merging import merge
from encoder.metadata import MetadataTable
from encoder.model import Metadata, Source
from encoder.pipeline import encode_source
from encoder.reading import source_of_bytes

_WAYS = (
    (r"<p>", r'<p rend="edited">'),
    (r"(<p>\w+ )(\w+)", r"\1<choice><sic>\2</sic><corr>read</corr></choice>"),
    (r"(<p>\w+ \w+ )(\w+)", r"\1<persName>\2</persName>"),
    (r"(<p>\w+ \w+ \w+) (\w+)", r"\1</p>\n        <p>\2"),
)
_SIZES = (1, 10, 100, 600)


def edited(tei: bytes, random_: random.Random) -> bytes:
    """What an editor makes of a document."""
    before, after = random_.choice(_WAYS)
    return re.sub(before, after, tei.decode(), count=1).encode()


def versions(text: str, random_: random.Random) -> tuple[bytes, bytes, bytes, float]:
    """A document as it was encoded, edited, and encoded anew; and how long one encoding took."""
    now = Options(MetadataTable(Metadata(repository="The Archive of the Harbour")))
    began = time.process_time()
    base = encode_source(_source(text)).tei
    seconds = time.process_time() - began
    new = encode_source(_source(text.replace(" the ", " that ", 1)), now).tei
    return base, edited(base, random_), new, seconds


def _source(text: str) -> Source:
    return source_of_bytes(text.encode(), name="letter", file="letter.txt")[0]


def measure(texts: list[str]) -> tuple[float, float, int, float]:
    """Seconds of encoding and of merging, conflicts, and how many bytes a packed encoding has on average."""
    random_ = random.Random(15)  # noqa: S311 - the same each time
    encoding = merging = 0.0
    conflicts = packed = 0
    for text in texts:
        base, mine, new, seconds = versions(text, random_)
        began = time.process_time()
        conflicts += len(merge(base, mine, new, Path("letter.xml")).findings)
        merging += time.process_time() - began
        encoding += seconds
        packed += len(pack(base).packed)
    return encoding, merging, conflicts, packed / len(texts)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=600)
    count = parser.parse_args().count
    random_ = random.Random(14)  # noqa: S311 - the same each time
    letters = [letter(random_, number) for number in range(1, count + 1)]
    measure(letters[:5])
    print("| documents | encoded | merged | as long as encoding | conflicts | packed |")
    print("| --- | --- | --- | --- | --- | --- |")
    for size in (size for size in _SIZES if size <= count):
        texts = [
            "\n\n".join(letters[start : start + size]) for start in range(0, count - size + 1, max(size, 1))
        ][: max(3, count // size)]
        encoding, merging, conflicts, packed = measure(texts)
        name = f"{len(texts)} of {sum(map(len, texts)) / len(texts) / 1000:,.0f} kB"
        rates = f"{len(texts) / encoding:,.1f} a second | {len(texts) / merging:,.1f} a second"
        print(f"| {name} | {rates} | {merging / encoding:.1f} | {conflicts} | {packed / 1000:.1f} kB |")


if __name__ == "__main__":
    main()
