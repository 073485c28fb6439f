"""What a field may be called, and how strongly."""

import pytest

from speak_to_input.core.forms import Field
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.names import WordWeights, label_phrases, names_of, parts, telling
from speak_to_input.core.phrases import Phrases
from speak_to_input.core.synonyms import Phrase, Synonyms

LABELS = ("Họ và tên khách hàng", "Mã khách hàng", "Số điện thoại", "Số tiền vay (VNĐ)", "Số tài khoản")
NO_SYNONYMS = Synonyms([])


@pytest.fixture
def weight() -> WordWeights:
    return WordWeights(label_phrases(label) for label in LABELS)


@pytest.mark.parametrize(
    ("label", "first", "others"),
    [
        ("Số Tiền Vay (VNĐ)", "số tiền vay", set()),
        ("Số CCCD/CMND", "số cccd/cmnd", {"số cccd", "số cmnd"}),
        ("Email hoặc điện thoại", "email hoặc điện thoại", {"email", "điện thoại"}),
    ],
)
def test_a_label_holds_its_whole_and_its_alternatives(label: str, first: str, others: set[str]) -> None:
    found = [" ".join(phrase) for phrase in label_phrases(label)]
    assert found[0] == first
    assert others <= set(found)
    assert not any("vnđ" in phrase for phrase in found)


def test_a_label_of_signs_only_has_no_phrase() -> None:
    assert label_phrases("(*)") == ()


def test_words_that_many_labels_share_tell_less(weight: WordWeights) -> None:
    assert weight("số") < weight("điện")
    assert weight("và") < weight("số")
    assert "vay" in weight.unique
    assert weight.unique.isdisjoint({"khách", "xe"})


def test_a_part_counts_by_what_it_tells(weight: WordWeights) -> None:
    found = parts(("số", "tiền", "vay"), weight)
    assert found["số", "tiền", "vay"] == 1.0
    assert found["tiền", "vay"] > found.get(("số",), 0.0)
    assert found["số", "vay"] < 1.0, "a word may be left out"


def test_a_part_neither_begins_nor_ends_with_a_function_word(weight: WordWeights) -> None:
    found = parts(("họ", "và", "tên"), weight)
    assert {phrase for phrase in found if "và" in (phrase[0], phrase[-1])} == set()
    assert ("họ", "tên") in found


def test_what_sort_of_value_is_wanted_names_a_field_when_no_other_has_the_word(weight: WordWeights) -> None:
    assert telling(("vay",), weight, 0.3, head=True) >= 0.7
    assert telling(("khách",), weight, 0.3, head=True) == 0.3, "other fields have the word"


def test_words_of_no_other_field_name_their_field_clearly(weight: WordWeights) -> None:
    assert telling(("điện", "thoại"), weight, 0.3) > 0.7
    assert telling(("khách", "hàng"), weight, 0.3) == 0.3
    assert telling(("vay",), weight, 0.3) == 0.3, "one word alone is too little"


def strengths(
    field: Field, weight: WordWeights, *aliases: str, synonyms: Synonyms = NO_SYNONYMS
) -> dict[Phrase, float]:
    kind_words = Phrases([("number", {("điểm",): 1.0})])
    labels = label_phrases(field.label)
    return names_of(field.name, labels, synonyms, aliases, weight, kind_words, FieldKind.NUMBER)


def test_a_field_is_named_by_label_alias_and_developers_name(weight: WordWeights) -> None:
    names = strengths(Field("phoneNumber", "Số điện thoại"), weight, "số di động")
    assert names["số", "điện", "thoại"] == 1.0
    assert names["số", "di", "động"] == 1.0
    assert 0.5 < names["phone", "number"] < 1.0


def test_a_synonym_is_a_little_weaker_than_the_labels_own_word(weight: WordWeights) -> None:
    same = Synonyms([(("điện", "thoại"), ("phone",))])
    names = strengths(Field("p", "Số điện thoại"), weight, synonyms=same)
    assert 0.9 < names["số", "phone"] < names["số", "điện", "thoại"]


def test_no_name_is_stronger_than_the_whole(weight: WordWeights) -> None:
    for label in LABELS:
        names = strengths(Field("x", label), weight, "một tên khác")
        assert all(0 < strength <= 1 for strength in names.values())
