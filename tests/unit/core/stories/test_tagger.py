"""Texts of stories are found by weights: which words, how surely, and only of the sorts that a form asks for."""

from itertools import pairwise, product
from math import exp, isclose

import pytest

from speak_to_input.core.stories.tagger import OUTSIDE, Span, StoryTagger, begins, goes_on

ROLES = frozenset({"problem", "deed"})
WEIGHTS = {
    ("0 thẻ", begins("problem")): 3.0,
    ("0 bị", goes_on("problem")): 2.0,
    ("0 nuốt", goes_on("problem")): 2.0,
    ("0 khóa", begins("deed")): 3.0,
    ("0 khách", OUTSIDE): 1.0,
    ("*", OUTSIDE): 1.0,
    ("0 nuốt", "I"): 0.5,
    (f"> {begins('problem')}", goes_on("problem")): 1.0,
}


def seen(text: str) -> list[tuple[str, ...]]:
    return [("*", f"0 {word}") for word in text.split()]


def likeliest(text: str, roles: frozenset[str] = ROLES) -> Span:
    return max(StoryTagger(WEIGHTS).spans(seen(text), roles), key=lambda span: span.sure)


def test_a_text_is_found_where_it_begins_and_ends() -> None:
    role, start, end, sure = likeliest("khách than thẻ bị nuốt")
    assert (role, start, end) == ("problem", 2, 5)
    assert 0.5 < sure < 1


def test_a_sort_that_the_form_does_not_ask_for_is_none() -> None:
    spans = StoryTagger(WEIGHTS).spans(seen("khách than thẻ bị nuốt"), frozenset({"deed"}))
    assert not any(span.sure > 0.5 for span in spans)
    assert StoryTagger(WEIGHTS).spans(seen("thẻ bị nuốt"), frozenset()) == ()


def test_without_words_or_weights_there_is_none() -> None:
    assert StoryTagger(WEIGHTS).spans([], ROLES) == ()
    assert StoryTagger().spans(seen("thẻ bị nuốt"), ROLES) == ()


@pytest.mark.parametrize("text", ["thẻ bị nuốt", "khách thẻ bị", "khóa thẻ nuốt", "thẻ khóa bị nuốt"])
def test_probabilities_are_those_of_all_ways_to_tag_the_words(text: str) -> None:
    tags = [OUTSIDE, *(tag for role in sorted(ROLES) for tag in (begins(role), goes_on(role)))]
    words, total = seen(text), 0.0
    of_span: dict[tuple[str, int, int], float] = {}
    for way in product(tags, repeat=len(words)):
        follows = zip((OUTSIDE, *way), way, strict=False)
        if any(tag[0] == "I" and before[1:] != tag[1:] for before, tag in follows):
            continue
        score = sum(
            WEIGHTS.get((feature, name), 0.0)
            for here, tag in zip(words, way, strict=True)
            for feature in here
            for name in {tag, tag[0]}
        )
        score += sum(WEIGHTS.get((f"> {a}", b), 0.0) for a, b in pairwise(way))
        total += exp(score)
        for at, tag in enumerate(way):
            if tag[0] == "B":
                inside = (
                    p for p in range(at + 1, len(way) + 1) if p == len(way) or way[p] != goes_on(tag[2:])
                )
                key = (tag[2:], at, next(inside))
                of_span[key] = of_span.get(key, 0.0) + exp(score)
    found = StoryTagger(WEIGHTS).spans(words, ROLES)
    assert found
    assert all(isclose(span.sure, of_span[span[:3]] / total, rel_tol=1e-9) for span in found)
