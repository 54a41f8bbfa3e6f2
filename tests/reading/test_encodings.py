"""Bytes that are not Unicode are read rightly or refused, and never wrongly without a word."""

import pytest

from encoder.errors import UnreadableSource
from encoder.reading import source_of_bytes
from encoder.reading.encodings import MULTI_BYTE, detect
from encoder.reading.plausible import count_misfits, count_wide_misfits

TEXTS = {
    "English": (
        "The café at the harbour was closed when we arrived. “We shall wait,” said the pilot – a na"
        "ïve man – and the façade of the old hotel stood grey in the rain. Señor Muñoz paid £5 for "
        "the crossing; the rôle of the keeper was never explained. In the morning the boats went ou"
        "t again and nobody spoke of the storm which had carried away"
    ),
    "French": (
        "Monsieur le ministre, j’ai l’honneur de vous rendre compte de la tempête qui a détruit la "
        "jetée du port. Les pêcheurs n’ont pas pu sortir depuis trois jours, et la misère est grand"
        "e chez les plus pauvres. On a déjà distribué du blé et du bois, mais l’hôpital est plein e"
        "t le médecin épuisé. À la fin de la semaine, nous espérons r"
    ),
    "German": (
        "Sehr geehrter Herr Präsident! Über die Zustände im Hafen läßt sich nur Betrübliches melden"
        ". Die Fischer können seit drei Tagen nicht ausfahren, und die Not der Ärmsten wächst tägli"
        "ch. Wir hoffen, daß die Regierung bald größere Mittel bewilligt. „Das Meer gibt, das Meer "
        "nimmt“, sagte mir der alte Lotse, während er den schweren Ma"
    ),
    "Spanish": (
        "Excelentísimo señor: tengo el honor de comunicar a Vuestra Excelencia que la tormenta del "
        "pasado día catorce destruyó el muelle y la pequeña casa del guardián. ¿Quién podrá pagar l"
        "os daños? Los niños del pueblo no han comido desde anteayer, y la situación en las montaña"
        "s es todavía peor. Mañana saldrá un barco con harina y leña "
    ),
    "Czech": (
        "Vážený pane ministře, dovoluji si Vám oznámit, že bouře minulého týdne zničila přístav i d"
        "ům strážce. Rybáři nemohli již tři dny vyplout na moře a bída nejchudších roste každým dne"
        "m. Prosíme proto, aby vláda co nejdříve poslala mouku, dříví a peníze na opravu mola. Příl"
        "iš mnoho dětí zůstalo bez přístřeší a nemocnice je plná. Věř"
    ),
    "Polish": (
        "Szanowny Panie Ministrze, mam zaszczyt donieść, że burza, która przeszła w zeszłym tygodni"
        "u, zniszczyła molo i dom strażnika. Rybacy już od trzech dni nie mogą wypłynąć w morze, a "
        "nędza najuboższych rośnie z każdą godziną. Prosimy, żeby rząd jak najprędzej przysłał mąkę"
        ", drewno i pieniądze na naprawę portu. Dzieci śpią w kościel"
    ),
    "Russian": (
        "Милостивый государь! Честь имею донести, что буря, случившаяся на прошлой неделе, разрушил"
        "а пристань и дом смотрителя. Рыбаки уже три дня не могут выйти в море, и нужда беднейших с"
        "емейств растёт с каждым часом. Просим, чтобы правительство как можно скорее прислало муку,"
        " дрова и деньги на починку порта. Дети спят в церкви, больни"
    ),
    "Greek": (
        "Κύριε Υπουργέ, έχω την τιμή να σας αναφέρω ότι η καταιγίδα της περασμένης εβδομάδας κατέστ"
        "ρεψε την αποβάθρα και το σπίτι του φύλακα. Οι ψαράδες δεν μπορούν να βγουν στη θάλασσα εδώ"
        " και τρεις ημέρες και η φτώχεια των πιο αδύναμων μεγαλώνει κάθε ώρα. Παρακαλούμε να στείλε"
        "ι η κυβέρνηση το συντομότερο αλεύρι, ξύλα και χρήματα για τη"
    ),
    "Turkish": (
        "Sayın Bakan, geçen hafta kopan fırtınanın iskeleyi ve bekçinin evini yıktığını bildirmekte"
        "n üzüntü duyuyorum. Balıkçılar üç gündür denize çıkamıyor, en yoksul ailelerin sıkıntısı h"
        "er saat artıyor. Hükümetin bir an önce un, odun ve limanın onarımı için para göndermesini "
        "rica ediyoruz. Çocuklar kilisede uyuyor, hastane dolu. İlkba"
    ),
    "Japanese": (
        "拝啓、先週の嵐により港の桟橋と番人の家が壊れましたことをご報告申し上げます。漁師たちは三日"
        "前から海に出ることができず、貧しい家族の苦しみは時とともに増しております。政府ができるだけ"
        "早く小麦粉、薪、そして港の修理のための資金を送ってくださるようお願いいたします。子供たちは"
        "教会で眠り、病院は満員です。春になれば仕事が再び始まり、人々はこの厳しい冬を忘れるでしょう"
        "。カフェとホテルは閉まっています。"
    ),
    "Chinese": (
        "部长先生：上周的暴风雨摧毁了港口的码头和看守人的房子，特此报告。渔民已经三天不能出海，最贫"
        "穷的家庭的苦难与日俱增。我们请求政府尽快送来面粉、木柴和修理港口的资金。孩子们睡在教堂里，"
        "医院已经住满了人。我们相信春天工作会重新开始，人们会忘记这个严酷的冬天。"
    ),
    "traditional Chinese": (
        "部長先生：上週的暴風雨摧毀了港口的碼頭和看守人的房子，特此報告。漁民已經三天不能出海，最貧"
        "窮的家庭的苦難與日俱增。我們請求政府盡快送來麵粉、木柴和修理港口的資金。孩子們睡在教堂裡，"
        "醫院已經住滿了人。我們相信春天工作會重新開始，人們會忘記這個嚴酷的冬天。"
    ),
    "Korean": (
        "장관님께, 지난주의 폭풍으로 항구의 부두와 관리인의 집이 무너졌음을 보고드립니다."
        " 어부들은 사흘 동안 바다에 나가지 못했고 가난한 가족들의 고통은 시간이 갈수록 "
        "커지고 있습니다. 정부가 가능한 한 빨리 밀가루와 장작과 항구 수리비를 보내 주시"
        "기를 부탁드립니다. 아이들은 교회에서 자고 병원은 가득 찼습니다."
    ),
}

_WESTERN = ("cp1252", "latin-1", "iso8859-15", "mac-roman", "cp437", "cp850")
_CENTRAL = ("cp1250", "iso8859-2", "cp852", "mac-latin2")
ENCODINGS = {
    "English": _WESTERN,
    "French": _WESTERN,
    "German": _WESTERN,
    "Spanish": _WESTERN,
    "Czech": _CENTRAL,
    "Polish": _CENTRAL,
    "Russian": ("koi8-r", "cp1251", "cp866", "iso8859-5", "mac-cyrillic"),
    "Greek": ("cp1253", "iso8859-7", "cp737"),
    "Turkish": ("cp1254", "iso8859-9", "cp857"),
    "Japanese": ("shift-jis", "euc-jp", "iso2022-jp"),
    "Chinese": ("gb18030", "gbk"),
    "traditional Chinese": ("big5", "gb18030"),
    "Korean": ("euc-kr", "cp949"),
}
IN_DOUBT = {("French", "cp850")}  # code page 437 differs by a letter of these lines
CASES = [(language, encoding) for language, encodings in ENCODINGS.items() for encoding in encodings]
_PLAIN = str.maketrans({"’": "'", "“": '"', "”": '"', "„": '"', "–": "-"})


def written(text: str, encoding: str) -> tuple[str, bytes]:
    """A text as it can be written in an encoding."""
    try:
        return text, text.encode(encoding)
    except UnicodeEncodeError:
        data = text.translate(_PLAIN).encode(encoding, "ignore")
        return data.decode(encoding), data


def is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, be it by accident: then nothing tells that they should not be."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read(data: bytes) -> str | None:
    """The text that is read, None where it is refused."""
    try:
        source, findings = source_of_bytes(data, name="letter", file="letter.txt")
    except UnreadableSource as error:
        assert "encoding is in doubt" in str(error) and "--encoding" in str(error)
        return None
    assert data.isascii() or [finding.rule for finding in findings] == ["S01"]
    return source.text


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_some_lines_are_read_rightly(language, encoding):
    text, data = written(TEXTS[language], encoding)
    assert read(data) == text or (read(data) is None and (language, encoding) in IN_DOUBT)


@pytest.mark.parametrize(("language", "encoding"), CASES)
@pytest.mark.parametrize("size", [8, 20, 50])
def test_some_words_are_never_read_wrongly(language, encoding, size):
    for start in range(0, len(TEXTS[language]) - size, 60):
        text, data = written(TEXTS[language][start : start + size], encoding)
        if text.strip() and not is_utf8(data):
            assert read(data) in (text, None)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Κύριε ", "cp737"),
        ("Příliš", "mac-latin2"),
        ("주시기를 부", "euc-kr"),
        ("が再び始まり", "euc-jp"),
        ("стань ", "cp866"),
    ],
)
def test_accidents_do_not_make_utf8(text, encoding):
    assert read(text.encode(encoding)) in (text, None)


def test_a_long_line_is_judged_by_its_beginning():
    text = TEXTS["French"] * 3_000
    assert read(text.encode("cp1252")) == text


@pytest.mark.parametrize("codec", ["euc-jp", "shift_jis", "gb18030", "big5", "euc-kr", "cp1252", "mac-roman"])
def test_english_with_nothing_but_quotation_marks_is_never_read_as_something_else(codec):
    text = (
        "He said: “The tide will not stand another winter.” Dear Sir,\nHe said: “The wall is closed.” No.\n"
        * 2
    )
    try:
        source, _ = source_of_bytes(text.encode(codec), name="a", file="a.txt")
    except UnreadableSource:
        return
    assert source.text == text


@pytest.mark.parametrize("codec", ["iso8859-2", "cp1250"])
@pytest.mark.parametrize("name", ["Dvořák", "Plzeň", "Łódź", "Čapek", "Škoda", "Poznań", "Žižkov", "Wałęsa"])
def test_a_name_within_english_is_no_syllable_of_korean(codec, name):
    text = f"It was read in the evening, and the keeper spoke of {name} and the harbour. " * 3
    encoding, _ = detect(text.encode(codec))
    assert encoding not in MULTI_BYTE


def test_particles_after_latin_words_are_korean():
    text = "어제 KBS는 Windows를 쓰는 사람들이 많다고 하였다. 그리고 우리는 그것을 들었다.\n" * 3
    assert count_wide_misfits(text, "Korean") == 0
    assert detect(text.encode("cp949"))[1] == ("cp949",)


def test_raised_figures_and_fractions_behind_letters_cast_no_doubt():
    assert count_misfits("Reçu 112 m³ de maçonnerie, 80 m² de pavé¹ et 3½ pieds.", "French") == 0
    assert count_misfits("Un m³tre de ma²onnerie", "French") == 2


def test_who_is_asked_for_an_encoding_hears_which_it_may_be():
    data = "Le pr\xe9fet a quitt\xe9 la ville; il reviendra l'\xe9t\xe9 prochain. Zm\xcfrne.".encode(
        "latin-1"
    )
    with pytest.raises(UnreadableSource) as caught:
        source_of_bytes(data, name="letter", file="letter.txt")
    assert "it may be Windows-1252 (cp1252)" in str(caught.value)
    assert "--encoding cp1252" in str(caught.value)
