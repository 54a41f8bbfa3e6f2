"""Sets of strings that are joined as more becomes known (union-find)."""


class Unions:
    """Strings in sets; the least of each set stands for it, whatever the order in which they were joined."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def __contains__(self, one: str) -> bool:
        return one in self._parent

    def find(self, one: str) -> str:
        """What stands for the set of a string, which is a set of its own where it is new."""
        root = self._parent.setdefault(one, one)
        while self._parent[root] != root:
            root = self._parent[root]
        while one != root:
            self._parent[one], one = root, self._parent[one]
        return root

    def join(self, one: str, other: str) -> None:
        """Make one set of two."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first
