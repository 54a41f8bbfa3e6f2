"""What a user wants of a run over a corpus, beside its options."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a run treats what runs before it have left.

    Attributes:
        force: make everything again, also what has not changed.
        overwrite: replace files that an editor has changed; they are kept beside the new ones.
        prune: remove the files of documents whose sources are gone.
    """

    force: bool = False
    overwrite: bool = False
    prune: bool = False
