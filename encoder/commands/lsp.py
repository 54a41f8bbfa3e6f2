"""`engross lsp`: what an editor starts."""

import os

import click

from encoder.errors import ExitCode, UsageError


@click.command(epilog="\b\nExample:\n  engross lsp\n")
def command() -> int:
    """Serve an editor over standard input and output (Language Server Protocol).

    It tells what is wrong as one types, proposes elements, attributes and values with their documentation,
    follows pointers, and mends names that are misspelt. docs/editors.md has recipes.
    """
    try:
        from encoder.editor.server import make_server
    except ImportError as error:
        raise UsageError("the language server is not installed", hint='pip install "engross[lsp]"') from error
    # the server closes its streams at the end, and those of the process are still written to then
    make_server().start_io(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    return ExitCode.OK
