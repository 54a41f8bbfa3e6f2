"""Which language a text is in."""
# ruff: noqa: E501 - tables of texts

import pytest

from encoder.language import detect_language, language_of_part, languages_of_run

TEXTS = {
    "en": "I recd yrs of the 4th Inst. and have sent the Boxes by the Carrier, the Roads being so bad.",
    "de": "Die Handschriften, von denen Sie sprechen, liegen noch bei Herrn Stolz; ich werde sie holen lassen.",
    "fr": "Le président du Conseil m'a déclaré ce matin que le gouvernement ne prendrait aucune décision.",
    "nl": "Het is zeker niet mooi weer, maar de haven is ’s avonds prachtig en ik heb de boten getekend.",
    "es": "El gobernador dijo que no había recibido la carta, y que los barcos estaban en el puerto.",
    "it": "Il console non ha ancora ricevuto la lettera che gli avete mandato, ma la nave è nel porto.",
    "pt": "O governador disse que não tinha recebido a carta, e que os navios estavam no porto com uma avaria.",
    "la": "Litteras tuas accepi, quae mihi gratissimae fuerunt, sed nondum omnia quae petis facere possum.",
    "uk": "Він сказав, що не було ще листа, але я бачив його на столі, коли ми були в хаті.",
    "ru": "Он сказал, что письма ещё не было, но я видел его на столе, когда мы были в доме.",
    "pl": "Powiedział, że nie było jeszcze listu, ale ja go widziałem na stole, kiedy byliśmy w domu.",
    "sv": "Han sade att brevet inte hade kommit, men jag såg det på bordet när vi var där.",
    "da": "Han sagde, at brevet ikke var kommet, men jeg så det på bordet, da vi var hos hende.",
    "no": "Han sa at brevet ikke hadde kommet, men jeg så det på bordet da vi gikk inn til henne etter frokost.",
    "hu": "Azt mondta, hogy a levél még nem jött meg, de én láttam az asztalon, amikor bementünk hozzá reggel.",
    "ro": "A spus că scrisoarea nu a venit încă, dar eu am văzut-o pe masă când am intrat la el dimineața.",
    "fi": "Hän sanoi, että kirje ei ollut vielä tullut, mutta minä näin sen pöydällä, kun menimme hänen luo.",
    "el": "Εἶπε ὅτι ἡ ἐπιστολὴ δὲν εἶχεν ἔλθει ἀκόμη, ἀλλὰ ἐγὼ τὴν εἶδα εἰς τὸ τραπέζι ὅταν ἐμβήκαμεν.",
    "tr": "Mektubun daha gelmediğini söyledi, fakat ben onu sabah yanına girdiğimiz zaman masanın üzerinde gördüm.",
    "ca": "El governador va dir que no havia rebut la carta, i que els vaixells eren al port amb una avaria.",
    "cs": "Řekl, že dopis ještě nepřišel, ale já jsem ho viděl na stole, když jsme byli u něho.",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_a_sentence_is_enough(tag):
    found = detect_language(TEXTS[tag])
    assert found.tag == tag and found.certainty >= 0.9


@pytest.mark.parametrize("text", ["", "14", "12 3 4 .. --", "Harwick", "xq zzt brr krk pft " * 20])
def test_no_language_is_guessed(text):
    assert detect_language(text).certainty < 0.6


def test_a_short_text_leans_on_its_run():
    run = languages_of_run([TEXTS["de"]] * 8 + [TEXTS["fr"]] * 2)
    assert run == {"de": 0.8, "fr": 0.2}
    assert detect_language("Gestern Ankunft. Harwick", run).tag == "de"
    assert (
        detect_language(TEXTS["fr"], run).tag
        == detect_language(TEXTS["it"], run).tag.replace("it", "fr")
        == "fr"
    )


def test_a_part_in_another_language():
    assert language_of_part(TEXTS["la"] + " " + TEXTS["la"], "de-AT") == "la"
    assert language_of_part(TEXTS["de"], "de") is None
    assert language_of_part("Veni, vidi, vici.", "en") is None
    assert language_of_part("Mr. Aubert, Ministre de France, 3 rue de la Paix", "en") is None


def test_a_text_of_long_words_keeps_its_language_in_a_run_of_others():
    text = """Protokół posiedzenia Zarządu Towarzystwa Wioślarskiego. Przewodniczył prezes Marcin Bielawski,
    sekretarz Józef Turkot. Odczytano protokół poprzedniego posiedzenia, które przyjęto jednogłośnie, ale nie bez poprawek. Skarbnik
    przedstawił sprawozdanie kasowe. Uchwalono zakupić dwie łodzie oraz naprawić przystań przed otwarciem sezonu.
    Postanowiono zwołać walne zebranie członków na niedzielę, jeżeli się nie sprzeciwi prezes. Posiedzenie zamknięto wieczorem, dziękując wszystkim obecnym członkom."""
    assert detect_language(text).tag == "pl"
    assert detect_language(text, {"en": 0.6, "de": 0.2, "fr": 0.2}).tag == "pl"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("קבלתי את מכתבך מיום כ״ה ניסן ושמחתי לשמוע כי שלום לך", "he"),
        ("איך האָב באַקומען דײַן בריװ און איך בין זייער צופֿרידן", "yi"),
        ("敬启者：前奉四月二十日来函，敬悉一切。所询码头工程一事，业经核准。", "zh"),
        ("拝啓、先日はお手紙をありがとうございました。", "ja"),
        ("보내주신 편지를 잘 받았습니다.", "ko"),
        (
            "بعد التحية والسلام، أتشرف بأن أحيط سعادتكم علما بأن الأوراق المطلوبة قد أرسلت إليكم مع البريد",
            "ar",
        ),
        (
            "نامه شما را دریافت کردم و از شنیدن خبر سلامتی شما بسیار خوشحال شدم و امیدوارم که پاینده باشید",
            None,
        ),
        ("上海", None),
    ],
)
def test_a_script_of_one_language_tells_it(text, tag):
    assert detect_language(text).tag == tag


def test_danish_and_norwegian_of_one_spelling_are_told_apart_by_their_countries():
    text = (
        "Tak for dit Brev, som jeg modtog iforgaars. Jeg har ikke svaret før, fordi jeg har ligget syg, men nu er "
        "jeg paa Benene igjen. Du spørger, hvorledes det gaar; jo, det gaar fremad, om end smaat, og {} er her endnu."
    )
    norwegian, danish = "Gutten fra Trondhjem", "Drengen fra Aarhus"
    assert detect_language(text.format(norwegian)).tag == "no"
    assert detect_language(text.replace("igjen", "igen").format(danish)).tag == "da"
    assert detect_language(text.replace(" igjen", "").format("han")).tag == "da"
    assert detect_language(text.format(norwegian)).certainty >= 0.9
