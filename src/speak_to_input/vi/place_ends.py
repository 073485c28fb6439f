"""Where the name of a street or a place is over: at what is done there, and at who comes: "phố Vọng Hà | khoan cắt"."""

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.text import Words

_SORTS = ("tiệm", "quán", "xưởng", "sở", "máy", "hàng", "trại", "khu", "bãi", "kho", "bến", "trạm", "nơi", "điểm",
          "lò", "chỗ", "vườn", "đầm", "ao", "trường", "tâm", "nhà", "phòng", "đội", "cửa", "đường", "cầu", "vụ", "án",
          "ty", "xã", "vựa", "vùng", "đất", "bè", "thợ", "tổ", "xe", "trụ", "bia",
          "đồng", "gò", "hòn", "vũng", "bàu", "bưng", "rạch", "hói", "hố", "cồn")  # fmt: skip
"""Behind these a deed tells what sort of place it is, or is its name: "tiệm sửa xe", "thôn đồng rơi"."""
_DAY_PARTS = ("sáng", "trưa", "chiều", "tối")
_DEEDS = ("đón", "trả", "về", "đi", "lấy", "giao", "nhận", "đưa", "qua", "tới", "đến")
_PEOPLE = ("bà", "ông", "mẹ", "má", "mạ", "bố", "ba", "cháu", "con", "bé", "em", "cô", "chú", "dì", "bác", "tôi",
           "tui")  # fmt: skip
_DO = ("ra", "đón", "có", "hay", "bị", "đang", "sẽ", "được", "đi", "về", "là", "lấy", "nhận", "đưa", "không", "cần",
       "muốn", "cũng", "tên", "gặp", "chờ", "đợi")  # fmt: skip


def place_ends(words: Words, at: int, lexicon: Lexicon, *, head: bool = False) -> bool:
    """Whether the name of a place that stands before token `at` is over there; `head`: only its number does."""
    if not words.accented or not words.tokens[at].text.islower():
        return False
    when = words.says(at, *_DAY_PARTS) and words.says(at + 1, *_DEEDS)
    if when or (words.says(at, *_PEOPLE) and words.says(at + 1, *_DO)):
        return True  # "chung cư Sky Garden | chiều trả ở …", "cầu Rồng | cháu có say xe"
    found = () if words.says(at - 1, *_SORTS) else lexicon.place_ends.at(words, at)
    # a word alone may be of a name: "12 | hát giang", "chùa hằng"
    sure = any(end.end > at + 1 or not (head or words.clause_end(at) == at + 1) for end in found)
    return sure and lexicon.wards.longest(words, at) is None and lexicon.streets.longest(words, at) is None
