"""`engross lsp`: what an editor starts."""

import os

import click

from encoder.errors import ExitCode, UsageError


@click.command(epilog="\b\nExample:\n  engross lsp\n")
@click.option(
    "--patience",
    type=click.FloatRange(min=0, min_open=True),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="A schema that takes longer on a document is not used again.",
)
def command(patience: float) -> int:
    """Serve an editor over standard input and output (Language Server Protocol).

    It tells what is wrong as one types, proposes elements, attributes and values with their documentation,
    follows pointers, and mends names that are misspelt. docs/editors.md has recipes.
    """
    try:
        from encoder.editor.server import make_server
    except ImportError as error:
        raise UsageError("the language server is not installed", hint='pip install "engross[lsp]"') from error
    # the server closes its streams at the end, and those of the process are still written to then
    server = make_server(patience)
    try:
        server.start_io(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))
    finally:
        server.checker.close()
    return ExitCode.OK
