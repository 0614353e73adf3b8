"""Names of each script, read as lists write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.names import analyse_company, clean, is_abjad, readings
from clearance.names._scripts import _romanise


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("محمد حسين", "muhammad husayn"),
        ("عبدالرحمن", "abdulrahman"),
        ("علي لاريجاني", "ali larijani"),
        ("عبد الحق وثيق", "abd al haq wathiq"),
        ("أبو غيث", "abu ghaith"),
        ("ابوالفضل شکارچی", "abolfazl shekarchi"),
        ("سیف الدین", "sayf al din"),
        ("سیف الدین", "seifuddin"),
        ("حبيب الله", "habibullah"),
        ("حبیب الله", "habibollah"),
        ("محمدرضا باقرزاده", "mohammad reza bagherzadeh"),
        ("عواض", "awad"),
        ("عبد الله", "abdullah"),
        ("جورج شاوي", "george chaoui"),
        ("جانيه", "janiyah"),
        ("محمدرضا باقرزاده", "muhammad rida bagher zadeh"),
        ("حسین آدینه وند", "hossein adinahvand"),
        ("رضایی", "rezaei"),
        ("کریم اسکندریان", "karim eskandarian"),
        ("ذو الهمة شاليش", "dhu al himma shalish"),
        ("نور محمد نورزی", "noor mohammad noorzai"),
        ("اسحاقزی", "ishaqzai"),
        ("سنندج", "sanandaj"),
        ("مظهر", "mudhar"),
        ("مرتضی باقری", "morteza bagheri"),
        ("القاعدة", "al qaida"),
        ("שלמה כהן", "shlomo cohen"),
        ("גורדון", "gordon"),
        ("גולדשטיין", "goldstein"),
        ("שטרנברג", "shatranberg"),
        ("アゾフ造船所", "azov shipyard"),
        ("スーパーマーケット", "super market"),
        ("ストレルカ工場", "strelka plant"),
        ("コンペル", "kompel"),
        ("イルクーツク", "irkutsk"),
        ("Εργοστάσιο Zvezda", "ergostasio zvezda"),
        ("김정은", "kim jong un"),
        ("김영철", "kim young chul"),
        ("박성택", "park sung taek"),
        ("王晨", "wang chen"),
        ("陈明国", "chen mingguo"),
        ("陈明国", "chan ming kwok"),
        ("로은산무역회사", "rounsan trading company"),
        ("모란공무역회사", "morangong trading company"),
        ("무봉무역회사", "mubong trading company"),
        ("佛山鼎立塑料有限公司", "foshan dingli plastic co ltd"),
        ("荃灣電子零組件有限公司", "tsuen wan electronic components co ltd"),
        ("长城机械有限公司", "great wall machinery co ltd"),
        ("长城机械有限公司", "changcheng machinery co ltd"),
        ("金鵬電子有限公司", "golden roc electronics co ltd"),
        ("恒昌貿易公司", "hang cheong trading company"),
        ("恒昌贸易公司", "hengchang trading company"),
        (
            "京东方科技集团股份有限公司",
            "jingdongfang technology group joint stock company",
        ),
        ("航天第七〇三研究所", "aerospace 703 research institute"),
        ("第三十八研究所", "38 research institute"),
        ("恒通化工", "hengtong chemical"),
        ("蓝马科技", "lanma technology"),
        ("無錫環境保護有限公司", "wuxi environmental protection co ltd"),
        ("Калугатех", "kalugatech"),
        ("民間軍事会社", "private military company"),
        ("民間軍事会社「ワグナー」", "private military company wagner"),
        ("שיינברג", "scheinberg"),
        ("深圳市华强贸易有限公司", "shenzhen huaqiang trading co ltd"),
        ("王建国", "wang jianguo"),
        ("张志强", "chang chih chiang"),
        ("陈伟明", "tan wei ming"),
        ("欧阳震华", "ouyang zhenhua"),
        ("歐陽震華", "auyeung chun wah"),
        ("曾国强", "zeng guo qiang"),
        ("呂秀蓮", "lu xiulian"),
        ("北京大学", "beijing university"),
        ("宁波精密轴承有限公司", "ningbo precision bearing co ltd"),
        (
            "香港世紀國際物流有限公司",
            "hong kong century international logistics co ltd",
        ),
        ("統一機器製造会社", "united instrument manufacturing company"),
        ("安倍晋三", "abe shinzo"),
        ("直樹 後藤", "naoki goto"),
        ("くみ子", "kumiko"),
        ("ブリャンスク電気機械工場", "bryansk electromechanical plant"),
        ("ノヴェルコ", "novelko"),
        ("조선국제전람사", "korea international exhibition corporation"),
        ("さくら", "sakura"),
        ("Παπανδρέου", "papandreou"),
        ("Γκίκας Μπάμπης", "gikas bampis"),
        ("ყაზბეგი", "kazbegi"),
        ("Ռուբեն Ուրարտու", "ruben urartu"),
        ("Ђоковић", "djokovic"),
        ("Ъгълов", "agalov"),
        ("Лукашэнка Ўладзімір", "lukashenka uladzimir"),
        ("Müller", "mueller"),
        ("Müller", "muller"),
    ],
)
def test_a_name_is_among_the_readings_of_its_script(
    written: str, expected: str
) -> None:
    assert expected in readings(clean(written))


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Судостроительный завод", "Shipbuilding Plant"),
        ("Новосибирский патронный завод", "Novosibirsk Cartridge Plant"),
        ("Міністерство оборони", "Ministry of Defense"),
        ("Министерство внутренних дел", "Ministry of Internal Affairs"),
        ("Объединённая компания", "United Company"),
        ("НИИ «Кулон»", "Scientific Research Institute Kulon"),
        ("Завод имени В. П. Чкалова", "Plant named after V. P. Chkalov"),
        ("ООО «Глобал Трейдинг»", "Global Trading LLC"),
        ("АО «Концерн Цитадель»", "Citadel Concern JSC"),
        ("Улан-Удэнский завод", "Ulan-Ude Plant"),
        ("Группа Русгидро", "RusHydro Group"),
        ("ГосМКБ Дельвик", "State Machine Building Design Bureau Delvik"),
        ("Балашихинский механический завод", "Balashikha Mechanical Plant"),
        ("АО “НТЦ”Горизонт", "Scientific Technical Center Horizon JSC"),
        ("Завод дакладнай электрамеханікі", "Precise Electromechanics Plant"),
        ("Акционерное общество «Швабе» (АО «Швабе»)", "Joint-stock company Shvabe"),
    ],
)
def test_ordinary_words_in_cyrillic_are_also_read_in_english(
    russian: str, english: str
) -> None:
    """Lists translate what a firm does, whatever the case and gender of the word."""
    wanted = {w.fold for w in analyse_company(english)[0].words} - {"of"}
    found = [{w.fold for w in parts.words} for parts in analyse_company(russian)]

    assert any(wanted <= words for words in found)


@pytest.mark.parametrize(
    ("written", "english"),
    [
        ("شركة النور للتجارة العامة", "al noor general trading company"),
        ("الشركة السورية لنقل النفط", "syria company for oil transport"),
        ("سپاه پاسداران انقلاب اسلامی", "islamic revolutionary guard corps"),
        ("شرکت صنایع الکترونیک پارس", "pars electronics industries company"),
        ("الغاف مارين م.د.م.س", "al ghaf marine dmcc"),
        ("شركة إعادة الإعمار والخردة", "reconstruction scrap company"),
        ("وزارة التعليم العالي", "ministry higher education"),
        ("شرکت ساخت پیستون و یاتاقان", "company manufacturing piston bearing"),
        ("موسسه ژئوفیزیک و اقیانوس‌شناسی", "institute geophysics oceanography"),
    ],
)
def test_ordinary_words_in_arabic_script_are_also_read_in_english(
    written: str, english: str
) -> None:
    found = [set(one.split()) for one in readings(clean(written, dotted=True))]

    assert any(set(english.split()) - {"al", "for"} <= words for words in found)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Πανελλήνια Τράπεζα", "panellinia bank"),
        ("Υπουργείο Άμυνας της Συρίας", "ministry defence syria"),
        ("12ο Εργοστάσιο Πυραύλων", "12 plant missile"),
        ("Εταιρεία περιορισμένης ευθύνης «Volna»", "limited liability company volna"),
        ("Πρακτορείο ειδήσεων του Ντονέτσκ", "news agency donetsk"),
        ("Ομάδα Μπάμπαρ", "group babar"),
        ("Υπηρεσία Εποπτείας", "service supervision"),
        ("Μέσα Μαζικής Επικοινωνίας", "mass media"),
        ("Κέντρο Τεχνολογίας των Πληροφοριών", "center information technology"),
        ("Ερευνητικό Κέντρο Βιοτεχνολογίας", "research center biotechnology"),
    ],
)
def test_ordinary_words_in_greek_are_also_read_in_english(
    written: str, expected: str
) -> None:
    """Endings and articles go; names are read as Greek writes foreign ones."""
    assert expected in readings(clean(written))


def test_a_long_vowel_in_kana_may_be_one_before_r() -> None:
    """English and Russian words are written so that end in ar, or in er."""
    found = readings(clean("有限会社ダース"))
    assert {"co ltd dars", "co ltd ders"} <= set(found)


def test_a_country_by_its_long_name_is_one_place() -> None:
    long, short = (
        analyse_company(f"Zorgen Center of {country}")[0].words[-1]
        for country in ("the Islamic Republic of Iran", "Iran")
    )
    assert (long.fold, long.role) == (short.fold, short.role)


def test_a_number_of_order_is_the_number() -> None:
    for written, number in (("85th", "85"), ("112th", "112"), ("101st", "101")):
        (word, _) = analyse_company(f"{written} Zorgen")[0].words
        assert (word.fold, word.role.name) == (number, "NUMBER")


def test_a_greek_name_without_ordinary_words_is_not_translated() -> None:
    """A person called Pavlos is not the port of anything."""
    assert readings(clean("Παύλος Κοντός"))[0] == "pavlos kontos"
    assert not any("port" in reading for reading in readings(clean("Παύλος Κοντός")))


def test_what_is_quoted_side_by_side_are_two_things() -> None:
    """Quotation marks that meet part words; one within a word does not."""
    assert clean("“Δημοκρατία”“Volna”") == clean("Δημοκρατία Volna")
    assert clean("Sana’a “Volna”") == "sanaa volna"


def test_a_person_named_as_a_trade_is_not_translated() -> None:
    """Victory, the world and a captain are names where no word is of a firm."""
    assert "victory" not in " ".join(readings(clean("باران ظفری")))
    assert "global" not in " ".join(readings(clean("سبحان جهانی")))


def test_vowels_count_as_missing_only_where_nobody_knows_them() -> None:
    assert not is_abjad(clean("محمد حسینی"))
    assert is_abjad(clean("محمد قثطبی"))
    assert not is_abjad(clean("דוד כהן"))
    assert is_abjad(clean("דוד קשטן"))


def test_a_name_that_is_also_a_word_keeps_its_reading_as_a_name() -> None:
    """王军 is a Wang Jun, and 军 also an army."""
    assert readings(clean("王军"))[0] == "wang jun"


def test_a_person_named_as_a_word_is_not_translated() -> None:
    """Мир is also peace, and there are people of the name."""
    assert readings(clean("Мир Петров")) == ("mir petrov",)


def test_a_surname_is_not_taken_for_a_town() -> None:
    """Достоевский by itself is no place: only beside words of firms it may be."""
    assert ("fedor dostoevskiy",) == readings("федор достоевский")


@settings(max_examples=300)
@given(st.text(max_size=120))
def test_readings_are_few_plain_and_always_the_same(text: str) -> None:
    """Any text gives one to five readings in Latin letters, the same each time."""
    cleaned = clean(text)
    found = readings(cleaned)
    _romanise._read.cache_clear()

    assert 1 <= len(found) <= 5
    assert all(reading.isascii() for reading in found)
    assert found == readings(cleaned)


@pytest.mark.parametrize(("written", "read"), [("Ûrij", "yurij"), ("Âckin", "yackin")])
def test_iso_9_letters_have_a_reading_of_their_own(written: str, read: str) -> None:
    assert read in readings(clean(written))


def test_an_arabic_spelling_of_two_names_is_read_as_both() -> None:
    """نمر is a Nimr or a Namir, and nobody writes which."""
    found = readings(clean("علي النمر"))

    assert "ali al nimr" in found
    assert "ali al namir" in found
    assert readings(clean("علي الحداد")) == ("ali al haddad",)


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("محمد السويحلي", "muhammad al suwayhili"),
        ("بلمختار", "belmokhtar"),
        ("عارف الزوكا", "arif al zuka"),
        ("عبدالله بومدين", "abdullah boumediene"),
        ("نايف العثيمين", "nayef al uthaymin"),
        ("حسن تاجالدين", "hasan taj al din"),
    ],
)
def test_arabic_names_have_the_vowels_that_they_are_spoken_with(
    written: str, latin: str
) -> None:
    assert latin in readings(clean(written))


@pytest.mark.parametrize(
    ("written", "joined"),
    [("شمس الرحمن", "shamsurrahman"), ("ضياء الحق", "ziaulhaq")],
)
def test_names_of_afghans_and_pakistanis_are_also_read_as_one_word(
    written: str, joined: str
) -> None:
    assert joined in readings(clean(written))
    assert "abdurrahman" not in readings(clean("عبد الرحمن"))


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("20-я гвардейская армия", "20 guards army"),
        (
            "НПО «Алмаз» имени академика А.А. Расплетина",
            "almaz named after academician aa raspletin",
        ),
        ("Завод имени В.И. Чапаева", "plant named after vi chapaev"),
        ("Фонд имени Алексея Талая", "fund named after aleksey talay"),
        ("НПО «Сплав»", "scientific production association splav"),
        ("НПО «Сплав»", "scientific production association alloys"),
        ("ААТ «Аршанскi авiярамонтны завод»", "ojsc orsha aircraft repair plant"),
        ("Сарапульский электрогенераторный завод", "sarapul electric generator plant"),
        ("ФКУ «Воинская часть 20924»", "federal state institution military unit 20924"),
    ],
)
def test_firms_in_cyrillic_are_read_as_translators_write_them(
    written: str, latin: str
) -> None:
    """Ordinals as numbers, persons as they are called, names by sound and by sense."""
    assert any(
        reading.endswith(latin) for reading in readings(clean(written, dotted=True))
    )


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("شرکت ایمن صنعت زمان فرا", "company imen sanat zaman fara"),
        ("گروه صنعتی شهید همت", "group industrial shahid hemmat"),
        ("خبرگزاری فارس", "news agency fars"),
        ("شركة النور للمقاولات", "company al noor construction"),
        ("مجموعة ساكسيس للشحن", "group success freight"),
    ],
)
def test_what_firms_are_called_by_is_also_read_by_its_sound(
    written: str, latin: str
) -> None:
    """The words around it in English: lists write Shahid Hemmat Industrial Group."""
    assert latin in readings(clean(written, dotted=True))
