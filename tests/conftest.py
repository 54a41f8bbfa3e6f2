"""What all tests share."""

import os

import pytest
from hypothesis import HealthCheck, settings

# In CI the same examples each time: a new fault found by chance belongs to a run that somebody looks at.
# How fast a busy machine draws examples says nothing about what is tested.
settings.register_profile("default", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("default")
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the expected results in tests/cases"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are to be rewritten instead of compared."""
    return bool(request.config.getoption("--update-golden"))
