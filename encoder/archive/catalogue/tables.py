"""The tables of the catalogue, and the words of SQLAlchemy that it is asked with."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

__all__ = [
    "bindparam",
    "count",
    "delete",
    "everything",
    "facts",
    "insert",
    "lowest",
    "members",
    "metadata",
    "records",
    "select",
    "set_names",
    "update",
]

count, lowest = func.count, func.min
everything = MetaData()
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is ordered by its code points, whatever the language of the database."""

facts = Table(
    "facts", everything, Column("key", _TEXT, primary_key=True), Column("value", _TEXT, nullable=False)
)
records = Table(
    "records",
    everything,
    Column("name", _TEXT, primary_key=True),
    Column("datestamp", _TEXT, nullable=False, index=True),
    Column("created", _TEXT, nullable=False),
    Column("deleted", Integer, nullable=False),
    Column("digest", _TEXT, nullable=False),
    Column("made_from", _TEXT, nullable=False),
    Column("facts", _TEXT, nullable=False),
    Column("tei_sha256", _TEXT),
)
metadata = Table(
    "metadata",
    everything,
    Column("name", _TEXT, primary_key=True),
    Column("prefix", _TEXT, primary_key=True),
    Column("xml", LargeBinary, nullable=False),
)
members = Table(
    "members", everything, Column("spec", _TEXT, primary_key=True), Column("name", _TEXT, primary_key=True)
)
Index("members_name", members.c.name)
set_names = Table(
    "set_names", everything, Column("spec", _TEXT, primary_key=True), Column("title", _TEXT, nullable=False)
)
