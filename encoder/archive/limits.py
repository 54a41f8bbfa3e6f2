"""How often one may ask: a bucket for each address, which fills as time goes by."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

_ADDRESSES_AT_MOST: Final = 10_000


class Rate:
    """So many requests a second for each address, and some at once.

    Args:
        per_second: that may be asked; 0 is no limit.
        at_once: that may be asked after a pause.
        clock: seconds that only grow.
    """

    def __init__(
        self, per_second: float, at_once: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._per_second, self._at_once, self._clock = per_second, max(1.0, at_once), clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """How many seconds the address has to wait; 0: it may ask, and has."""
        if self._per_second <= 0:
            return 0.0
        now = self._clock()
        left, since = self._buckets.pop(address, (self._at_once, now))
        left = min(self._at_once, left + (now - since) * self._per_second)
        may = left >= 1
        self._buckets[address] = (left - 1 if may else left, now)
        if len(self._buckets) > _ADDRESSES_AT_MOST:
            self._buckets.popitem(last=False)
        return 0.0 if may else (1 - left) / self._per_second
