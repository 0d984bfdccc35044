"""Names taken apart and compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultlines.names.acronyms import stands_for
from faultlines.names.organisations import organisation_forms
from faultlines.names.pairs import compare_names
from faultlines.names.people import person_forms
from faultlines.names.weights import Weights
from faultlines.names.words import Part


def concepts(name: str) -> list[str]:
    """Return the keys of a name's words."""
    return [word.key for word in organisation_forms(name)[0].words]


@pytest.mark.parametrize(
    ("native", "english"),
    [
        ("조선광업개발무역회사", "Korea Mining Development Trading Company"),
        ("朝鲜矿业开发贸易公司", "Korea Mining Development Trading Company"),
        ("정찰총국", "Reconnaissance General Bureau"),
        ("제2경제위원회", "Second Economic Committee"),
        ("Ярославский судостроительный завод", "Yaroslavl Shipbuilding Plant"),
        ("دانشگاه صنعتی تهران", "Technical University Tehran"),
        ("الشركة السورية للنفط", "Company Syria Oil"),
        ("福建省远洋渔业有限公司", "Fujian Ocean Fishing Co Ltd"),
        ("سپاه پاسداران انقلاب اسلامی", "Islamic Revolutionary Guard Corps"),
    ],
)
def test_closed_class_words_are_one_concept_in_every_language(native: str, english: str) -> None:
    """Names made of such words only read the same in both languages."""
    assert concepts(native) == concepts(english)


@pytest.mark.parametrize(
    "name",
    ["OOO Gefest-M", "ООО «Гефест-М»", "Gefest-M LLC", "Limited Liability Company Gefest-M",
     "Obshchestvo s ogranichennoi otvetstvennostyu Gefest-M"],
)  # fmt: skip
def test_legal_forms_are_named_not_deleted(name: str) -> None:
    """Every spelling of one legal form gives the same concept beside the same name."""
    assert {"@llc", "gefest"} <= set(concepts(name))


def test_proper_parts_between_known_words_stay_whole() -> None:
    """In an unspaced name, what is in no list is the proper name."""
    words = organisation_forms("丹东鸿祥实业发展有限公司")[0].words
    assert [word.text for word in words if word.part is Part.NAME] == ["hongxiang"]


def test_an_acronym_in_brackets_is_a_name_of_its_own() -> None:
    """KOMID in brackets neither spoils the name nor is lost."""
    forms = organisation_forms("조선광업개발무역회사(KOMID)")
    assert [form.words[0].key for form in forms] == ["@korea", "komid"]


def test_servants_of_god_are_one_word() -> None:
    """Abd al-Rahman, Abdul Rahman and Abdurrahman are one name."""
    keys = {
        person_forms(name)[0].words[0].key for name in ("Abd al-Rahman", "Abdul Rahman", "Abdurrahman", "Abdelrahman")
    }
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shams ud Din", "Shamsuddin"),
        ("Salah Eddine", "Salah al-Din"),
        ("Sergey Nikolaevich", "Serhiy Mykolayovych"),
        ("Mohamed Yusif", "Muhammad Youssef"),
        ("Александр", "Oleksandr"),
    ],
)
def test_variants_of_given_names_are_one(one: str, other: str) -> None:
    """Neighbours' spellings of one name, and names made with al-Din, read the same."""
    first, second = ([word.key for word in person_forms(name)[0].words] for name in (one, other))
    assert first == second


@pytest.mark.parametrize(
    ("titled", "bare"),
    [
        ("General Kim Yong Chol", "Kim Yong Chol"),
        ("김정은 국무위원장", "김정은"),
        ("김정은동지", "김정은"),
        ("金正恩委员长", "金正恩"),
        ("генерал Ким Ён Чхоль", "Ким Ён Чхоль"),
    ],
)
def test_titles_are_no_part_of_a_name(titled: str, bare: str) -> None:
    """A title before or after a name, joined or not, leaves its readings as they are."""
    first, second = person_forms(titled)[0], person_forms(bare)[0]
    assert [word.key for word in first.words] == [word.key for word in second.words]
    assert first.korean == second.korean


def test_common_names_weigh_less() -> None:
    """Muhammad proves less than Soleimani, and a legal form less than either."""
    weights = Weights()
    muhammad, soleimani = (weights.bits(person_forms(name)[0].words[0]) for name in ("Muhammad", "Soleimani"))
    company = weights.bits(organisation_forms("LLC")[0].words[0])
    assert company < muhammad < soleimani


def score(one: str, other: str, *, person: bool = True) -> float:
    """Return the score of a pair."""
    return compare_names(one, other, person=person).score


@pytest.mark.parametrize(
    ("name", "same", "other"),
    [
        ("Сергей Викторович Лавров", "Sergei Lavrov", "Sergei Lazarev"),
        ("Qasem Soleimani", "Ghasem Soleymani", "Qasem Rezaei"),
        ("Aleksandr Lukashenko", "Lukashenko, A.", "Lukashenko, V."),
        ("Rosneft Trading S.A.", "Trading Rosneft", "Lukoil Trading S.A."),
    ],
)
def test_the_same_name_scores_above_a_near_one(name: str, same: str, other: str) -> None:
    """Script, patronymic, initials and order matter less than another name."""
    is_person = "Trading" not in name
    assert score(name, same, person=is_person) > score(name, other, person=is_person) + 0.1


def test_words_run_together_still_agree() -> None:
    """SKY ZONE is SKYZONE."""
    assert score("SKY ZONE TRADING FZE", "SKYZONE TRADING FZE", person=False) > 0.8


def test_another_number_is_another_ship() -> None:
    """KUM SONG 3 is not KUM SONG 5."""
    assert score("KUM SONG 3", "KUM SONG 3", person=False) > score("KUM SONG 3", "KUM SONG 5", person=False) + 0.3


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_two_texts_compare(one: str, other: str, person: bool) -> None:
    """Whatever stands in a file, the score is a number from 0 to below 1, and the same either way round."""
    first, second = score(one, other, person=person), score(other, one, person=person)
    assert 0 <= first < 1
    assert first == pytest.approx(second)


@pytest.mark.parametrize(
    ("acronym", "name", "fits"),
    [
        ("rgb", "reconnaissance general bureau", True),
        ("komid", "korea mining development trading corporation", True),
        ("irgc", "islamic revolutionary guard corps", True),
        ("ford", "foreign trade bank", False),
        ("komid", "korea kwangson banking", False),
    ],
)
def test_acronyms_take_letters_or_heads_of_words(acronym: str, name: str, fits: bool) -> None:
    """RGB by letters, KOMID by heads of words; not any word by any name."""
    assert (stands_for(acronym, name.split()) > 0) is fits


@pytest.mark.parametrize(
    ("native", "listed"),
    [("محمدرضا نقدی", "NAQDI, Mohammad Reza"), ("امیرعلی حاجی‌زاده", "HAJIZADEH, Amir Ali"),
     ("پرویز فتاح", "FATTAH, Parviz"),
     ("Sergej Wladilenowitsch Kirijenko", "KIRIYENKO, Sergei Vladilenovich"), ("Igor Setchine", "SECHIN, Igor"),
     ("Nikolaï Patrouchev", "PATRUSHEV, Nikolai")],
)  # fmt: skip
def test_persons_agree_across_romanisations(native: str, listed: str) -> None:
    """Compounds, endings of surnames, German and French spellings reach the English of the list."""
    assert compare_names(native, listed, person=True).score > 0.7


def test_a_last_i_makes_another_name() -> None:
    """Muhammadi is no spelling of Muhammad."""
    same = compare_names("Karim Mohammad", "Karim Muhamad", person=True).score
    assert compare_names("Karim Mohammadi", "Karim Muhammad", person=True).score < same


def test_syllables_written_apart_are_one_name_of_a_ship() -> None:
    """The word do is a particle elsewhere, and an island here."""
    assert compare_names("릉라도", "RUNG RA DO", person=False).score > 0.7


def test_a_whole_syllable_apart_is_another_korean_name() -> None:
    """A syllable in place of another is no slip of the pen; "Chul" for "Chol" is a spelling."""
    wanted = compare_names("Kim Yong Chol", "KIM, Yong Chol", person=True).score
    assert compare_names("Kim Song Chol", "KIM, Yong Chol", person=True).score < 0.6
    assert compare_names("Kim Yong Chul", "KIM, Yong Chol", person=True).score > 0.6
    assert wanted > 0.8
