"""Name classes: which element or attribute names a pattern stands for (RELAX NG specification, 4.10–4.19).

Names are in Clark's notation, `{namespace}local`, as lxml gives them; without a namespace just `local`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One name."""

    tag: str

    def contains(self, tag: str) -> bool:
        return tag == self.tag


@dataclass(frozen=True, slots=True)
class NsName:
    """Every name of a namespace, but those excepted."""

    namespace: str
    excepted: "NameClass | None" = None

    def contains(self, tag: str) -> bool:
        return namespace(tag) == self.namespace and not (self.excepted and self.excepted.contains(tag))


@dataclass(frozen=True, slots=True)
class AnyName:
    """Every name, but those excepted."""

    excepted: "NameClass | None" = None

    def contains(self, tag: str) -> bool:
        return not (self.excepted and self.excepted.contains(tag))


@dataclass(frozen=True, slots=True)
class NameChoice:
    """The names of all members."""

    members: tuple["NameClass", ...]

    def contains(self, tag: str) -> bool:
        return any(member.contains(tag) for member in self.members)


NameClass = Name | NsName | AnyName | NameChoice


def tags(names: NameClass) -> tuple[str, ...]:
    """The names that a class lists one by one."""
    match names:
        case Name():
            return (names.tag,)
        case NameChoice():
            return tuple(tag for member in names.members for tag in tags(member))
    return ()


def listed(names: NameClass) -> frozenset[str] | None:
    """All names of a class; None where they cannot be listed."""
    match names:
        case Name():
            return frozenset({names.tag})
        case NameChoice():
            parts = [listed(member) for member in names.members]
            return None if None in parts else frozenset().union(*(part or () for part in parts))
    return None


def namespace(tag: str) -> str:
    """The namespace of a name, `""` where it has none."""
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def clark(space: str, name: str) -> str:
    """The name in Clark's notation."""
    return f"{{{space}}}{name}" if space else name
