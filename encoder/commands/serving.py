"""What commands that serve have in common: a socket that listens, and the server that is run on it."""

from __future__ import annotations

import os
import socket
from signal import SIGINT
from typing import Any

import click

from encoder.errors import UsageError
from encoder.signals import Stopped


def require_server(extra: str = "archive") -> None:
    """See that what a server needs is installed.

    Args:
        extra: of the package, in which it is.

    Raises:
        UsageError: it is not.
    """
    from importlib.util import find_spec

    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise UsageError("the server needs Starlette and uvicorn", hint=f"pip install 'engross[{extra}]'")


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        UsageError: the port is taken, or the address is none of this machine's.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=256)
    except (OSError, UnicodeError) as error:
        said = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise UsageError(
            f"{host}:{port} cannot be used: {said}", hint="choose another with --port"
        ) from error


def run_server(
    app: Any,
    door: socket.socket,
    *,
    access_log: bool,
    seconds_to_end: int | None = None,
    quiet: bool = False,
) -> None:
    """Run the server until it is interrupted.

    Args:
        app: the ASGI application.
        door: a socket that listens.
        access_log: whether to write a line for each request.
        seconds_to_end: how long what is being answered is waited for at the end; None for ever.
        quiet: whether the application itself tells what goes wrong.
    """
    import uvicorn

    form = "%(asctime)s %(message)s"
    log = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": form}},
        "handlers": {"standard": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {
            "uvicorn.error": {
                "handlers": ["standard"],
                "level": "CRITICAL" if quiet else "WARNING",
                "propagate": False,
            },
            "uvicorn.access": {"handlers": ["standard"], "level": "INFO", "propagate": False},
        },
    }
    config = uvicorn.Config(
        app,
        log_config=log,
        access_log=access_log,
        server_header=False,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=seconds_to_end,
        lifespan="off",
    )
    try:
        uvicorn.Server(config).run(sockets=[door])
    except Stopped as stopped:
        if stopped.number != SIGINT:
            raise
        click.echo("engross: server ended", err=True)
