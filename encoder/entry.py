"""The first thing that runs. What hooks call all day goes to work at once; the rest is for `encoder.cli`.

Reading arguments with click takes as long as validating a document: plain `engross validate FILE...` does
without. Whatever is not plain, and every error, is left to the full command, which then does all of it.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from encoder.signals import Stopped, stop_on_signals
from encoder.streams import OutputError, flush_output, prepare_streams

_FLAGS = frozenset(
    {"-q", "--quiet", "--no-schematron", "--well-formed", "--engross", "--allow-unchecked", "--tei-only"}
)
_FEW = 40


def main() -> None:
    """The entry point of the installed command."""
    prepare_streams()
    stop_on_signals()
    try:
        code = validate_at_once(sys.argv[1:])
    except (Stopped, OutputError, BrokenPipeError) as end:
        from encoder.cli import tell_end

        sys.exit(tell_end(end))
    except Exception:
        code = None
    if code is None:
        from encoder.cli import run

        code = run()
    sys.exit(code)


def validate_at_once(arguments: Sequence[str]) -> int | None:
    """The exit code of `engross validate` with a few files and simple flags; None for anything else.

    Raises:
        Exception: any; nothing was written, and the full command will meet it again and tell it.
    """
    if arguments[:1] != ["validate"]:
        return None
    flags = {argument for argument in arguments[1:] if argument.startswith("-")}
    files = tuple(Path(argument) for argument in arguments[1:] if not argument.startswith("-"))
    if _is_in_project():
        return None
    if not flags <= _FLAGS or not 0 < len(files) <= _FEW or not all(file.is_file() for file in files):
        return None
    return _validate(tuple(dict.fromkeys(files)), flags)


_SETTINGS = {"engross.toml": (b"validate",), "pyproject.toml": (b"engross", b"validate")}
"""Where a project may settle something about the checks, and the words without which it does not."""


def _is_in_project() -> bool:
    """Whether a project above may have settled something about the checks."""
    here = Path.cwd()
    for up in (here, *here.parents):
        for name, words in _SETTINGS.items():
            path = up / name
            if path.is_file() and all(word in path.read_bytes() for word in words):
                return True
        if (up / ".git").exists():
            return False
    return False


def _validate(files: tuple[Path, ...], flags: set[str]) -> int:
    from encoder.checks.validate import Schemas
    from encoder.corpus.validating import tell, validate_all

    if "--tei-only" in flags:
        from encoder.checks.roots import may_be_tei

        files = tuple(file for file in files if may_be_tei(file))
    schemas = Schemas(
        engross="--engross" in flags,
        use_schematron="--no-schematron" not in flags,
        only_well_formed="--well-formed" in flags,
        allow_unchecked="--allow-unchecked" in flags,
    )
    code = tell(tuple(validate_all(files, schemas)), "text", quiet=bool(flags & {"-q", "--quiet"}))
    flush_output()
    return code
