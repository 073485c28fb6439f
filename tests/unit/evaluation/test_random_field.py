"""What the trainer learns tags sequences that it has not seen, by what their sorts of tags share."""

from evaluation.random_field import Sequenced, fit_field
from speak_to_input.core.stories.tagger import OUTSIDE, StoryTagger, begins, goes_on

MAY = (OUTSIDE, begins("deed"), goes_on("deed"), begins("problem"), goes_on("problem"))


def example(text: str, role: str = "", start: int = 0, end: int = 0) -> Sequenced:
    words = text.split()
    tags = [OUTSIDE] * len(words)
    tags[start:end] = [begins(role), *[goes_on(role)] * (end - start - 1)] if end else []
    return Sequenced(seen(text), tags, MAY, 1.0)


def seen(text: str) -> list[tuple[str, ...]]:
    words = ["^", *text.split(), "$"]
    threes = zip(words, words[1:], words[2:], strict=False)
    return [("*", f"0 {here}", f"-1 {before}", f"1 {behind}") for before, here, behind in threes]


def test_where_a_text_ends_is_learned_from_texts_of_other_sorts_too() -> None:
    told = [
        example(f"khách than {thing} bị {wrong} giờ {ends}", "problem", 2, 5)
        for thing in ("thẻ", "app", "máy")
        for wrong in ("nuốt", "treo", "kẹt")
        for ends in ("chờ", "về")
    ]
    told += [
        example(f"em {deed} {thing} xong", "deed", 1, 3)
        for deed in ("khóa", "mở", "đổi")
        for thing in ("thẻ", "máy", "app")
    ]
    plain = [
        example(f"số {number} của {whose}") for number in ("một", "hai", "ba") for whose in ("em", "khách")
    ]
    tagger = StoryTagger(fit_field(told * 2 + plain * 4, 0.01))
    roles = frozenset({"deed", "problem"})

    def best(text: str) -> tuple[str, int, int]:
        return max(tagger.spans(seen(text), roles), key=lambda span: span.sure)[:3]

    assert best("khách than thẻ bị nuốt giờ về") == ("problem", 2, 5)
    assert best("em khóa máy giờ chờ") == ("deed", 1, 3)  # no deed ended there before
    assert not [span for span in tagger.spans(seen("số hai của khách"), roles) if span.sure > 0.5]
