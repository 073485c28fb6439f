"""Labels that are questions, and what they ask for: "Bé đang học lớp mấy ạ?" is called "học lớp"."""

import re

_YES_NO = re.compile(
    r"(?:(?:bạn|anh|chị|anh/chị|quý khách|ông/bà|em|cháu|bé)\s+)?(?:đã\s+)?(?:(?:có phải|có bị|bị)\s+)?((?:có\s+)?)"
    r"(.+?)(?:\s+nào)?\s+(?:không|chưa|hay không|hay chưa|hoặc chưa)\s*\??",
    re.IGNORECASE,
)
"""What is asked in "Đã có bằng lái nào chưa?", "Có phải nghỉ việc không?"."""
_ASKED = (
    r"(?:là\s+)?(?:bằng cách nào|như thế nào|thế nào|ra sao|(?:khi|lúc|chỗ|nơi) nào|bao (?:giờ|nhiêu|lâu)"
    r"|mấy|ai|(?:(?:việc|chuyện|điều) )?gì|nào|sao|đâu)(?:\s+(?:rồi|vậy|thế|ta|ạ|nhé|nhỉ|hả))*"
)
_OPEN = re.compile(rf"(.*?)\b{_ASKED}\b(.*?)\s*\?", re.IGNORECASE)
_UNMARKED = re.compile(r"(.+?) (?:gì|nào|đâu|mấy|bao nhiêu)()", re.IGNORECASE)  # "Mua ở đại lý nào"
_NUMBERED = re.compile(r"\b(tầng|lớp|khối|bàn|quầy|phòng|hạng|cấp|ca|bàn số|phòng số) mấy\b", re.IGNORECASE)
"""What is told by its number, so that its sort is the name: "Lắp ở tầng mấy"."""
_ADDRESSED = re.compile(
    r"^(?:(?:bạn|anh chị|anh/chị|anh|chị|quý khách|em|cháu|bé|con|mình|ba mẹ|phụ huynh|khách)\s+)?"
    r"(?:(?:đang|sẽ|đã|muốn|cần|thích|định|dự định|có thể|cho)\s+)*(?:(?:bạn|bé|con|cháu|mình)\s+)?",
    re.IGNORECASE,
)
"""Who is asked, and that it is wished: nobody says that with the answer."""
_LEAST = 2  # one word is as others are: "Bạn là ai?"
_WHICH = re.compile(
    r"(?!(?:bạn|anh|chị|em|cần|muốn|là|có|bị|làm|hôm|khi|lúc|chỗ|nơi) )"
    r"(\w+) (?:gì|nào)(?: (?:vậy|thế|ta|ạ|nhé|nhỉ|hả))*\s*\??",
    re.IGNORECASE,
)
"""As in "Màu gì?"; what stands before the question in "Cần gì?" is no thing."""
_PURPOSE = re.compile(r"(\w+(?: \w+)+?) (?:để|nhằm) \w")
"""What something is for is rarely said with its name: "Số di động để phòng khám nhắn lịch"."""
_LED = re.compile(r"^(\w+(?: \w+)? (?:với|ở|tại)) [^\W\d_]", re.IGNORECASE)
"""What leads to the answer, without its sort: "làm việc với" of "Làm việc với đơn vị nào?"."""
_BESIDE = re.compile(
    r"\?\s*\((?!(?:nếu|không|bắt|tùy|tuỳ|ví dụ|vd|có|chọn|ghi|theo|tính)\b)([^\W\d_]+(?: [^\W\d_]+){1,3})\)",
    re.IGNORECASE,
)


def named_beside(label: str) -> list[str]:
    """What brackets behind a question say that it asks for: "Mình gọi bạn là gì? (họ và tên)"."""
    return _BESIDE.findall(label)


def asked_for(label: str) -> list[str]:
    """What a label that is a question asks for, the whole of it first; nothing where it is none."""
    if (asked := _YES_NO.fullmatch(label)) is not None:
        return [asked[2], asked[1] + asked[2]]
    if (asked := _WHICH.fullmatch(label)) is not None:
        return [asked[1]]
    if (asked := _OPEN.fullmatch(label) or _UNMARKED.fullmatch(label)) is None:
        return [head[1]] if (head := _PURPOSE.match(label)) else []
    told = " ".join(f"{asked[1]} {asked[2]}".split())
    ways = [told, _ADDRESSED.sub("", told, count=1), _ADDRESSED.sub("", asked[1].strip(), count=1)]
    ways += _LED.findall(ways[-1]) if "?" in label else []
    sorts = _NUMBERED.findall(label)
    return [
        way for way in dict.fromkeys((*ways, *sorts)) if len(way.split()) >= _LEAST or way in ("tuổi", *sorts)
    ]
