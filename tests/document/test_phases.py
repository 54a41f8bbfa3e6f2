"""Where blocks stand in their section is found without looking through the rest of the document for each."""

import pytest

from encoder.document.phases import phase_of
from encoder.model import Block, Role, Text


class Read(tuple):
    """Blocks that count how often one of them is asked for."""

    times = 0

    def __getitem__(self, index):
        Read.times += 1
        return super().__getitem__(index)


def reads(role, count):
    blocks = Read([Block(role, (Text(0, "a"),), 1)] * count + [Block(Role.PARAGRAPH, (Text(9, "b"),), 2)])
    Read.times, phase = 0, 1
    for index in range(count):
        phase = phase_of(blocks, index, phase)
    assert phase == 1
    return Read.times


@pytest.mark.parametrize("role", [Role.ADDRESSEE, Role.DATELINE, Role.SALUTE])
def test_a_long_opener_is_not_looked_through_for_each_of_its_blocks(role):
    assert reads(role, 400) < 2.5 * reads(role, 200)
