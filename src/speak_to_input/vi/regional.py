"""Words of the regions that stand for a standard word: rules see that word, texts and names keep what was said.

Only words that mean nothing else, or whose neighbours tell that they do not: "giả" is "trả" before "góp" and "hết", and
not in "giả mạo". What a whole choice or field is called in a region stands in the word lists.
"""

from collections.abc import Sequence

_ALWAYS = {
    "bựa": "bữa", "hấn": "hắn", "gòi": "rồi", "giồi": "rồi", "dìa": "về", "dợ": "vợ", "dẫy": "vậy", "nẫu": "họ",
    "giời": "trời", "ôông": "ông", "eng": "anh", "chơ": "chứ", "nỏ": "không", "cấy": "cái", "khôn": "không",
    "gấy": "vợ", "dôn": "chồng", "nhôông": "chồng", "nhớn": "lớn", "bẩu": "bảo", "vưỡn": "vẫn", "tau": "tui",
    "choa": "tui", "nàm": "làm", "nuôn": "luôn", "nại": "lại", "nấy": "lấy", "nãi": "lãi",
    "chiệu": "triệu", "gưỡi": "rưỡi", "dưỡi": "rưỡi", "gồi": "rồi", "gầu": "rồi", "guột": "ruột", "xau": "sau",
    "xố": "số", "nõi": "lõi", "nựa": "nữa", "bưa": "bữa", "thại": "thoại", "xáu": "sáu", "chên": "trên",
    "chời": "trời", "xai": "sai", "xẽ": "sẽ", "xang": "sang", "dút": "rút", "dủi": "rủi", "diêng": "riêng",
    "gất": "rất", "dất": "rất", "dô": "vô", "dề": "về", "dới": "với", "dốn": "vốn", "viêng": "viên",
    "lữa": "nữa", "lày": "này", "lói": "nói", "truyển": "chuyển", "trín": "chín", "trức": "chức", "mừi": "mười",
    "mưi": "mươi", "ngàng": "ngàn", "tiềng": "tiền", "cướt": "cước", "dịt": "dịch", "sem": "xem",
}  # fmt: skip
_NEVER_BESIDE = {
    "nỏ": "biết củi cung bắn",
    "cấy": "lúa ghép mạ cày đi thợ gieo trồng nuôi mùa",
    "nại": "khiếu",
    "nãi": "chuối cau buồng nải",
    "nấy": "ai người của",
    "tau": "ca bien hoa lua thuy dien mua ve dong",
    "khôn": "ngoan lanh khéo hồn càn tinh rất đã hơn lớn",
    "mô": "quy khuôn vĩ hình",
    "túi": "hóa hoá cái chiếc",
}
_AFTER = {
    "nà": ("là", "tôi tui em cháu tên bác nó đây mình nhà"),
    "giai": ("trai", "con ông em anh bạn cháu"),
    "nương": ("lương", "tiền mức"),
    "túi": ("tối", "giờ rưỡi phút buổi chiều"),
    "mô": ("đâu", "chi"),
    "lọi": ("sai", "nói ghi viết điền đọc nghe nhập khai"),
    "chú": ("trú", "thường tạm lưu cư"),
    "diên": ("viên", "nhân chuyên thành sinh dịch"),
    "khoảng": ("khoản", "tài"),
    "xuất": ("suất", "lãi công năng tần hiệu"),
    "chước": ("trước", "dư lần hôm tháng ngày tuần bữa trả từ"),
}
_BEFORE = {
    "nương": ("lương", "tháng hưu cứng thưởng"),
    "giả": ("trả", "góp lại nợ hết xong gốc đều dần lãi lương đủ dứt cả trước từng vốn"),
    "túi": ("tối", "qua nay mai mốt hôm bựa bữa"),
    "chửa": ("chưa", "có lấy cưới vợ chồng biết làm giải ai kết lập duyệt đi được thấy nhận hết"),
    "mụ": ("bà", "khách nớ ni tê này đó ấy"),
    "mô": ("đâu", "phải có"),
    "thán": ("tháng", "giêng hai ba tư năm sáu bảy tám chín mười này sau trước chạp"),
    "quảng": ("quản", "lý"),
    "sử": ("xử", "lý phạt"),
    "sác": ("xác", "nhận minh thực"),
    "sin": ("xin", "nghỉ vay phép cấp mở cho được lỗi rút nộp chuyển đổi hủy"),
    "chước": ("trước", "ngày khi hạn"),
    "chi": ("gì", "nữa"),
    "chớ": ("chứ", "không hông hổng hong chẳng nỏ phải gì còn sao"),
}


def standard(words: Sequence[str]) -> dict[int, str]:
    """By place, the standard word for each word that a region says in its own way. Takes: toned words in a row."""
    found = ((at, _standard(words, at)) for at, word in enumerate(words) if word in _REGIONAL)
    return {at: word for at, word in found if word}


_REGIONAL = _ALWAYS.keys() | _AFTER.keys() | _BEFORE.keys()


def _standard(words: Sequence[str], at: int) -> str:
    word, before, behind = words[at], words[at - 1] if at else "", "".join(words[at + 1 : at + 2])
    if {before, behind} & set(_NEVER_BESIDE.get(word, "").split()):
        return ""
    if word in _ALWAYS:
        return _ALWAYS[word]
    for (meant, beside), neighbour in ((_AFTER.get(word, _NONE), before), (_BEFORE.get(word, _NONE), behind)):
        if neighbour in beside.split():
            return meant
    return ""


_NONE = ("", "")


def as_read(words: tuple[str, ...]) -> tuple[str, ...]:
    """The toned words of a listed phrase as an utterance has them: "bựa ni" is looked up as "bữa ni"."""
    other = standard(words)
    return tuple([other.get(at, word) for at, word in enumerate(words)]) if other else words
