"""Colours: "đỏ đô", "xanh lá cây", "trắng sọc đen". A colour and what narrows it down, and nothing behind it."""

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words

_CLEAR = ("đỏ", "xanh", "trắng", "đen", "xám", "nâu", "tím", "vàng", "hồng")
_BEHIND_NAME = (*_CLEAR, "cam", "be", "kem", "bạc", "ghi", "rêu", "lam", "lục", "chàm", "ngà", "navy", "nude",
                "đồng", "tro", "chì", "mận", "rượu", "khói", "cốm", "sữa", "huyết", "tía", "chanh", "muối")  # fmt: skip
"""These are colours behind "màu"; by themselves most of them are other words."""
_SHADES = (*_BEHIND_NAME, "dương", "lá", "cây", "biển", "nước", "ngọc", "non", "nhạt", "đậm", "sáng", "tối", "tươi",
           "sậm", "than", "đô", "đun", "gụ", "cát", "trời", "da", "nõn", "chuối", "bơ", "mạ", "chuột", "huế", "nghệ",
           "cánh", "gián", "sen", "phấn", "đất", "bò", "dừa", "gạch", "thẫm", "nhung", "rằn", "ri", "mờ", "bóng",
           "lựu", "ruốc", "dụ", "tiêu", "hun", "cúc", "kẽm", "hến", "lông", "nhám", "ánh", "kim", "cà", "phê", "đục",
           "titan", "mint", "trầm")  # fmt: skip
_WITH = ("sọc", "kẻ", "pha", "viền", "chấm", "phối", "đốm", "và", "với")
_MOST_SHADES = 3
_SURE, _ALONE = 0.95, 0.7


def read_colour(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """The colour that begins at token `at`; without "màu" before it only one that hardly means anything else."""
    named = words.says(at - 1, "màu") and not words.tokens[at].mark
    if not words.says(at, *(_BEHIND_NAME if named else _CLEAR)):
        return ()
    end, over = _shaded(words, at), words.clause_end(at)
    while end + 1 < over and words.says(end, *_WITH):
        behind = end + 1 + words.says(end + 1, "màu")
        if behind >= over or not words.says(behind, *_CLEAR):
            break
        end = _shaded(words, behind)
    return (Reading(Kind.COLOUR, at, end, words.spelling(at, end), _SURE if named else _ALONE),)


def _shaded(words: Words, at: int) -> int:
    end, most = at + 1, min(words.clause_end(at), at + 1 + _MOST_SHADES)
    while (
        end < most
        and (words.says(end, *_SHADES) or _of_two(words, end))
        and not words.says(end + 1, "số")  # "màu trắng | biển số"
    ):
        end += 1 + _of_two(words, end)
    return end


def _of_two(words: Words, at: int) -> bool:
    """As in "xanh | cổ vịt", "tím | hoa cà": both words are needed, for "trắng ngà | cổ cao" is of a dress."""
    return any(words.says(at, one) and words.says(at + 1, other) for one, other in _PAIRS)


_PAIRS = (("cổ", "vịt"), ("hoa", "cà"), ("lá", "mạ"), ("đồng", "điếu"), ("rau", "má"))
