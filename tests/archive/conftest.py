"""Catalogues to be asked: in SQLite, and in PostgreSQL where `ENGROSS_TEST_POSTGRESQL` says one is."""

import os
import uuid

import pytest

pytest.importorskip("sqlalchemy")
pytest.importorskip("starlette")

SERVER = os.environ.get("ENGROSS_TEST_POSTGRESQL")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """Of a catalogue that is not there yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'catalogue.sqlite'}"
        return
    if not SERVER:
        pytest.skip("no PostgreSQL: see .ci/postgresql")
    import psycopg

    name = f"engross_{uuid.uuid4().hex}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    yield f"{SERVER.rsplit('/', 1)[0]}/{name}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def catalogue(address):
    """A catalogue that is empty."""
    from encoder.archive.catalogue import open_catalogue

    with open_catalogue(address, to_write=True) as opened:
        yield opened
