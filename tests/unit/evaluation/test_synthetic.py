"""Synthetic sentences: the same every time, free of figures when spoken, true to their form."""

import itertools
from random import Random

import pytest

from evaluation.drawn import told
from evaluation.field_names import names_of_fields, names_of_options
from evaluation.mishearing import Mishearing
from evaluation.noise import Noise, Piece, Role, with_noise
from evaluation.on_synthetic import FORMS, judge_synthetic
from evaluation.synthetic import Author, Sentence, Wanted, same_value
from speak_to_input.catalog.understanding import load_language
from speak_to_input.core.kinds import FieldKind
from speak_to_input.vi.sounds import syllable_distance
from speak_to_input.vi.syllables import split_syllable
from tests.corpus.judging import TODAY, compiled

LANGUAGE = load_language()
SOUNDS = LANGUAGE.sounds


def sentences(form: str, count: int = 90, seed: int = 1) -> list[Sentence]:
    return list(Author(*compiled(form), LANGUAGE, TODAY).sentences(count, seed))


def test_a_seed_gives_the_same_sentences() -> None:
    assert sentences("loan") == sentences("loan")
    assert sentences("loan") != sentences("loan", seed=2)


@pytest.mark.parametrize("name", FORMS)
def test_every_noise_comes_as_often_and_one_to_eight_fields_are_said(name: str) -> None:
    drawn = sentences(name)
    assert {sum(s.noise is noise for s in drawn) for noise in Noise} == {15}
    assert {len(s.wanted) for s in drawn} <= set(range(1, 9))
    assert max(len(s.wanted) for s in drawn) > 4


@pytest.mark.parametrize("name", FORMS)
def test_what_is_wanted_can_be_held_by_the_form(name: str) -> None:
    form, _ = compiled(name)
    for sentence in sentences(name):
        for field_name, wanted in sentence.wanted.items():
            field = form.field(field_name)
            assert field is not None
            if field.options and field.type != "combobox":
                assert set(wanted.text.split("\n")) <= {option.value for option in field.options}


@pytest.mark.parametrize("name", FORMS)
def test_what_is_spoken_has_no_figures_and_no_punctuation(name: str) -> None:
    for sentence in sentences(name):
        if not sentence.noise.typed:
            assert not any(c.isdigit() or c.isupper() or c in ",.;:" for c in sentence.say), sentence.say


def test_a_name_tells_one_field_only() -> None:
    for name in FORMS:
        form, vocabulary = compiled(name)
        lists = [names_of_fields(form, LANGUAGE)]
        lists += [names_of_options(known, LANGUAGE) for known in vocabulary.fields if known.choices]
        for names in lists:
            for one, other in itertools.combinations(names.values(), 2):
                assert not {n.text for n in one} & {n.text for n in other}


@pytest.mark.parametrize(
    "word", ["tiền", "trạng", "nguyên", "số", "lý", "khoản", "gửi", "quận", "giới", "chuyển"]
)
def test_a_misheard_word_is_a_syllable_that_sounds_close(word: str) -> None:
    heard = {Mishearing(SOUNDS).of(word, Random(seed)) for seed in range(40)}
    assert len(heard - {word}) > 1
    for other in heard:
        assert split_syllable(other) is not None
        assert syllable_distance(word, other, SOUNDS) < 0.4


def test_only_names_and_choices_are_misheard() -> None:
    pieces = [Piece("số điện thoại", Role.NAME), Piece(" là "), Piece("trần minh quân", Role.VALUE)]
    for seed in range(20):
        name, *others = with_noise(pieces, Noise.MISHEARD, "south", Mishearing(SOUNDS), Random(seed))
        assert name != pieces[0]
        assert others == pieces[1:]


def test_dialect_changes_carriers_and_figures_but_no_value() -> None:
    pieces = [Piece("vào", Role.CARRIER), Piece("hai nghìn", Role.FIGURES), Piece("tôi vào", Role.VALUE)]
    swapped = with_noise(pieces, Noise.DIALECT, "south", Mishearing(SOUNDS), Random(1))
    assert [piece.text for piece in swapped] == ["vô", "hai ngàn", "tôi vào"]


def test_figures_of_labels_are_told_in_words() -> None:
    assert told("Tháng 1/2026") == "tháng một năm hai nghìn không trăm hai mươi sáu"
    assert told("Gốc đều, lãi giảm dần") == "gốc đều lãi giảm dần"


def test_sets_have_no_order_and_free_text_no_capitals() -> None:
    def wanted(kind: FieldKind, text: str) -> Wanted:
        return Wanted(kind, text, "{n} {v}", "label")

    assert same_value(wanted(FieldKind.CHOICES, "a\nb"), "b\na")
    assert same_value(wanted(FieldKind.ADDRESS, "5 Láng Hạ, Hà Nội"), "5 láng hạ hà nội")
    assert not same_value(wanted(FieldKind.ADDRESS, "5 Láng Hạ"), "15 Láng Hạ")
    assert not same_value(wanted(FieldKind.PERSON, "Lê An"), "Lê an")


def test_every_fault_is_counted_and_belongs_to_its_sentence() -> None:
    for judged in judge_synthetic(80):
        tally = judged.tally
        assert tally.fields == len(judged.sentence.wanted)
        assert (
            tally.right + tally.missed + sum(f.what == "wrong value" for f in judged.faults) == tally.fields
        )
        assert tally.wrong == sum(f.what in ("wrong value", "not said") for f in judged.faults)
        assert not (tally.whole and judged.faults)
