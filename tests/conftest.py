"""What all tests share."""

import pytest
from hypothesis import HealthCheck, settings

# How fast a busy machine draws examples says nothing about what is tested. The examples are always the same:
# a new fault found by chance belongs to a run that somebody looks at, `--hypothesis-profile=hunt`.
settings.register_profile("hunt", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.register_profile("settled", settings.get_profile("hunt"), derandomize=True)
settings.load_profile("settled")

# What waits for a browser, a server, another process or a clock may be late on a busy machine: tried twice.
WAITING = {
    "archive": None,
    "corpus": None,
    "desk": None,
    "editor": None,
    "rendering": {"test_browser.py"},
    "tests": {"test_growth.py", "test_hooks.py", "test_operators.py", "test_processes.py"},
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        modules = WAITING.get(item.path.parent.name, set())
        if modules is None or item.path.name in modules:
            item.add_marker(pytest.mark.flaky(reruns=1, reruns_delay=5))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the expected results in tests/cases"
    )


@pytest.fixture(autouse=True)
def own_memory(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered of a run is neither taken from nor left in the folder of whoever runs the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "memory"))


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden"))
