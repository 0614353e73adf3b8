"""Firms and bodies whose words another language has, in Latin letters on both sides."""

from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.names import (
    Word,
    analyse_company,
    fold,
    has_meaning_abroad,
    meaning_abroad,
)
from clearance.names._abroad import _stems, words_abroad
from clearance.screening import DEFAULT_THRESHOLD, compare_names
from clearance.screening._fit._akin import kin_of, may_be_abroad


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sharikat al-Zuhur lin-Naql", "Al-Zuhur Transport Company"),
        ("Muassasat al-Zuhur lit-Tijara", "Al Zuhur Trading Establishment"),
        ("Masraf al-Zuhur lil-Istithmar", "Al-Zuhur Investment Bank"),
        ("Jaysh al-Zuhur", "Al-Zuhur Army"),
        ("Sherkat-e Bazargani Zarrinkuh", "Zarrinkuh Trading Company"),
        ("Sanaye Petroshimi Zarrinkuh", "Zarrinkuh Petrochemical Industries"),
        ("Zernova Insaat Taahhut Ltd. Sti.", "Zernova Construction Contracting Ltd"),
        ("Zernova Egitim Vakfi", "Zernova Education Foundation"),
        ("Holzhandel Brennicke", "Brennicke Wood Trading"),
        ("Getränkevertrieb Brennicke", "Brennicke Beverage Trading"),
        ("Cimenterie de Bouchamps", "Bouchamps Cement"),
        ("Agropecuaria Los Cedrones", "Los Cedrones Agricultural"),
        ("Tessitura Bandinelli", "Bandinelli Textile"),
        ("Shenzhen Luoqihua Maoyi", "Shenzhen Luoqihua Trading"),
        ("Tamhwa Sangsa", "Tamhwa Trading"),
        ("Obatake Kikai", "Obatake Machinery"),
        ("Zernovskaya Voyennaya Akademiya", "Zernovskaya Military Academy"),
        ("Profsoyuz Zernogradskikh Elektrikov", "Profsoyuz Zernogradskikh Elektrikov"),
        ("Zernogradskiy Tsementnyy Zavod", "Zernogradskiy Cement Plant"),
        ("Voinskaya chast 71943", "Military Unit 71943"),
        ("AKB Zernobank", "Commercial Bank Zernobank"),
        ("ZAO TD Zernova", "Zernova Trading House CJSC"),
        ("NII Zernova", "Zernova Research Institute"),
        ("ChOP Zernova", "Zernova Private Security Company"),
        ("V/Ch 71943", "Military Unit 71943"),
        ("Predstavitelstvo Zernova AO v Pekine", "Zernova JSC, Beijing Rep Office"),
        ("Zernova Bank, Cenevre Subesi", "Zernova Bank, Geneva Branch"),
        ("Filial OOO Zernostal v g. Varshava", "Zernostal LLC, Warsaw Branch"),
        ("Zernogradskaya AES", "Zernograd Nuclear Power Plant"),
        ("Verkhnezernovskaya GES", "Verkhnezernovskaya Hydroelectric Power Plant"),
        ("Zernogradskaya GRES-2", "Zernograd State District Power Plant 2"),
        ("Zernogradskiy SSZ", "Zernograd Shipbuilding Plant"),
        ("Zernova SPG", "Zernova LNG"),
        ("Viciebsk Zernomash", "Vitebsk Zernomash"),
        ("Мінскі маторны завод", "Minsk Motor Plant"),
        ("Grupo Empresarial Cedrones", "Cedrones Business Group"),
        ("Zernogradskiye Verfi", "Zernograd Shipyards"),
    ],
)
def test_a_firm_is_found_by_the_english_of_its_words(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Organization") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sharikat al-Zuhur lin-Naql", "Al-Zuhur Insurance Company"),
        ("Zernogradskiy Tsementnyy Zavod", "Zernogradskiy Dairy Plant"),
        ("Holzhandel Brennicke", "Brennicke Beverage Trading"),
        ("Katibat al-Zuhur", "Katibat al-Wudud"),
        ("Zernova Bank, Cenevre Subesi", "Marbella Bank, Geneva Branch"),
        ("Popular Front of Zernova", "Popular Guard of Zernova"),
        ("Zernogradskaya AES", "Zernogradskaya GES"),
        ("Zernogradskaya GRES-1", "Zernogradskaya GRES-2"),
        ("AES Corporation", "Nuclear Power Plant Corporation"),
    ],
)
def test_another_trade_or_name_is_another_firm_in_translation(
    one: str, other: str
) -> None:
    assert compare_names(one, other, kind="Organization") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ארדון תעשיות בע״מ", "Ardon Industries Ltd"),
        ("חברת ארדון להנדסה ובנייה", "Ardon Engineering and Construction Company"),
        ("מכון המחקר ארדון", "Ardon Research Institute"),
        ("달빛무역상사", "Dalbit Trading Corporation"),
        ("꽃님무역", "Kkotnim Trading"),
        ("田中製作所", "Tanaka Seisakusho"),
        ("鈴木工業株式会社", "Suzuki Kogyo Co., Ltd"),
        ("株式会社山下製作所", "Yamashita Seisakusho K.K."),
        ("長谷川電機株式会社", "Hasegawa Denki Co., Ltd"),
    ],
)
def test_hebrew_korean_and_japanese_firms_are_read_in_english(
    one: str, other: str
) -> None:
    assert compare_names(one, other, kind="Company") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("muqawalat", "contracting"),
        ("molochnogo", "dairy"),
        ("aviatsionnykh", "aviation"),
        ("ivanova", ""),
        ("kuznetsov", ""),
        ("vladimirov", ""),
        ("mu", ""),
        ("yuan", ""),
        ("institute", ""),
    ],
)
def test_words_are_known_in_any_case_and_names_are_none(
    word: str, english: str
) -> None:
    assert meaning_abroad(word) == english


# Words of other languages, stems with any ending, and whatever letters there are.
ENDINGS = ["", "a", "aya", "iy", "nyy", "ov", "om", "ykh", "ivan", "x"]
ABROAD = st.deferred(lambda: st.sampled_from(sorted(words_abroad())))
WITH_ENDINGS = st.deferred(
    lambda: st.builds(
        str.__add__, st.sampled_from(sorted(_stems()[0])), st.sampled_from(ENDINGS)
    )
)


PLACES = st.sampled_from(["omsk", "omska", "omskaya", "kazan", "kazanskiy", "perm"])
WORDS = st.one_of(ABROAD, WITH_ENDINGS, PLACES, st.sampled_from(["bank", "banks"]))


@settings(deadline=None)
@given(WORDS, WORDS)
def test_words_of_which_one_may_be_translated_as_the_other_are_kin(
    one: str, other: str
) -> None:
    """Also where only what is written for the meaning of one is looked at."""
    for said in (other, meaning_abroad(one).split(" ")[0] or other):
        words = [word for text in (one, said) for word in _words(text)]
        for ours in words:
            for theirs in words:
                shared = {*kin_of(ours)} & {*kin_of(theirs)}
                assert shared or not may_be_abroad(ours, theirs), (ours, theirs)


def _words(text: str) -> list[Word]:
    return [word for parts in analyse_company(text) for word in parts.words]


@settings(deadline=None)  # the first reads the tables of words
@given(st.one_of(ABROAD, WITH_ENDINGS, st.text(ascii_lowercase, min_size=1)))
def test_it_is_told_quickly_whether_a_word_has_a_meaning_abroad(word: str) -> None:
    assert has_meaning_abroad(word, fold(word)) == (meaning_abroad(word) != "")
