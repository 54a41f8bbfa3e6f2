"""Elements nested at random: none of it stops a document, none loses a word."""

from itertools import count

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from encoder.rendering.pdf import render_pdf
from tests.rendering.pdf_file import letters, text_of, untagged

NAMES = [
    *("p", "ab", "head", "list", "item", "label", "note", "lg", "l", "sp", "speaker", "stage", "quote", "q"),
    *(
        "cit",
        "bibl",
        "table",
        "row",
        "cell",
        "figure",
        "div",
        "opener",
        "closer",
        "dateline",
        "salute",
        "signed",
    ),
    *(
        "address",
        "addrLine",
        "hi",
        "emph",
        "foreign",
        "ref",
        "persName",
        "date",
        "choice",
        "sic",
        "corr",
        "orig",
    ),
    *(
        "reg",
        "abbr",
        "expan",
        "app",
        "lem",
        "rdg",
        "supplied",
        "unclear",
        "gap",
        "desc",
        "add",
        "del",
        "subst",
    ),
    *(
        "seg",
        "title",
        "fw",
        "postscript",
        "trailer",
        "epigraph",
        "argument",
        "floatingText",
        "body",
        "unheard",
    ),
]
ATTRIBUTES = {
    "note": ["", ' n="1"', ' type="editorial"', ' place="foot" n="*"'],
    "list": ["", ' rend="bulleted"', ' rend="numbered"', ' rend="labeled"'],
    "cell": ["", ' cols="2"', ' rows="3"', ' role="label"'],
    "row": ["", ' role="label"'],
    "hi": ["", ' rend="bold italic"', ' rend="smallcaps"', ' xml:lang="he"'],
    "p": ["", ' xml:lang="de"', ' rend="center"'],
}
BREAKS = st.sampled_from(
    ["<pb/>", '<pb n="7"/>', '<pb break="no"/>', "<lb/>", '<lb break="no"/>', "<milestone/>", " "]
)


def element(children):
    return st.sampled_from(NAMES).flatmap(
        lambda name: st.tuples(
            st.just(name), st.sampled_from(ATTRIBUTES.get(name, [""])), st.lists(children, max_size=4)
        )
    )


TREES = st.lists(
    st.recursive(st.one_of(st.just("word"), BREAKS), element, max_leaves=25), min_size=1, max_size=4
)


def written(node, number):
    if isinstance(node, tuple):
        name, attributes, children = node
        return f"<{name}{attributes}>{''.join(written(child, number) for child in children)}</{name}>"
    return f"Q{next(number)}z " if node == "word" else node


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(TREES)
@example([("list", "", [("ab", "", []), "word", ("head", "", []), ("ab", "", [])])])
@example([("table", "", [("row", "", ["word"])])])
@example([("p", "", [("gap", "", ["word", ("desc", "", [])])])])
def test_any_nesting_is_set_whole(trees):
    number = count()
    body = "".join(written(tree, number) for tree in trees)
    pdf, _ = render_pdf(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
        f"</fileDesc></teiHeader><text><body><div>{body}</div></body></text></TEI>".encode()
    )
    text = letters(text_of(pdf))
    assert [word for word in (f"Q{n}z" for n in range(next(number))) if word not in text] == []
    assert untagged(pdf) == []
