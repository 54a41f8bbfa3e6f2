"""The tables of the manifest, in SQL, and the columns that they must have."""

import contextlib
import sqlite3
from collections.abc import Mapping
from functools import cache
from typing import Final

NAME: Final = ".engross.sqlite"
BUILT: Final = frozenset({"tei", "html", "pdf"})
"""The folders that `engross build` makes beside its manifest."""
VERSION: Final = "2"

TABLES: Final = """
CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE recipes (id TEXT PRIMARY KEY, parts TEXT NOT NULL);
CREATE TABLE documents (
    name TEXT PRIMARY KEY,
    folded TEXT NOT NULL,
    source NOT NULL,
    origin,
    state TEXT NOT NULL,
    sha256 TEXT,
    seal TEXT,
    sidecar TEXT,
    sidecar_seal TEXT,
    corrections TEXT,
    corrections_seal TEXT,
    metadata TEXT,
    recipe TEXT,
    error TEXT,
    exit_code INTEGER NOT NULL DEFAULT 0,
    findings TEXT NOT NULL DEFAULT '[]',
    doubts INTEGER NOT NULL DEFAULT 0,
    figures TEXT NOT NULL DEFAULT '{}',
    seconds REAL,
    first TEXT,
    changed TEXT,
    withdrawn TEXT,
    run INTEGER NOT NULL DEFAULT 0,
    turn INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX documents_folded ON documents (folded);
CREATE INDEX documents_run ON documents (run, turn);
CREATE TABLE pages (
    name TEXT PRIMARY KEY,
    source NOT NULL,
    seal TEXT,
    sha256 TEXT,
    state TEXT NOT NULL,
    record TEXT,
    record_from TEXT,
    companions TEXT NOT NULL DEFAULT '[]',
    first TEXT,
    changed TEXT,
    withdrawn TEXT
);
CREATE INDEX pages_source ON pages (source);
CREATE TABLE files (
    path TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    role TEXT NOT NULL,
    made_from TEXT NOT NULL,
    recipe TEXT,
    sha256 TEXT NOT NULL,
    previous TEXT,
    found TEXT,
    seal TEXT,
    first TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE INDEX files_owner ON files (owner, role);
"""
VERSIONS: Final = """
CREATE TABLE IF NOT EXISTS versions (
    path TEXT NOT NULL,
    role TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (path, role)
);
"""
"""Manifests of older runs lack it until a run writes to them."""


@cache
def columns_of_tables() -> Mapping[str, Mapping[str, tuple[str, bool]]]:
    """The columns of each table, with their declared types and whether they must have a value."""
    with contextlib.closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(TABLES + VERSIONS)
        tables = [row[0] for row in empty.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: {
                row[1]: (row[2], bool(row[3] or row[5]))
                for row in empty.execute(f"PRAGMA table_info({table})")
            }
            for table in tables
        }
