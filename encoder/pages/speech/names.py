"""Which of the labels are names of speakers: those that come again, and others that stand like them."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from operator import itemgetter

from encoder.language import is_direction, is_function, is_officer
from encoder.pages.sights.sight import Sight
from encoder.pages.speech.beside import common_place, named_among, place_of
from encoder.pages.speech.directions import speaks_to_somebody
from encoder.pages.speech.labels import Label
from encoder.pages.speech.members import SHORTEST_NAME, is_capitalised, is_member

_MOST_OF, _NEARLY_ALL = 0.6, 0.75
_LINES_ABOVE = 3


def is_named(key: str, named: frozenset[str]) -> bool:
    return any(len(word) >= SHORTEST_NAME and word in named for word in key.split())


def spoken(
    chosen: Mapping[int, Label],
    known: Counter[str],
    named: frozenset[str],
    seen: Sequence[Sight],
    asked: Container[int],
    *,
    is_play: bool,
) -> Iterable[tuple[int, Label]]:
    """The labels that are speakers' names: those that recur, and others that are set and stand like them."""
    signed = sum(bool(label.sign) for label in chosen.values()) > _MOST_OF * len(chosen)
    chief = max(Counter(label.sign for label in chosen.values()).items(), key=itemgetter(1), default=("", 0))[
        0
    ]
    silent = _never_speaking(chosen, known)
    emphasised = 2 * sum(label.style == "emphasis" for label in chosen.values()) > len(chosen)
    beside = sum(not label.alone for label in chosen.values()) >= _NEARLY_ALL * len(chosen)
    words = {word for key, n in known.items() if n > 1 for word in key.split() if len(word) >= SHORTEST_NAME}
    again = [i for i, label in sorted(chosen.items()) if known[label.key] > 1]
    placed = common_place(again, seen, chosen)
    mentioned = named_among(again, seen) if is_play else frozenset()
    last = -2
    first = min((i for i, label in chosen.items() if known[label.key] > 1), default=0)
    for index in sorted(chosen):
        label = chosen[index]
        recurs = known[label.key] > 1 or is_named(label.key, named)
        related = _is_related(label, words)
        behind = (
            last >= 0 and last == index - 1 and chosen[last].alone and label.alone and not seen[index].gap
        )
        small = all(is_function(word) for word in label.key.split())
        once = label.alone and known[label.key] == 1
        below = seen[index + 1].text.lstrip()[:1] if index + 1 < len(seen) else ""
        bare = once and not label.sign and label.directed == label.end
        unsigned = bare and signed and not (below.islower() or below in ("(", "["))
        sets = label.style == "emphasis" and once and (beside or not emphasised)
        sets = sets or (emphasised and label.style == "caps" and not recurs and not related)
        last_of_all = label.alone and index + 1 == len(seen)
        if (
            behind
            or sets
            or label.key in silent
            or unsigned
            or (once and (index + 1 in chosen or last_of_all))
            or (known[label.key] == 1 and (_tells_of_several(label, known) or _directs(label)))
        ):
            fits = False
        elif recurs or related or index in asked:
            fits = True
        elif label.style in ("caps", "letter", "emphasis"):
            odd = is_play and label.sign == ":" and chief != ":"
            before = index < first and chosen[first].style != label.style
            odd = odd or (not is_play and before and not is_officer(label.key))
            fits = not odd and not last_of_all
        else:
            named_so = is_play and not small and (label.alone or label.sign in (":", "—"))
            sits = is_officer(label.key) or is_member(seen[index].text[label.start : label.end])
            joins = (
                label.sign == ":" == chief
                and bool(seen[index].gap)
                and is_capitalised(seen[index].text[label.start : label.end])
            )
            set_so = placed is not None and place_of(seen[index].text, label) == placed and not small
            told_of = bool(seen[index].gap) and label.sign == "." and label.key in mentioned
            fits = named_so and index + 1 < len(seen)
            heard = not is_play and bool(seen[index].gap) and index > first
            heard = heard and _is_heard(index, label, seen, chief)
            fits = fits or (not label.alone and (sits or joins or set_so or told_of or heard))
        if fits:
            last = index
            yield index, label


def _never_speaking(chosen: Mapping[int, Label], known: Counter[str]) -> frozenset[str]:
    """The keys of lines that stand right above names again and again: directions, and no names."""
    above = Counter(
        label.key
        for index, label in chosen.items()
        if label.alone and (below := chosen.get(index + 1)) is not None and below.alone
    )
    return frozenset(key for key, count in above.items() if count > 1 and count >= _MOST_OF * known[key])


def _directs(label: Label) -> bool:
    """Whether what may be a name is a direction of several words: `Alle ab.`"""
    return " " in label.key and is_direction(label.key)


def _is_heard(index: int, label: Label, seen: Sequence[Sight], chief: str) -> bool:
    """Whether who speaks once in an assembly was called upon right before, or says `I` or `you`."""
    if label.sign != chief or any(is_function(word) for word in label.key.split()[-1:]):
        return False
    above = " ".join(sight.text for sight in seen[max(0, index - _LINES_ABOVE) : index])
    text = seen[index].text
    called = text[label.start : label.end].strip(" .:—–") in above
    return called or (chief == ":" and speaks_to_somebody(text[label.directed :]))


def _tells_of_several(label: Label, known: Counter[str]) -> bool:
    """Whether a label names several speakers and says more of them: `Проходят Дикой и Борис.`"""
    said = label.key.split()
    others = [word for word in said if not (is_function(word) or is_officer(word) or word.isdigit())]
    named = sum(word in known for word in others)
    return named > 1 and named < len(others)


def _is_related(label: Label, words: set[str]) -> bool:
    """Whether a word of a label is that of a name, or a shorter form of it: `REINH` of `REINHARD`.

    A longer form is one alone or behind a title: `Zimmer im Wirthshause.` is not that of `Wirth.`
    """
    said = label.key.split()
    longer = len(said) == 1 or (len(said) == 2 and is_officer(label.key))
    return any(
        word in words
        or (
            len(word) > SHORTEST_NAME
            and any(one.startswith(word) or (longer and word.startswith(one)) for one in words)
        )
        for word in said
    )
