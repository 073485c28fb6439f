"""What the words around a choice of a list do to it."""

from collections.abc import Sequence
from decimal import Decimal

from speak_to_input.core.names import FIGURES
from speak_to_input.core.phrases import Match
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import Words, fold

Choice = Match[tuple[int, int]]
"""A choice of a list that is named: field, and its place among the choices."""
_AND = ("và", "với")
_CLEAR_CHOICE = 0.9


def means_else(words: Words, at: int, end: int, label: str) -> bool:
    """Whether the words around make something else of a choice, or only wonder about it."""
    lost = _loses(words, end) or _denies_whose(words, at, end) or _is_there(words, at, end, label)
    comes_in = end - at > 1 and "nhận" in label.lower().split()
    lost = lost or (comes_in and words.says(end - 1, *_TOWARDS) and words.says(end, *_RECEIVERS))
    lost = lost or (words.says(at, "nhập") and words.says(at - 1, "thu"))  # "thu | nhập hàng năm"
    lost = lost or (comes_in and does_kin(words, at))
    lost = lost or (words.says(at, "từ") and words.says(at + 1, "chối") and words.says(at - 1, *_ASKERS))
    sorry = words.says(at, "xin") and words.says(at + 1, "lỗi")
    lost = lost or (sorry and (words.says(at - 1, *_ASKERS) or words.says(end, *_RECEIVERS)))
    lost = lost or (words.says(at, "lỗi") and words.says(at - 1, "xin"))
    lost = lost or (words.says(at, "ba", "tư") and words.says(at - 1, *NUMBERED_BY))  # "quận | ba"
    lost = lost or (words.says(at, "nam") and words.says(at - 1, "miền", "phía", "việt"))
    begin = words.clause_begin(at)
    tried = begin == at or any(words.says(p, *_TRYING) for p in range(begin, at))
    lost = lost or (words.says(at, "nhiều") and words.says(end - 1, "lần") and not tried)
    granted = end - at == 2 and words.says(at, "cũng") and not words.says(at - 1, *_GRADED)
    lost = lost or (granted and at > 0 and not words.tokens[at].mark)  # "cho vào nhà | cũng được"
    lost = lost or ({"gặp", "tại"} <= {*label.lower().split()} and _only_happens_there(words, at, end))
    lost = lost or (
        words.says(end - 2, "đồng") and words.says(end - 1, "ý") and words.says(end, "gửi", "nộp", "lưu")
    )
    whose = _is_of_kin(words, end, label) or _is_served(words, at) or _is_somebodys_desk(words, at)
    return lost or whose or _is_wondered(words, at, end)


_ASKERS = ("khách", "em", "tôi", "tui", "mình")
"""What these turn down is no request: "khách | từ chối"."""
NUMBERED_BY = ("quận", "phường", "tầng", "số", "lần", "bước", "tháng", "mùng", "ngày", "khóm", "ấp", "tổ", "quý",
               "nhà")  # fmt: skip
_TRYING = ("nhập", "thử", "pin", "otp", "khẩu", "mã", "bấm", "gõ", "đăng", "lận")
_GRADED = ("thì", "là", "độ", "thấy", "nói", "bảo", "vụ", "lòng")
"""Before "cũng được" these tell how something is; "cho vào nhà cũng được" grants it."""
_TOWARDS = ("đến", "tới", "vào", "vô")
_RECEIVERS = ("tài", "số", "stk", "tk", "ngân", "cho", "anh", "chị", "ông", "bà")
"""Behind these it is told where something goes: "chuyển khoản đến | tài khoản 7112…" is no money that came in."""


def _only_happens_there(words: Words, at: int, end: int) -> bool:
    """As in "rút tiền | tại quầy", "mai gặp khách | ở chi nhánh": where something happened is no way of meeting.

    Who is met or comes there, and the place alone, tell it.
    """
    begin = words.clause_begin(at)
    if not words.says(end - 1, "quầy", "nhánh", "dịch") or begin == at:
        return words.says(at, "gặp") and words.says(at + 1, *_TROUBLE)
    coming = (p for p in range(begin, at) if words.says(p, "hẹn", "mai", "mốt", "sẽ"))
    if any(not words.says(p - 1, *_RECEIVERS) for p in coming):
        return True
    if not words.says(at, "tại", "ở", "ngay"):
        return words.says(at - 1, "chuyển", "đẩy", "trình", "gửi")  # "đẩy | lên chi nhánh | xử lý"
    met = (p + 1 for p in range(max(begin, at - _BOUGHT), at) if words.says(p, *_MEETING))
    return all(words.says(behind, *_TROUBLE) for behind in met)


_MEETING = ("gặp", "tiếp", "ngồi", "chuyện", "trao", "với", "bàn", "vấn", "đón", "đang")
_TROUBLE = ("lỗi", "sự", "khó", "trục", "vấn", "tục", "rút", "chuyển", "nộp", "gửi", "đề")


def does_kin(words: Words, at: int) -> bool:
    """As in "con gái tên Hồ Mỹ Linh | nhận tiền": who receives it is another than whose transaction it is."""
    before = range(words.clause_begin(at), at) if words.says(at, "nhận") else ()
    kin = max((p for p in before if words.says(p, *_KIN)), default=-1)
    kin += words.says(kin + 1, "của")
    return kin >= 0 and not any(words.says(p, "khách") for p in range(kin + 2, at))  # "vợ khách | nhận tiền"


_KIN = ("vợ", "chồng", "mẹ", "má", "cha", "bố", "trai", "gái")


def _is_there(words: Words, at: int, end: int, label: str) -> bool:
    """As in "đường | Lê Lợi", "ở 12 | Lê Lợi", "tôi ở | Hà Giang": where, and not the school or tour called so."""
    own, more = label.split()[: end - at], label.split()[end - at :]
    if not at or words.tokens[at].mark or not more:
        return False
    lives = words.says(at - 1, "ở") and words.says(at - 2, "tôi", "tui", "em", "mình", "nhà", "khách", "đang")
    if words.tokens[at].folded == fold(own[0]):
        return lives and all(map(str.istitle, own))
    number = words.tokens[at - 1].has_digit and words.says(at - 2, "ở", "số", "tại", "chỉ", "nhà")
    return number or words.says(at - 1, "đường", "phố", "ngõ", "hẻm")


def is_other_number(words: Words, at: int, end: int, label: str) -> bool:
    """As in "bốn tháng" that only sounds like "03 tháng": another number is told than the label has."""
    told = {
        number.value for place in range(at, end) for number in read_number(words, place) if number.end <= end
    }
    own = {Decimal(figures) for figures in FIGURES.findall(label)}
    return bool(told and own) and told.isdisjoint(own)


def _loses(words: Words, end: int) -> bool:
    """Whether what follows makes something else of a choice: "chồng mất | việc" is no widow."""
    if words.says(end - 2, "gọi") and words.says(end, "số") and not words.tokens[end].mark:
        return True  # "gọi vào | số không chín …" tells whom to call
    if words.says(end - 1, "thêm") and _amount_follows(words, end):
        return True  # "buôn bán | thêm 5 triệu": by how much
    return words.says(end - 1, "mất") and words.says(end, *_LOST) and not words.tokens[end].mark


def _is_served(words: Words, at: int) -> bool:
    """As in "in cho chị | trưởng phòng ký rồi": for whom something was done, and not how the request stands."""
    if not words.says(at, *_SUPERIORS) or words.tokens[at].mark:
        return False
    at -= words.says(at - 1, *_CALLED)
    return (
        words.says(at - 1, "cho", "để", "nhờ", "giùm", "giúp", "trình", "xin", "đưa")
        and not words.tokens[at].mark
    )


_SUPERIORS = ("sếp", "trưởng", "giám", "lãnh", "cấp", "ban")


def _is_somebodys_desk(words: Words, at: int) -> bool:
    """As in "chị Hoa | bên kiểm toán nghỉ phép": where somebody works who is called by name."""
    if not words.says(at, "bên", "phòng", "ban") or words.tokens[at].mark or not words.says(at - 2, *_CALLED):
        return False
    return not words.says(at - 1, *_NO_NAMES)


_CALLED = ("anh", "chị", "em", "cô", "chú", "ông", "bà", "bạn", "bác")
_NO_NAMES = frozenset(
    {"ở", "làm", "mần", "thuộc", "là", "của", "tại", "qua", "sang", "về", "xuống", "cho", "ấy", "này", "đang", "bên",
     "tôi", "tui", "em", "mình", "ni", "nớ", "đó", "vô", "vào", "từ", "chuyển", "xin", "thì"}
)  # fmt: skip


def _is_of_kin(words: Words, end: int, label: str) -> bool:
    """As in "nhà có đám cưới | em gái": it is somebody else who marries, and no "Nghỉ cưới" of one's own."""
    at = end - words.says(end - 1, "em")
    if "cưới" not in label.lower() or not words.says(at - 1, "cưới", "của"):
        return False
    at += words.says(at, "của", "cho")
    kin = words.says(at, "em", "anh", "chị", "con", "cháu") and words.says(at + 1, *_KIN_SORTS)
    return kin or words.says(at, "bạn", "con", "cháu", "đồng", "cô", "chú", "dì", "bác", "cậu", "người")


_KIN_SORTS = ("gái", "trai", "họ", "ruột", "rể", "dâu", "út", "vợ", "chồng", "bạn")


def _denies_whose(words: Words, at: int, end: int) -> bool:
    """As in "hổng đi làm | công ty, nuôi tôm ở nhà": whose worker somebody is not, which is not to be without work."""
    if not words.says(at, "không", "hông", "hổng", "chẳng", "chả", "nỏ") or not words.says(
        end - 1, "làm", "mần"
    ):
        return False
    return words.says(end, *_EMPLOYERS) and not words.tokens[end].mark


_EMPLOYERS = ("công", "cty", "hãng", "nhà", "cơ", "văn", "thuê", "mướn", "cho", "xưởng", "ngân", "ở", "trong")


def _is_wondered(words: Words, at: int, end: int) -> bool:
    """As in "chưa biết khách có | hài lòng | không": whether it is so is not known, and not told."""
    last = words.clause_end(at) - 1
    last -= words.says(last, "em", "anh", "chị", "vậy", "ạ", "hả")
    if last >= end and words.says(last, "chưa") and not words.says(last - 1, "mà", "hay"):
        return True  # "| đóng học phí | cho con chưa em"
    if not words.says(at - 1, "có") or not words.says(end, "không", "hông", "hổng", "hay"):
        return False
    return any(words.says(place, "biết", "hỏi", "rõ", "chắc") for place in range(max(0, at - _WONDERED), at))


_WONDERED = 5


def is_pledged(words: Words, end: int) -> bool:
    """As in "lấy chiếc ô tô | làm bảo đảm": what stands before is given as security, and chosen for nothing else."""
    at = end + 2 * (words.says(end, "ô") and words.says(end + 1, "tô"))
    at += words.says(at, "làm", "để", "ra")
    if at >= len(words) or words.tokens[end].mark:
        return False
    led = words.says(at - 1, "làm", "để", "ra") and words.says(at, "thế", "cầm")
    return led or (words.says(at, "bảo") and words.says(at + 1, "đảm"))


def is_bought(words: Words, at: int) -> bool:
    """As in "mua xe máy với cái | xe | ba gác": what is bought is no security, unless it is said to be one."""
    for place in range(at - 1, max(-1, at - _BOUGHT), -1):
        if words.says(place, *_PLEDGED):
            return False
        if words.says(place, *_BUYING):
            return True
        if words.tokens[place + 1].mark:
            return False
    return False


_BOUGHT = 8
_BUYING = ("mua", "sắm", "tậu")
_PLEDGED = ("thế", "chấp", "cầm", "đảm", "bằng", "có", "thì", "lấy", "đưa", "dùng",
            "trả", "góp", "không", "hông", "hổng", "chưa")  # fmt: skip


def is_of_counted(words: Words, at: int, end: int, label: frozenset[str]) -> bool:
    """As in "15 khách hàng | rủi ro cao": what things are that are counted, where `label`, "Số vụ rủi ro cao", asks."""
    among = at - 2 - words.says(at - 2, "có")
    if words.says(among, "đó") and words.says(among - 1, "trong") and read_number(words, at - 1):
        return True  # "trong đó 1 | nghiêm trọng"
    if not all(words.tokens[place].folded in label for place in range(at, end)):
        return False
    start = at
    while (
        start
        and not words.tokens[start].mark
        and (words.tokens[start - 1].folded in label or words.says(start - 1, *_THINGS))
    ):
        start -= 1
    none = words.says(start - 1, "có") and words.says(start - 2, "không", "chưa", "hổng", "hông")
    return 0 < start < at and (none or bool(read_number(words, start - 1)))


_THINGS = ("khách", "hàng", "trường", "hợp", "hồ", "sơ", "ca", "vụ", "việc", "cái", "giao", "dịch", "nào")


def has_grade(words: Words, at: int, end: int, label: str, of_list: frozenset[str]) -> bool:
    """As in "độ | ưu tiên | cao": what stands between is a thing that is graded, and nobody's choice.

    "Rủi ro cao" is a grade itself. `of_list`: folded words of the list's own label, "Thái độ".
    """
    if any(word in label.lower() for word in ("cao", "thấp", "trung bình", "độ")):
        return False
    if words.says(at - 1, "độ") and not words.says(at - 2, "mức") and not words.tokens[at].mark:
        return at < 2 or "do" not in of_list or words.tokens[at - 2].folded not in of_list
    if end >= len(words) or words.tokens[end].mark or end - at > _GRADED_WORDS:
        return False
    middle = words.says(end, "trung") and words.says(end + 1, "bình")
    return middle or (words.says(end, "cao", "thấp") and not words.says(end + 1, *_OF_HIGH))


_GRADED_WORDS = 2
_OF_HIGH = ("cấp", "tuổi", "ốc", "tầng", "su", "điểm", "niên", "học")


def is_deed(words: Words, at: int, end: int, label: str) -> bool:
    """As in "báo cáo | rà soát | giao dịch lớn": what it is about, and no state such as "Đang rà soát"."""
    if not label.lower().startswith(("đang ", "đã ")) or words.says(at, "đang", "đã"):
        return False
    ends = (
        end >= len(words)
        or bool(words.tokens[end].mark)
        or words.says(end, *_OVER)
        or words.says(end - 1, *_OVER)
    )
    return not ends and words.says(at - 1, *_ABOUT) and not words.tokens[at].mark


_OVER = ("rồi", "xong", "hết", "luôn", "chưa", "nha", "nhé", "nghe", "ạ", "đi", "em", "mã", "ngày", "hôm")
_ABOUT = ("đề", "cáo", "việc", "tác", "đợt", "hoạch", "quả", "trình", "cuộc", "đoàn", "bản", "phiếu", "án")
"""Last words of what tells behind it what it is about: "báo cáo", "công tác", "kế hoạch"."""


def _amount_follows(words: Words, at: int) -> bool:
    if at >= len(words) or words.tokens[at].mark:
        return False
    return words.tokens[at].has_digit or bool(read_number(words, at))


_LOST = (
    "việc", "tiền", "xe", "thẻ", "ví", "giấy", "sổ", "đồ", "điện", "chìa", "hết", "ngủ", "công", "chức",
    "trộm"
)  # fmt: skip


def runs_over_and(words: Words, at: int, match: Choice, chosen: Sequence[Choice]) -> bool:
    """Whether a choice that is hardly named lies across "và", and one of the same set ends there."""
    if match.strength >= _CLEAR_CHOICE:
        return False
    ends = {place for place in range(at + 1, match.end) if words.says(place, *_AND)}
    return any(c.end in ends and c.item[0] == match.item[0] and c.strength > _CLEAR_CHOICE for c in chosen)
