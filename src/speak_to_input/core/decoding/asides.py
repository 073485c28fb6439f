"""What is said beside the form: news, notices, jests, other people's papers, what was long ago.

A clause tells by its own words that nobody dictates it: who is its source ("đài đưa tin"), whom it calls ("quý khách"),
whose the matter is ("phiếu này của khách trước"), when it was ("hồi năm ngoái"), or that it was not meant ("nói giỡn").
"""

from collections.abc import Iterable, Iterator

from speak_to_input.core.decoding.phrasing import Said
from speak_to_input.vi.text import Words

_HEAD = 3
"""Words before what a sentence opens with: "ê", "ủa", "hồi nãy"."""
_NEWS = Said(
    "đưa tin", "báo đưa", "báo đăng", "đài báo", "đài đưa", "tin nóng", "tin sốc", "theo báo", "theo đài",
    "cơ quan chức năng", "khởi tố", "triệt phá", "bắt giữ", "tạm giam", "truy tố",
)  # fmt: skip
"""Whoever tells so is heard from elsewhere, wherever it stands."""
_NEWS_AT_HEAD = Said(
    "bản tin", "thời sự", "dự báo", "đài khí tượng", "tivi nói", "tivi đưa", "ti vi nói", "ti vi đưa",
    "báo chí", "đọc báo", "coi báo", "xem báo", "quảng cáo", "giá vàng", "giá xăng", "giá dầu", "giá đô",
    "giá bạc", "vàng miếng", "vàng nhẫn", "tỷ giá", "vn index", "công an",
)  # fmt: skip
"""With these a bulletin, an advertisement or the talk of the market begins."""
_NOTICES = Said(
    "quý khách vui lòng", "quý khách hãy", "quý khách muốn", "quý khách lưu ý", "quý khách có nhu cầu",
    "quý vị", "hãy gọi", "hãy liên hệ", "hãy đến", "hãy đăng ký", "gọi ngay hotline", "nhấn phím", "bấm phím",
    "mời khách hàng số", "mời khách hàng có số", "mời quý khách", "xin mời số", "mời số thứ tự",
)  # fmt: skip
"""Who speaks so calls a crowd; to a form nobody says "quý khách"."""
_JESTS = Said(
    "giỡn thôi", "nói giỡn", "giỡn chơi", "giỡn chứ", "giỡn mà", "đùa thôi", "nói đùa", "đùa chứ", "đùa chơi",
    "đùa mà", "nói chơi", "chọc thôi", "ghẹo thôi",
)  # fmt: skip
_FELLOWS = Said("mày", "mầy", "tụi bây", "chúng mày")
"""Whom people call so is a friend."""
_WISHES = Said("giá mà", "giá như", "ước gì", "phải chi")
_LONG_AGO = Said(
    "năm ngoái", "năm kia", "năm xưa", "tháng trước", "hồi đó", "hồi xưa", "hồi bé", "hồi nhỏ", "hồi trẻ",
    "hồi trước", "hồi năm", "hồi tháng", "thời xưa", "ngày xưa", "ngày trước", "dạo trước", "dạo nọ",
    "thuở xưa", "xưa kia",
)  # fmt: skip
_NOW = ("giờ", "chừ", "nay", "hiện")
_BY_NOW = ("đang", "đã", "mới", "vẫn", "còn", "thì", "tôi", "tui", "em")
"""What is so by now is told of the form's day: "tháng trước nhà máy cho nghỉ, chừ | đang thất nghiệp"."""
_SAYING = ("nói", "bảo", "kêu", "kể", "khoe", "than", "đồn", "biểu", "nghĩ", "tưởng")
_LOWLY = ("nó", "hắn", "thị", "y", "o", "mụ", "lão")
"""Of the customer nobody speaks so."""
_LISTENER = ("tôi", "tui", "em", "mình", "tau", "tao", "choa", "mệ", "mẹ", "con", "cháu")
_PAPERS = ("tờ", "phiếu", "giấy", "đơn", "bản", "cái", "hồ", "kê", "thẻ", "sổ", "sơ", "này", "ni")
_OTHERS = Said(
    "người ta", "người khác", "khách trước", "khách khác", "khách kia", "phòng khác", "phòng kia", "bên kia",
    "bên khác", "quầy khác", "quầy kia", "quầy bên", "bàn bên", "bàn khác", "bàn kia", "nhà khác", "lúc nãy",
    "hồi nãy", "hồi sáng", "hồi trưa", "hôm qua", "tháng trước", "ban nãy", "khi nãy",
)  # fmt: skip
_BESIDE = Said(
    "bên cạnh", "kế bên", "bàn bên", "quầy bên", "nhà bên", "ghế bên", "ngồi kế", "sát vách", "bên hông",
)  # fmt: skip
_PERSONS = (
    "ông", "bà", "anh", "chị", "cô", "chú", "bác", "khách", "người", "thằng", "con", "nhỏ", "đứa", "cha", "mụ",
    "o",
)  # fmt: skip
_NEAR = 5
_LATER = Said(
    "mai", "mốt", "tuần sau", "tháng sau", "năm sau", "bữa sau", "hôm sau", "qua tết", "ra tết", "chiều", "tối",
    "lát nữa", "chút nữa", "tí nữa", "đầu tuần", "cuối tuần",
)  # fmt: skip
_NOT_NOW = ("giờ", "chừ", "nay", "chớ", "chứ")


def asides(words: Words) -> tuple[int, ...]:
    """The words that tell that the utterance is not said to the form; none where nothing does."""
    return tuple(_asides(words)) if words.accented else ()


def takes_back(words: Words) -> bool:
    """Whether the utterance ends in saying that it was a jest: "kiến nghị là cho tui về sớm nghen | giỡn thôi"."""
    return any(_JESTS.at(words, at) for at in range(max(0, len(words) - _HEAD), len(words)))


def _asides(words: Words) -> Iterator[int]:
    span = range(len(words))
    head = range(min(_HEAD, len(words)))
    yield from _found(words, span, (_NEWS, _NOTICES, _JESTS, _FELLOWS))
    yield from _found(words, head, (_NEWS_AT_HEAD, _WISHES))
    if not any(
        words.says(at, *_NOW) and (words.tokens[at].mark or words.says(at + 1, *_BY_NOW)) for at in span
    ):
        yield from _found(words, head, (_LONG_AGO,))
    yield from _put_off(words)
    for at in span:
        if _quotes(words, at) or _is_anothers_paper(words, at) or _sits_beside(words, at):
            yield at


def _put_off(words: Words) -> Iterator[int]:
    """As in "mai tui | mới làm báo cáo chớ giờ bận quá": what is to be done another day is not asked for now."""
    for at in range(min(2 * _HEAD, len(words))):
        if not words.says(at, "mới") or words.says(at + 1, "là", "đúng", "phải", "đây"):
            continue
        led = any(_LATER.at(words, before) for before in range(at))
        now = any(words.says(behind, *_NOT_NOW) for behind in range(at + 2, len(words)))
        if led and now and not any(words.tokens[place].mark for place in range(1, at + 1)):
            yield at


def _found(words: Words, places: Iterable[int], sorts: Iterable[Said]) -> Iterator[int]:
    return (at for at in places for said in sorts if said.at(words, at))


def _quotes(words: Words, at: int) -> bool:
    """As in "hắn nói hắn duyệt rồi", "o nớ nói với tui là …": somebody else's words, told of himself."""
    if not words.says(at, *_SAYING):
        return False
    who = next((words[p].toned for p in (at - 1, at - 2) if words.says(p, *_LOWLY)), "")
    if who and any(words.says(p, who) for p in (at + 1, at + 2)):
        return True
    told = words.says(at + 1, "với") and words.says(at + 2, *_LISTENER) and words.says(at + 3, "là", "rằng")
    return told and not any(words.says(p, "khách") for p in range(at))


def _is_anothers_paper(words: Words, at: int) -> bool:
    """As in "cái phiếu này | của khách trước", "tờ này là đơn | của người ta"."""
    if not words.says(at, "của", "bên") or at > 2 * _HEAD:
        return False
    led = any(words.says(p, "này", "ni", "đây") and words.says(p - 1, *_PAPERS) for p in range(1, at))
    return led and any(_OTHERS.at(words, p) for p in range(at, at + _NEAR))


def _sits_beside(words: Words, at: int) -> bool:
    """As in "chị khách bàn | bên cạnh": one who is told apart by the place is not whom the form is about."""
    if not 0 < at <= _HEAD or not _BESIDE.at(words, at):
        return False
    return words.says(0, *_PERSONS) or words.says(1, *_PERSONS)
