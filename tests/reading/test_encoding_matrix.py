"""Sentences of many languages in the encodings that they were written in: right or refused, never wrong."""

import pytest

from encoder.errors import UnreadableSource
from encoder.reading import source_of_bytes

SENTENCES = {
    "Russian": (
        "Вчера вечером паром не пришёл, и почтмейстер велел зажечь на молу все фонари. Я ждал до полу"
        "ночи вместе с лоцманом; ветер усиливался, и волны перехлёстывали через ограду. Утром мы узна"
        "ли, что судно стоит у маяка и все пассажиры живы. Прошу прислать уголь, верёвки и двух плотн"
        "иков."
    ),
    "Russian before 1918": (
        "Вчера вечеромъ пароходъ не пришелъ, и почтмейстеръ велѣлъ зажечь на молу всѣ фонари. Я ждалъ"
        " до полуночи вмѣстѣ съ лоцманомъ; вѣтеръ усиливался, и волны били черезъ ограду. Утромъ мы у"
        "знали, что судно стоитъ у маяка и всѣ пассажиры живы. Прошу прислать уголь, веревки и двухъ "
        "плотниковъ."
    ),
    "Ukrainian": (
        "Учора ввечері пором не прийшов, і поштар звелів засвітити на молу всі ліхтарі. Я чекав до пі"
        "вночі разом із лоцманом; вітер дужчав, і хвилі перекочувалися через огорожу. Вранці ми дізна"
        "лися, що судно стоїть біля маяка і всі пасажири живі. Прошу надіслати вугілля, мотузки та дв"
        "ох теслярів."
    ),
    "Bulgarian": (
        "Снощи фериботът не дойде и пощенският началник нареди да запалят всички фенери на кея. Чаках"
        " до полунощ заедно с лоцмана; вятърът се усилваше и вълните заливаха оградата. Сутринта науч"
        "ихме, че корабът стои при фара и всички пътници са живи. Моля да изпратите въглища, въжета и"
        " дърводелци."
    ),
    "Serbian": (
        "Синоћ скела није дошла и управник поште је наредио да се упале сви фењери на молу. Чекао сам"
        " до поноћи заједно с лоцом; ветар је јачао и таласи су прелазили преко ограде. Ујутро смо са"
        "знали да брод стоји код светионика и да су сви путници живи. Молим пошаљите угаљ, ужад и два"
        " тесара."
    ),
    "Greek": (
        "Χθες το βράδυ το καράβι δεν ήρθε και ο διευθυντής του ταχυδρομείου διέταξε να ανάψουν όλα τα"
        " φανάρια στον μόλο. Περίμενα ως τα μεσάνυχτα μαζί με τον πλοηγό· ο άνεμος δυνάμωνε και τα κύ"
        "ματα περνούσαν πάνω από το τείχος. Το πρωί μάθαμε ότι το πλοίο στέκεται κοντά στον φάρο."
    ),
    "Polish": (
        "Wczoraj wieczorem prom nie przypłynął i naczelnik poczty kazał zapalić na molo wszystkie lat"
        "arnie. Czekałem do północy razem z pilotem; wiatr się wzmagał, a fale przelewały się przez o"
        "grodzenie. Rano dowiedzieliśmy się, że statek stoi przy latarni i wszyscy podróżni żyją. Pro"
        "szę o węgiel."
    ),
    "Czech": (
        "Včera večer přívoz nepřijel a poštmistr nařídil rozsvítit na molu všechny lucerny. Čekal jse"
        "m do půlnoci spolu s lodivodem; vítr sílil a vlny se přelévaly přes ohradu. Ráno jsme se doz"
        "věděli, že loď stojí u majáku a všichni cestující jsou naživu. Prosím, pošlete uhlí, lana a "
        "dva tesaře."
    ),
    "Hungarian": (
        "Tegnap este a komp nem érkezett meg, és a postamester meggyújtatta a mólón az összes lámpást"
        ". Éjfélig vártam a révkalauzzal együtt; a szél erősödött, és a hullámok átcsaptak a korláton"
        ". Reggel megtudtuk, hogy a hajó a világítótoronynál áll, és minden utas él. Kérem, küldjenek"
        " szenet, kötelet, két ácsot."
    ),
    "Romanian": (
        "Aseară bacul n-a sosit și dirigintele poștei a poruncit să se aprindă toate felinarele de pe"
        " dig. Am așteptat până la miezul nopții împreună cu pilotul; vântul se întețea și valurile t"
        "receau peste zid. Dimineața am aflat că vasul stă lângă far și că toți călătorii sunt în via"
        "ță. Vă rog trimiteți cărbuni."
    ),
    "Croatian": (
        "Sinoć trajekt nije došao i upravitelj pošte naredio je da se upale sve svjetiljke na molu. Č"
        "ekao sam do ponoći zajedno s peljarom; vjetar je jačao i valovi su prelazili preko ograde. U"
        "jutro smo doznali da brod stoji kod svjetionika i da su svi putnici živi. Molim pošaljite ug"
        "ljen, užad i dva stolara."
    ),
    "Danish": (
        "I går aftes kom færgen ikke, og postmesteren lod alle lygter på molen tænde. Jeg ventede til"
        " midnat sammen med lodsen; vinden tog til, og bølgerne slog over rækværket. Næste morgen hør"
        "te vi, at skibet lå ved fyrtårnet, og at alle de rejsende var i live. Jeg beder Dem sende ku"
        "l, reb og to tømrere."
    ),
    "Swedish": (
        "I går kväll kom färjan inte, och postmästaren lät tända alla lyktor på piren. Jag väntade ti"
        "ll midnatt tillsammans med lotsen; vinden ökade och vågorna slog över räcket. På morgonen hö"
        "rde vi att fartyget låg vid fyren och att alla resande var vid liv. Var så god och sänd kol,"
        " rep och två män."
    ),
    "French": (
        "Hier soir, le bac n'est pas arrivé et le maître de poste a fait allumer toutes les lanternes"
        " du môle. J'ai attendu jusqu'à minuit avec le pilote ; le vent forçait et les vagues passaie"
        "nt par-dessus la clôture. Au matin, nous avons appris que le bâtiment était mouillé près du "
        "phare, équipage sauvé."
    ),
    "German": (
        "Gestern abend kam die Fähre nicht, und der Postmeister ließ auf der Mole sämtliche Laternen "
        "anzünden. Ich wartete bis Mitternacht mit dem Lotsen; der Wind wurde stärker, und die Wellen"
        " schlugen über das Geländer. Früh hörten wir, daß das Schiff beim Leuchtturm liegt und alle "
        "Reisenden wohlauf sind."
    ),
    "Portuguese": (
        "Ontem à noite a barca não chegou e o chefe do correio mandou acender todos os lampiões do ca"
        "is. Esperei até à meia-noite com o prático; o vento aumentava e as ondas passavam por cima d"
        "o muro. De manhã soubemos que a embarcação está junto ao farol e que os passageiros estão sã"
        "os e salvos."
    ),
    "Turkish": (
        "Dün akşam vapur gelmedi ve posta müdürü iskeledeki bütün fenerleri yaktırdı. Kılavuzla birli"
        "kte gece yarısına kadar bekledim; rüzgâr şiddetleniyor, dalgalar duvarın üzerinden aşıyordu."
        " Sabahleyin geminin fenerin yanında durduğunu ve bütün yolcuların sağ olduğunu öğrendik. Lüt"
        "fen kömür gönderin."
    ),
    "Lithuanian": (
        "Vakar vakare keltas neatplaukė ir pašto viršininkas liepė uždegti visus žibintus ant molo. L"
        "aukiau iki vidurnakčio kartu su locmanu; vėjas stiprėjo ir bangos liejosi per tvorą. Rytą su"
        "žinojome, kad laivas stovi prie švyturio ir visi keleiviai gyvi. Prašau atsiųsti anglių, vir"
        "vių ir du dailides."
    ),
    "Hebrew": (
        "אתמול בערב לא הגיעה המעבורת ומנהל הדואר ציווה להדליק את כל הפנסים על המזח. חיכיתי עד חצות יח"
        "ד עם הנתב; הרוח התחזקה והגלים עברו מעל הגדר. בבוקר נודע לנו שהאונייה עומדת ליד המגדלור וכל ה"
        "נוסעים חיים. אנא שלחו פחם, חבלים ושני נגרים לפני השבת, כי המחסה קטן והילדים ישנים על הרצפה."
    ),
    "Arabic": (
        "لم تصل العبارة مساء أمس وأمر مدير البريد بإشعال كل المصابيح على الرصيف. انتظرت حتى منتصف الل"
        "يل مع المرشد وكانت الريح تشتد والأمواج تعبر فوق السور. وفي الصباح علمنا أن السفينة واقفة عند"
        " المنارة وأن جميع الركاب أحياء. أرجو إرسال الفحم والحبال ونجارين اثنين قبل نهاية الأسبوع."
    ),
    "Japanese": (
        "昨夜、渡し船は着かず、郵便局長は波止場の灯をすべてともすように命じました。私は水先案内人と"
        "一緒に夜半まで待ちました。風は強くなり、波は柵を越えていました。朝になって、船が灯台のそば"
        "に泊まっていて、乗客は皆無事だと知りました。石炭と綱と大工を二人、送ってください。"
    ),
    "Chinese": (
        "昨天晚上渡船没有到，邮政局长下令把码头上的灯全部点亮。我和领航员一起等到半夜；风越来越大，"
        "浪头越过了栏杆。早上我们得知船停在灯塔旁边，所有的旅客都平安。请送煤、绳子和两个木匠来。"
    ),
    "traditional Chinese": (
        "昨天晚上渡船沒有到，郵政局長下令把碼頭上的燈全部點亮。我和領航員一起等到半夜；風越來越大，"
        "浪頭越過了欄杆。早上我們得知船停在燈塔旁邊，所有的旅客都平安。請送煤、繩子和兩個木匠來。"
    ),
    "Korean": (
        "어제 저녁 나룻배가 오지 않아 우체국장은 방파제의 등불을 모두 켜라고 명령했습니다"
        ". 나는 자정까지 도선사와 함께 기다렸습니다. 바람은 점점 세지고 파도는 난간을 "
        "넘었습니다. 아침에 우리는 배가 등대 옆에 서 있고 승객이 모두 무사하다는 것을 "
        "알았습니다. 석탄과 밧줄과 목수 두 사람을 보내 주십시오."
    ),
}

_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "cp855")
_CENTRAL = ("cp1250", "iso8859-2", "cp852", "mac-latin2")
_WESTERN = ("cp1252", "latin-1", "iso8859-15", "mac-roman", "cp437", "cp850")
ENCODINGS = {
    "Russian": (*_CYRILLIC, "koi8-u"),
    "Russian before 1918": _CYRILLIC,
    "Ukrainian": ("cp1251", "koi8-u", "iso8859-5", "mac-cyrillic", "cp1125"),
    "Bulgarian": (*_CYRILLIC,),
    "Serbian": ("cp1251", "iso8859-5", "cp855", "mac-cyrillic"),
    "Greek": ("cp1253", "iso8859-7", "cp737", "cp869", "mac-greek"),
    "Polish": (*_CENTRAL, "iso8859-16"),
    "Czech": _CENTRAL,
    "Hungarian": (*_CENTRAL, "iso8859-16"),
    "Romanian": ("iso8859-16", "cp1250", "iso8859-2", "mac-romanian"),
    "Croatian": (*_CENTRAL, "mac-croatian"),
    "Danish": (*_WESTERN, "cp865", "iso8859-10"),
    "Swedish": (*_WESTERN, "iso8859-10"),
    "French": (*_WESTERN, "cp863"),
    "German": (*_WESTERN, *_CENTRAL),
    "Portuguese": (*_WESTERN, "cp860"),
    "Turkish": ("cp1254", "iso8859-9", "cp857", "mac-turkish"),
    "Lithuanian": ("cp1257", "iso8859-13", "cp775", "iso8859-4"),
    "Hebrew": ("cp1255", "iso8859-8", "cp862"),
    "Arabic": ("cp1256", "iso8859-6", "cp864"),
    "Japanese": ("shift-jis", "euc-jp", "iso2022-jp", "cp932"),
    "Chinese": ("gb2312", "gbk", "gb18030"),
    "traditional Chinese": ("big5", "cp950", "gbk"),
    "Korean": ("euc-kr", "cp949", "johab"),
}
SIZES = (60, 200, 1000)
"""In bytes."""


def samples(language: str, encoding: str, size: int, steps: int) -> list[tuple[str, bytes]]:
    """Stretches of the sentences of so many bytes, at several places, without what is not there."""
    text = SENTENCES[language]
    if language == "Romanian" and encoding != "iso8859-16":
        text = text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    text = (text + "\n\n") * (1 + 1500 // len(text))
    data = text.encode(encoding, "ignore")
    text = data.decode(encoding)
    length = max(1, size * len(text) // len(data))
    starts = range(0, len(SENTENCES[language]) - 1, max(1, len(SENTENCES[language]) // steps))
    pieces = [text[start : start + length] for start in starts]
    return [(piece, piece.encode(encoding)) for piece in pieces]


def outcome(text: str, data: bytes) -> str:
    """`right`, `refused` (with the candidates) or `wrong`; `ascii` where there was nothing to find out."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "ascii"
    try:
        source, findings = source_of_bytes(data, name="letter", file="letter.txt")
    except UnreadableSource as error:
        assert "encoding is in doubt" in str(error)
        assert "--encoding" in str(error)
        return "refused"
    assert findings
    return "right" if source.text == text else "wrong"


CELLS = [(language, encoding) for language, encodings in ENCODINGS.items() for encoding in encodings]


@pytest.mark.parametrize(("language", "encoding"), CELLS)
@pytest.mark.parametrize("size", SIZES)
def test_right_or_refused_never_wrong(language, encoding, size):
    for text, data in samples(language, encoding, size, {60: 3, 200: 2}.get(size, 1)):
        assert outcome(text, data) != "wrong", text


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "cp866", "iso8859-5", "mac-cyrillic"])
@pytest.mark.parametrize("words", ["стои", "жена сына", "СОЮЗ МОРЯ", "вода и хлеб"])
def test_words_of_another_script_within_english_are_no_east_asian_ones(words, encoding):
    text = f"The word {words} was written on the door of the custom house, and he went on to that.\n"
    assert outcome(text, text.encode(encoding)) != "wrong"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Mr. Quill read: стои.", "cp866"),
        ("He read: ЧТО.", "iso8859-5"),
        ("φάρο", "cp737"),
        ("ΣΤΟΝ\nΌΛΑ", "cp869"),
        ("СВИ\nОГРАДЕ\nМОЛИМ", "cp855"),
    ],
)
def test_a_few_words_make_neither_utf8_nor_another_script(text, encoding):
    assert outcome(text, text.encode(encoding)) != "wrong"


def test_russian_that_is_long_enough_is_read():
    text = SENTENCES["Russian"]
    for encoding in ("koi8-r", "cp1251", "cp866", "iso8859-5"):
        assert outcome(text, text.encode(encoding)) == "right"


def test_english_with_dashes_and_curly_quotation_marks_is_read():
    text = "The wall — so he said — “cannot stand” for a year; it’s gone, and that is the end of it.\n" * 4
    assert outcome(text, text.encode("cp1252")) == "right"
