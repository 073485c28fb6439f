"""Colours: "đỏ đô", "xanh lá cây", "trắng sọc đen". A colour and what narrows it down, and nothing behind it."""

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_CLEAR = ("đỏ", "xanh", "trắng", "đen", "xám", "nâu", "tím", "vàng", "hồng")
_ALSO_ELSE = ("cam", "be", "kem", "bạc", "ghi", "rêu", "lam", "lục", "chàm", "ngà", "navy", "nude", "đồng", "tro", "chì",
              "mận", "rượu", "khói", "cốm", "sữa")  # fmt: skip
"""Colours only behind "màu"."""
_SHADES = (*_CLEAR, *_ALSO_ELSE, "dương", "lá", "cây", "biển", "nước", "ngọc", "non", "nhạt", "đậm", "sáng", "tối", "tươi",
           "lợt", "sậm", "than", "đô", "đun", "gụ", "cát", "trời", "da", "nõn", "chuối", "bơ", "mạ", "cổ", "vịt", "pastel",
           "chuột", "cánh", "gián", "sen", "phấn", "bích", "đất", "hột", "gà", "bò", "dừa", "dưa", "gạch", "thẫm", "nhung",
           "rằn", "ri", "mờ", "bóng", "nhám", "ánh", "kim", "cà", "phê", "đục", "thiếc", "titan", "mint", "lính", "trầm")  # fmt: skip
_WITH = ("sọc", "kẻ", "pha", "viền", "chấm", "phối", "đốm", "và", "với")
_MOST_SHADES = 3
_SURE, _ALONE = 0.95, 0.7


def read_colour(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """The colour that begins at token `at`; without "màu" before it only one that hardly means anything else."""
    named = words.says(at - 1, "màu") and not words.tokens[at].mark
    if not (words.says(at, *_CLEAR) or (named and words.says(at, *_ALSO_ELSE))):
        return ()
    end = _shaded(words, at)
    while _goes_on(words, end) and words.says(end, *_WITH) and _goes_on(words, end + 1):
        behind = end + 1 + words.says(end + 1, "màu")
        if not words.says(behind, *_CLEAR):
            break
        end = _shaded(words, behind)
    return (Reading(Kind.COLOUR, at, end, words.spelling(at, end), _SURE if named else _ALONE),)


def _shaded(words: Words, at: int) -> int:
    end = at + 1
    while end <= at + _MOST_SHADES and _goes_on(words, end) and words.says(end, *_SHADES):
        end += 1
    return end


def _goes_on(words: Words, at: int) -> bool:
    return at < len(words) and not words.tokens[at].mark


def may_be_colour(words: Words, at: int) -> bool:
    """Whether a colour may begin with the token: a cheap look before the real one."""
    return words.says(at, *_CLEAR, *_ALSO_ELSE)
