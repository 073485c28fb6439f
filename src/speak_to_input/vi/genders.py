"""Whether a person is a man or a woman, by title or middle name; most names tell neither."""

from enum import Enum

from speak_to_input.vi.text import Words, tone


class Gender(Enum):
    """What a pronoun agrees with."""

    MALE = "male"
    FEMALE = "female"


_TITLES = {
    "anh": Gender.MALE, "ông": Gender.MALE, "chú": Gender.MALE, "cậu": Gender.MALE, "dượng": Gender.MALE,
    "ôn": Gender.MALE,
    "chị": Gender.FEMALE, "cô": Gender.FEMALE, "bà": Gender.FEMALE, "dì": Gender.FEMALE, "mợ": Gender.FEMALE,
    "o": Gender.FEMALE, "mệ": Gender.FEMALE, "thím": Gender.FEMALE,
}  # fmt: skip
_MIDDLE = {"thị": Gender.FEMALE, "văn": Gender.MALE}


def gender_of_name(name: str) -> Gender | None:
    """The gender that the middle name tells: "Lê Thị Hoa" is a woman's; None where it tells none."""
    return next(
        (_MIDDLE[word] for part in name.split()[1:-1] if (word := tone(part.lower())) in _MIDDLE), None
    )


def gender_before(words: Words, at: int) -> Gender | None:
    """The gender that the title before token `at` tells: "chị | Mai"."""
    return _TITLES.get(words.tokens[at - 1].toned) if at > 0 else None
