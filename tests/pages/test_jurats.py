"""Jurats: who swore, before whom."""

import pytest

from encoder.api import encode
from encoder.namespaces import tei

OATH = """\
William Dunn, being first duly sworn, deposes and says that he is a resident of said county, and that he was
present on the evening of the third of June last at the house of Samuel Orme, and saw the bay mare.

Further affiant saith not.

{above}{jurat}

                                        H. P. LANE,
                                        Notary Public.
"""
JURATS = (
    "Subscribed and sworn to before me this 9th day of July, 1868.",
    "Sworn to before me, at the town of Ryde, this 14th day of May, 1774,",
    "Taken and sworn before us,",
)


@pytest.mark.parametrize("jurat", JURATS)
@pytest.mark.parametrize("above", ["", "                                        WILLIAM DUNN.\n\n"])
def test_a_jurat_is_in_the_closer_between_the_signatures(jurat: str, above: str) -> None:
    root = encode(OATH.format(jurat=jurat, above=above), name="oath").tree.getroot()
    closer = root.find(f".//{tei('closer')}")
    assert jurat in " ".join("".join(map(str, closer.itertext())).split())
    assert root.find(f".//{tei('salute')}") is None
    signed = ["".join(map(str, one.itertext())) for one in closer.iter(tei("signed"))]
    assert signed == (["WILLIAM DUNN."] if above else []) + ["H. P. LANE,", "Notary Public."]


def test_a_story_in_which_people_swear_has_none() -> None:
    text = "Sworn before me, he said, and no man denied it.\n\nThen they all went home again.\n"
    assert encode(text, name="story").tree.getroot().find(f".//{tei('closer')}") is None
