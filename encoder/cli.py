"""The command `engross`: arguments in, exit code out; nothing else exits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextvars import copy_context
from importlib import import_module

import click

from encoder.errors import EngrossError, ExitCode, UsageError
from encoder.signals import Stopped, ignore_signals, stop_on_signals
from encoder.streams import OutputError, flush_output, give_up_output, prepare_streams
from encoder.strings import in_one_line, shown

_COMMANDS = {
    "new": "Make a folder to begin a project with.",
    "build": "Encode, validate, and publish as HTML and PDF.",
    "encode": "Encode plain text or OCR as TEI.",
    "status": "Say what is new, changed, edited, failed, withdrawn in an output folder.",
    "corrections": "Derive what editors say of sources from edited TEI, and check it.",
    "desk": "Correct what was read, in a browser on this machine.",
    "merge": "Bring what is new in an encoding into files that were edited.",
    "survey": "Find out how the house of some texts sets them.",
    "learn": "Learn from corrected documents how the others are to be read.",
    "validate": "Check TEI against the schema and the rules.",
    "lsp": "Serve an editor while one types (Language Server Protocol).",
    "schema": "Put the schemas that documents name into the project.",
    "coverage": "Check that TEI still holds every character of its source.",
    "render": "Publish TEI as HTML, PDF or EPUB.",
    "export": "Write what was built as text, tables, citations, CMIF, IIIF, annotations.",
    "package": "Make BagIt packages of what was built, or verify them.",
    "catalogue": "Make or renew the catalogue of what was built.",
    "serve": "Serve a built site and its records to harvesters: OAI-PMH, DTS.",
    "preview": "Serve a built site here and rebuild it on change.",
}
_EPILOG = """\b
Exit codes:
  0  all well
  1  some documents are invalid or could not be processed; the others were
  2  wrong use, or nothing to do
  70 a fault of engross itself (a log is written that can be sent to us)
  130 interrupted; 143 terminated; 129 the terminal was closed

\b
Example:
  engross build letters/ -o output
"""


class LazyGroup(click.Group):
    """A group that imports a command when it is called, so that one pays only for what one uses."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"encoder.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(cls=LazyGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="engross", prog_name="engross")
def engross() -> None:
    """Plain text and OCR of historical documents to TEI-XML that can be trusted.

    Every document is encoded, proven complete, validated, and can be published as HTML, EPUB and PDF.
    """


def run(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code; every error is one clear message on stderr."""
    return copy_context().run(_run, arguments)  # what a run remembers is forgotten after it


def tell_end(end: BaseException) -> int:
    """Tell that somebody asked for the end, or that nobody takes what is written; the exit code."""
    if isinstance(end, Stopped):
        ignore_signals()
        click.echo(f"engross: {end}", err=True)
        return end.exit_code
    give_up_output()
    if isinstance(end, OutputError):
        click.echo(f"engross: {end}", err=True)
        return end.exit_code
    return ExitCode.OK


def _refuse_unspeakable(arguments: Sequence[str]) -> None:
    """See that arguments could come from a system: who calls us from Python may hand in anything.

    Raises:
        UsageError: one holds a null character, or what stands for no byte.
    """
    for argument in arguments:
        try:
            is_sayable = b"\0" not in os.fsencode(argument)
        except UnicodeEncodeError:
            is_sayable = False
        if not is_sayable:
            raise UsageError(f"{shown(argument)}: no command line has such characters")


def _run(arguments: list[str] | None) -> int:
    try:
        _refuse_unspeakable(arguments or ())
        result = engross.main(args=arguments, prog_name="engross", standalone_mode=False)
        flush_output()
        return result if isinstance(result, int) else ExitCode.OK
    except (Stopped, OutputError, BrokenPipeError) as end:
        return tell_end(end)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return ExitCode.USAGE
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f" Hint: {context.command_path} --help" if context else ""
        click.echo(f"engross: {in_one_line(error.format_message())}{hint}", err=True)
        return error.exit_code
    except EngrossError as error:
        click.echo(f"engross: {error}", err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("engross: interrupted", err=True)
        return ExitCode.INTERRUPTED
    except Exception as error:
        from encoder.faults import refusal, write_log

        if (refused := refusal(error)) is not None:
            click.echo(f"engross: {refused}", err=True)
            return refused.exit_code

        click.echo(f"engross: {write_log(error)}", err=True)
        return ExitCode.INTERNAL


def main() -> None:
    """The entry point of the installed command."""
    prepare_streams()
    stop_on_signals()
    sys.exit(run())
