"""How many of a text's characters stand where they cannot, if it was read in an encoding for a language.

An encoding that is not the right one betrays itself: capitals within words (`CafÈ`), letters of two scripts
in a word (`CafИ`), letters that no single language has together (`Pøíliš žluouèký`), signs glued to letters
(`caf‚`), characters that nobody uses.
"""

import re
import unicodedata

from encoder.reading.alphabets import ALPHABETS, is_of_another_script

_WORD = re.compile(r"[^\W\d_¹²³¼-¾]+")
_HIGH = re.compile(r"[^\x00-\x7f]")
_OPENING = frozenset("“‘«„‚‹¿¡")
_CLOSING = frozenset("”’»“‘›…")
_DASHES = frozenset("–—―")
_AFTER_LETTERS = frozenset("°ºª²³¹™®†‡€")
_SIGNS = frozenset("§£½¼¾©•·¶×÷±№") | _AFTER_LETTERS
_WITHOUT_MARKS = tuple("ะาำเแโใไๅๆ")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_WIDE = re.compile("[\u3000-\u3040\u30fb-\u30ff\uff01-\uff5e‘’“”…—·]")
_HAN = r"[\u3400-\u9fff]"
_PARTED_HAN = re.compile(f"{_HAN} (?={_HAN})")
# `da–o`, `misi—n`: a dash for a letter; an em dash stands between whole words: `pilot—a man`.
_DASH_FOR_LETTER = re.compile(
    r"(?:.?[^\W\d_A-Z]–[^\W\d_A-Z]|(?:.?\W|\A)[^\W\d_AIaeiouy]—\w|.?\w—[^\W\d_AIaeiouy](?:\W|\Z))"
)
# Korean particles follow Latin words, `Windows는`; small Latin letters follow no syllable: `Dvo핺k`.
_GLUED = re.compile(f"[A-Za-z]{_HAN}|[\\u3400-\\u9fff\\uac00-\\ud7a3][a-z]")
_LEAST_KANA = 0.15
_IMPOSSIBLE = 3
# The characters that the standards put first because they are frequent, by their first byte.
_FREQUENT = {
    "Japanese": ("shift_jis", 0x88, 0x98),
    "Chinese": ("gb2312", 0xB0, 0xD7),
    "traditional Chinese": ("big5", 0xA4, 0xC6),
    "Korean": ("euc-kr", 0xB0, 0xC8),
}


def count_high(text: str) -> int:
    """How many characters are not ASCII."""
    return len(_HIGH.findall(text))


def count_words(text: str, language: str) -> int:
    """How many of the frequent words of a language of `ALPHABETS` a text has."""
    said = {word for word in _WORD.findall(text) if len(word) > 1 or not word.isascii()}
    return len(said & ALPHABETS[language].words)


def count_misfits(text: str, language: str) -> int:
    """How many characters beyond ASCII cannot stand where they do, in a language of `ALPHABETS`."""
    misfits = 0
    for word in _WORD.finditer(text):
        if not word[0].isascii():
            misfits += _in_word(word[0], language)
    return misfits + sum(_misplaced(text, match.start()) for match in _HIGH.finditer(text))


def count_wide_misfits(text: str, language: str) -> int:
    """The same for a language of ideographs or syllables: what its standard does not hold for frequent."""
    high = [character for character in _HIGH.findall(text) if not _WIDE.match(character)]
    kana = len(_KANA.findall(text))
    if language == "Japanese":
        return len(high) if kana < _LEAST_KANA * len(high) else _rare(high, language)
    parted = 0 if language == "Korean" else len(_PARTED_HAN.findall(text))
    return _rare(high, language) + parted + len(_GLUED.findall(text))


def _in_word(word: str, language: str) -> int:
    """The misfits of a word: all that is not ASCII where its letters do not go together."""
    alphabet = ALPHABETS[language]
    foreign = [letter for letter in word if not letter.isascii()]
    is_latin = not is_of_another_script(language)
    has_case = word.islower() or word.isupper() or word.istitle() or word[1:].islower()
    alone = len(word) > 2 and len(foreign) == len(word)
    if not (has_case or word.lower() == word.upper()) or (alone if is_latin else len(foreign) < len(word)):
        return len(foreign)
    return sum(letter.lower() not in alphabet.letters for letter in foreign)


def _misplaced(text: str, at: int) -> int:
    """The misfits of a sign (letters are judged in their words); a control character is no text at all."""
    return _IMPOSSIBLE if "\x80" <= text[at] <= "\x9f" else int(_is_misplaced(text, at))


def _is_misplaced(text: str, at: int) -> bool:
    sign = text[at]
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if sign.isalpha() and sign not in _AFTER_LETTERS:
        return False
    between = before.isalpha() and after.isalpha()
    if sign in "’\xad":
        return not (before.strip() or after.isalpha())
    if sign in _DASHES:
        return bool(_DASH_FOR_LETTER.match(text, max(0, at - 2), at + 3))
    if sign == "\xa0":
        return between
    if sign in _OPENING or sign in _CLOSING:
        opens = sign in _OPENING and not before.isalnum() and bool(after.strip())
        closes = sign in _CLOSING and bool(before.strip()) and not after.isalnum()
        return not (opens or closes)
    if sign in _SIGNS:
        return (
            between
            or (before.isalpha() and sign not in _AFTER_LETTERS)
            or (after.isalpha() and (sign != "©" or after.islower()))
        )
    is_mark = unicodedata.category(sign) == "Mn"
    if is_mark and before in _WITHOUT_MARKS:
        return True
    return not (is_mark and (before.isalpha() or unicodedata.category(before or " ") == "Mn"))


def _rare(characters: list[str], language: str) -> int:
    codec, first, last = _FREQUENT[language]
    return sum(not _is_frequent(character, language, codec, first, last) for character in characters)


def _is_frequent(character: str, language: str, codec: str, first: int, last: int) -> bool:
    if _KANA.match(character):
        return language == "Japanese"
    try:
        data = character.encode(codec)
    except UnicodeEncodeError:
        return False
    return len(data) > 1 and first <= data[0] <= last
