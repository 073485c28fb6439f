"""Words that name or call somebody, and are no choice of a list."""

from speak_to_input.core.mentions import SPEAKERS
from speak_to_input.vi.text import Words


def is_couple(words: Words, at: int, end: int) -> bool:
    """As in "hai | vợ chồng tôi đi Pháp": two who do something, and nobody's husband or wife."""
    begin = at - words.says(at, "chồng") + words.says(at, *_BOTH)
    if not (words.says(begin, "vợ") and words.says(begin + 1, "chồng")):
        return False
    alone = end <= begin + len(("vợ", "chồng")) or at > begin  # "vợ chồng tui bỏ nhau" is divorced
    return alone and (
        words.says(begin - 1, *_BOTH)
        or words.says(begin + 2, *SPEAKERS, "khách", "anh", "chị", "họ", "ổng", "bả")
    )


_BOTH = ("hai", "2", "cả")


def is_called(words: Words, at: int, end: int) -> bool:
    """As in "chị | Hoa sinh ở Huế", "anh | Nam nộp giùm em": a name; an "anh" is a man anyway."""
    if end > at + 1 or words.tokens[at].mark or not words.accented:
        return False
    if words.says(at, "nam") and words.says(at - 1, "anh", "ông", "chú", "bác", "thầy"):
        return True
    return words.tokens[at].text.istitle() and words.says(at - 1, *_TITLES)


_TITLES = ("anh", "chị", "ông", "bà", "cô", "chú", "bác", "bé", "bạn", "thầy")


def calls_by_name(words: Words, at: int, end: int) -> bool:
    """As in "ông Giai", which is no "ông già": a title, and a capital that only a name has there."""
    called = words.says(at, "ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cháu", "con", "bạn")
    return (
        called and end > at + 1 and words.tokens[end - 1].text.istitle() and words.tokens[at].text.islower()
    )
