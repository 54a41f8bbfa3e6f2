"""Files that a user writes: keys that would take the square of their parts are refused."""

import time
from pathlib import Path

import pytest

from encoder.errors import UsageError
from encoder.user_files import parse_toml

DEEP = "a." * 100_000


@pytest.mark.parametrize(
    "text",
    [f"{DEEP}a = 1", f"x = 1\n[{DEEP}a]", f"[[{DEEP}a]]", f"x = {{{DEEP}a = 1}}", '"a" . ' * 9000 + "a=1"],
)
def test_a_key_of_many_parts_is_refused_at_once(text):
    begun = time.process_time()
    with pytest.raises(UsageError, match="more than 64 parts"):
        parse_toml(text, Path("tide.toml"))
    assert time.process_time() - begun < 1


def test_many_full_stops_in_a_text_are_none_of_a_key():
    said = f"1, {'2.' * 90}3 and on"
    assert parse_toml(f'a.b."c d" = "{said}"\nx = """\n{said}\n"""', Path("tide.toml"))["x"].strip() == said
