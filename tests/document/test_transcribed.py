"""Signs of transcribers: what is lost, doubtful, struck out, put in."""

import pytest

from encoder.document.transcribed import find_transcribed


def found(text: str) -> list[tuple[str, str, dict[str, str]]]:
    phrases = sorted(find_transcribed(text), key=lambda phrase: phrase.start)
    return [(text[one.start : one.end], one.name, dict(one.attributes)) for one in phrases]


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("[illegible]", None),
        ("[2 words illegible]", "2 words"),
        ("[illegible, about 3 words]", "3 words"),
        ("[two lines illegible]", "two lines"),
        ("[date illegible]", None),
        ("[ein Wort unleserlich]", None),
        ("[3 mots illisibles]", "3 mots"),
        ("[нрзб.]", None),
        ("[een woord onleesbaar]", "een woord"),
    ],
)
def test_words_that_cannot_be_read_are_a_gap(text, extent):
    given = {"reason": "illegible"} | ({"extent": extent} if extent else {})
    assert found(f"We saw {text} there.") == [(text, "gap", given)]


@pytest.mark.parametrize(
    "text", ["[torn]", "[page torn]", "[hole in manuscript]", "[blot]", "[déchirure]", "[Tintenfleck]"]
)
def test_words_lost_with_the_paper_are_a_gap(text):
    assert found(f"We saw {text} there.") == [(text, "gap", {"reason": "damage"})]


def test_tags_for_gaps_say_why():
    assert found("shot through the <gap/> and") == [("<gap/>", "gap", {"reason": "illegible"})]
    assert found('a <gap reason="damage" unit="word"/> b') == [
        ('<gap reason="damage" unit="word"/>', "gap", {"reason": "damage"})
    ]


@pytest.mark.parametrize("text", ["[Harwick?]", "[?Harwick]", "[Mr. Harwick ?]", "Harwick [?]", "Harwick[?]"])
def test_what_is_read_with_doubt_is_unclear(text):
    assert found(f"with {text} there.") == [(text, "unclear", {})]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("⟦ten⟧", "del"),
        ("[struck out: ten men]", "del"),
        ("[gestrichen: zehn]", "del"),
        ("[inserted: of]", "add"),
    ],
)
def test_what_is_struck_out_or_put_in(text, name):
    assert found(f"We saw {text} there.") == [(text, name, {})]


@pytest.mark.parametrize(
    "text",
    [
        "[be]",
        "[T]he",
        "[1864?]",
        "[sic]",
        "[seal]",
        "[torn envelope found in his pocket]",
        "[Is this what he meant by it?]",
        "[struck out:]",
        "word[a]",
        "[The letter was illegible to him, he said.]",
        "array[0]",
        "[]",
    ],
)
def test_what_may_be_the_writers_own_is_text(text):
    assert found(f"We saw {text} there.") == []
