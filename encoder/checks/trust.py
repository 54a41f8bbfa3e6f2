"""Which schemas are trusted: what the user gave and what comes with Engross; never what a document names.

Documents come from strangers (a pull request, a deposit), and so may the schemas that they name. A Schematron
is a program: with trust it runs with the rights of the user, without it only where it is harmless.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from encoder.errors import NotTrusted


@dataclass(frozen=True)
class Schema:
    """A schema in a file, and whether it may do what it likes.

    Made by `given` or `named`, so that every place that makes one says which of them it is.

    Attributes:
        path: of the schema.
        is_trusted: False: nothing outside its folder is read, nothing written, no program of its own run.
        within: the folder that it may read where that is not its own; of a project that names it.
    """

    path: Path
    is_trusted: bool = False
    within: Path | None = None

    @classmethod
    def given(cls, path: Path) -> "Schema":
        """A schema that the user named, on the command line or in a configuration, or that is ours."""
        return cls(path, is_trusted=True)

    @classmethod
    def named(cls, path: Path, within: Path | None = None) -> "Schema":
        """A schema that a document names, or the file of a project."""
        return cls(path, is_trusted=False, within=within)

    @classmethod
    def of(cls, schema: "Path | Schema") -> "Schema":
        """A path that calling code gives is trusted."""
        return schema if isinstance(schema, Schema) else cls.given(schema)

    @cached_property
    def folder(self) -> Path:
        """Where the schema lies, links resolved: what is not trusted reads nothing outside of it."""
        return self.within.resolve() if self.within else self.path.resolve().parent

    def beside(self, address: str, base: Path) -> Path:
        """The file to which an address in the schema leads.

        Args:
            address: relative, or a `file:` URL.
            base: of the file in which the address stands.

        A catalogue may map an address of the web to a file (`addresses`), for which the same holds.

        Raises:
            NotTrusted: it leads off this machine or, links followed, out of the folder of a schema that is
                not trusted; whether there is anything is not told.
        """
        try:
            parts = urlsplit(address)
            mapped = self.mapped(address, base)
            is_local = mapped is not None or is_here(address)
            target = mapped or (base.parent / unquote(parts.path) if parts.path else base)
            resolved = target.resolve()
        except (ValueError, OSError, RuntimeError) as error:
            raise NotTrusted(f"{address} is no usable address", file=self.path) from error
        if not is_local:
            raise NotTrusted(f"{address} is not local, and nothing is fetched", file=self.path)
        if self.is_trusted:
            return target
        if not resolved.is_relative_to(self.folder):
            raise NotTrusted(f"{address} leads out of the schema's own folder", file=self.path)
        return resolved

    def mapped(self, address: str, base: Path) -> Path | None:
        """The file to which a catalogue maps an address that does not lead to a file itself."""
        if is_here(address):
            return None
        from encoder.checks.addresses import mapped_file

        return mapped_file(address.partition("#")[0], base.parent)


def is_here(address: str) -> bool:
    """Whether an address leads to a file of this machine."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("", "file") and parts.netloc in ("", "localhost")
