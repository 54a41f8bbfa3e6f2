"""What is remembered of texts is forgotten: a text measured again costs what it cost the first time."""

import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from typing import Any


def forget() -> None:
    """Empty what is bounded, and so was made to remember texts; data of languages and weights stay."""
    for one in _bounded():
        one.cache_clear()


def _bounded() -> Iterator["_lru_cache_wrapper[Any]"]:
    """The bounded caches of the encoder's modules; the collector tells of none that was frozen."""
    modules = [module for name, module in sys.modules.items() if name.split(".")[0] == "encoder"]
    for value in {id(one): one for module in modules for one in vars(module).values()}.values():
        if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"] is not None:
            yield value
