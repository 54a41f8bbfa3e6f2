"""What tells a language by its letters: which it has beside a–z, and the small words it cannot do without.

Only letters that stand in running text are listed: the narrower an alphabet, the surer what it decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"


@dataclass(frozen=True, slots=True)
class Alphabet:
    """A language as it is written.

    Attributes:
        letters: lower case, beyond a–z; all letters where the script is not Latin.
        words: frequent ones.
    """

    letters: frozenset[str]
    words: frozenset[str]


def _alphabet(letters: str, words: str) -> Alphabet:
    return Alphabet(frozenset(letters), frozenset(words.split()))


ALPHABETS: Mapping[str, Alphabet] = {
    "English": _alphabet("éèêëàâäçñöüïôæœ", "the of and to in that was is for with his it on be by not were"),
    "French": _alphabet(
        "éèêëàâçîïôûùüœæ", "le la les des et un une du que est pour dans qui sur pas au il je"
    ),
    "German": _alphabet(
        "äöüßéà", "der die das und ist nicht den von zu mit dem ein eine sich auf für im wir"
    ),
    "Spanish": _alphabet("áéíóúñüºª", "el la los las de que y en un una del por con se su no para es a"),
    "Portuguese": _alphabet("áâãàçéêíóôõúüºª", "o os as de que e em um uma do da não por com se para dos ao"),
    "Italian": _alphabet("àèéìòóùîº", "il lo la i gli le di che e un una del per con si non è in della"),
    "Dutch": _alphabet("ëïéèöüóá", "de het een van en in is dat op te zijn met voor niet aan er"),
    "Danish": _alphabet("æøåéö", "og i det at en den til er som på de med for af ikke der var"),
    "Swedish": _alphabet("åäöéü", "och i att det som en på är av för med den till inte om har de"),
    "Finnish": _alphabet("äöå", "ja on ei se että oli hän mutta kun niin ovat joka"),
    "Icelandic": _alphabet("áðéíóúýþæö", "og að í á er sem til við um var en það ekki hann"),
    "Polish": _alphabet("ąćęłńóśźż", "i w na z się że nie do jest to o jak po od za który"),
    "Czech": _alphabet("áčďéěíňóřšťúůýž", "a v se na že je z do s k o to by i jsem pro jak ale už"),
    "Slovak": _alphabet("áäčďéíľĺňóôŕšťúýž", "a v sa na že je z do s k o to by aj som pre ako ale"),
    "Hungarian": _alphabet("áéíóöőúüű", "a az és hogy nem is egy van de meg volt ez mint csak"),
    "Romanian": _alphabet("ăâîșțşţ", "și şi de la în a cu o nu că pe un din care este pentru"),
    "Croatian": _alphabet("čćđšž", "i u je na se da za od su s ne bi koji kao to"),
    "Turkish": _alphabet("çğıöşüâîû", "ve bir bu da de için ile çok ne o gibi daha olan"),
    "Lithuanian": _alphabet("ąčęėįšųūž", "ir yra kad su iš į ne bet kaip tai buvo"),
    "Latvian": _alphabet("āčēģīķļņšūž", "un ir ka ar no uz par kas bet nav tas"),
    "Estonian": _alphabet("äöõüšž", "ja on ei et see oli kui ta ning mis aga"),
    "Russian": _alphabet(_RUSSIAN + "ёѣіѳѵ", "и в не на что с я по к но он у же за от бы о из как до мы"),
    "Ukrainian": _alphabet(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "і в не на що з у та до за як це від є по про"
    ),
    "Bulgarian": _alphabet("абвгдежзийклмнопрстуфхцчшщъьюя", "и на да се в от за не е че с по до са като"),
    "Serbian": _alphabet("абвгдђежзијклљмнњопрстћуфхцчџш", "и у је да на се за од су са не као то"),
    "Belarusian": _alphabet(
        "абвгдеёжзійклмнопрстуўфхцчшыьэюя", "і ў не на што з у да за як гэта ад яго па але ён"
    ),
    "Macedonian": _alphabet(
        "абвгдѓежзѕијклљмнњопрстќуфхцчџш", "и на да се во од за го не ќе е со ги што како"
    ),
    "Greek": _alphabet(_GREEK, "και το να του η της με την τα ο για από οι δεν στο τον που των σε τη"),
    "Vietnamese": _alphabet(
        "àáâãèéêìíòóôõùúýăđĩũơư", "và của là có không cho người trong một ông tôi được các"
    ),
    "Thai": _alphabet("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮฯะาำเแโใไๅๆ", ""),
    "Hebrew": _alphabet("אבגדהוזחטיךכלםמןנסעףפץצקרשת", "של את על לא הוא כי זה עם אל היא גם כל אני"),
    "Arabic": _alphabet("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي", "من في على إلى أن عن ما لا هذا التي الذي"),
}
"""Languages of alphabets by their English names."""


def is_of_another_script(language: str) -> bool:
    """Whether a language of `ALPHABETS` is not written in Latin letters."""
    return bool(ALPHABETS[language].letters & frozenset("иαאاก"))


_WESTERN = [
    "English",
    "French",
    "German",
    "Spanish",
    "Portuguese",
    "Italian",
    "Dutch",
    "Danish",
    "Swedish",
    "Finnish",
    "Icelandic",
    "Estonian",
]
_CENTRAL = ["Polish", "Czech", "Slovak", "Hungarian", "Romanian", "Croatian", "German", "English", "French"]
_CYRILLIC = ["Russian", "Ukrainian", "Bulgarian", "Serbian", "Belarusian", "Macedonian"]
_BALTIC = ["Lithuanian", "Latvian", "Estonian", "Polish", "German", "English"]
_TURKISH = ["Turkish", "English", "French", "German"]

SINGLE_BYTE: Mapping[str, list[str]] = {
    "cp1252": _WESTERN,
    "iso8859-15": _WESTERN,
    "mac-roman": _WESTERN,
    "cp850": _WESTERN,
    "cp437": _WESTERN,
    "cp1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "cp852": _CENTRAL,
    "mac-latin2": _CENTRAL,
    "cp1251": _CYRILLIC,
    "koi8-r": _CYRILLIC,
    "koi8-u": _CYRILLIC,
    "cp866": _CYRILLIC,
    "iso8859-5": _CYRILLIC,
    "mac-cyrillic": _CYRILLIC,
    "cp855": _CYRILLIC,
    "cp1125": ["Ukrainian", "Russian"],
    "cp1253": ["Greek"],
    "iso8859-7": ["Greek"],
    "cp737": ["Greek"],
    "cp869": ["Greek"],
    "mac-greek": ["Greek"],
    "cp1254": _TURKISH,
    "cp857": _TURKISH,
    "mac-turkish": _TURKISH,
    "cp1257": _BALTIC,
    "iso8859-13": _BALTIC,
    "cp865": ["Danish"],
    "cp860": ["Portuguese"],
    "cp861": ["Icelandic"],
    "cp863": ["French"],
    "cp775": _BALTIC,
    "iso8859-4": _BALTIC,
    "iso8859-16": ["Romanian", "Hungarian", "Polish", "Croatian"],
    "mac-romanian": ["Romanian"],
    "mac-croatian": ["Croatian"],
    "mac-iceland": ["Icelandic"],
    "cp1258": ["Vietnamese", "French"],
    "cp874": ["Thai"],
    "cp1255": ["Hebrew"],
    "cp862": ["Hebrew"],
    "cp1256": ["Arabic"],
    "iso8859-6": ["Arabic"],
}
"""The languages that were written in each encoding, the likelier encoding first."""
