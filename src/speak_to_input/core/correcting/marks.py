"""The words that tell a correction, a copy or a late request, by what they do in it.

`catalog` fills them from lexicon/corrections.tsv, copying.tsv and requests.tsv.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from speak_to_input.vi.text import Words, fold, tone


class Mark(StrEnum):
    """What a word does."""

    NO = "no"
    """Before "phải" it denies what follows."""
    DENIAL = "denial"
    """Denies what follows all by itself: "mô có"."""
    DOUBTFUL_NO = "doubtful no"
    """The same before an amount; before other things they ask or join."""
    BUT = "but"
    """Between what it shall be and what it is not."""
    ASKING = "asking"
    """Before a no: "có phải VIP không phải …" asks."""
    START = "start"
    """Who begins so may take back what was said."""
    MOVED = "moved"
    """Tells that something is taken back, or moved."""
    CHANGE = "change"
    """Behind these stands what it shall be."""
    FINDING = "finding"
    """Behind these it may stand as well, where the sentence means nothing else: "xem lại | thì | 10 giờ 40"."""
    MOVE = "move"
    """The same so clearly that the rest of the sentence is why."""
    TOTAL = "total"
    """What stands behind them is it in the end: "thêm năm | thành | sáu mươi lăm"."""
    RIGHT = "right"
    """Stand behind what is right: "mới đúng"."""
    END = "end"
    """The value stands before these."""
    INDEED = "indeed"
    """… and these alone tell that it is another one than before."""
    INSIST = "insist"
    """At the end of a value they say that it is this one and not what was written."""
    OUT = "out"
    """Takes a choice out of a set."""
    CUT = "cut"
    """Takes a word out of a text."""
    AWAY = "away"
    """Behind a verb of taking out."""
    COURTESY = "courtesy"
    """Between such a verb and what goes."""
    AFTER_WORD = "after a word"
    """Ends the word that is taken out."""
    WORD = "word"
    """Leads a word that is spoken of as a word."""
    NO_WORD = "no word"
    """Behind "chữ" these are the rest of another word: "chữ ký"."""
    REST_OF_BECOMING = "rest of becoming"
    """Behind "thành" these make another word of it."""
    LEAD = "lead"
    """Stands between a verb and a choice."""
    WITH = "with"
    """What is done to the one is done to the other."""
    ALONE = "alone"
    """Nothing but the choice before is left."""
    ADD = "add"
    LESS = "less"
    WHY = "why"
    IT = "it"
    """Stands for the choice that was just told: "bỏ | nó | ra"."""
    UNTICK = "untick"
    WHOM = "whom"
    """Somebody spoken to, between a value and what is said of it."""
    AT_SIGN = "at sign"
    """Speaks the "@" of an address."""
    PART = "part"
    """Calls a part of a value: "ngày" of a moment, "đuôi" of an address."""
    KEPT = "kept"
    """Behind a part these tell that it stays as it is."""
    NAME_PART = "name part"
    """Leads a part of somebody's name: "họ | Đoàn chứ không phải họ | Đặng"."""
    MIDDLE_NAME = "middle name"
    """… and that part is the one between the family's name and the given one."""
    FAMILY_NAME = "family name"
    YEAR = "year"
    MONTH = "month"
    QUARTER = "quarter"
    DAY = "day"
    HOUR = "hour"
    TAIL = "tail"
    """The end of a value."""
    WRONG = "wrong"
    """Before the name of a part: that one is not right."""
    OVER = "over"
    """Stands behind what is said to be wrong: "sai năm | rồi"."""
    IS = "is"
    """Between a part and what it shall be."""
    DOT = "dot"
    UNDERSCORE = "underscore"
    DASH = "dash"
    JOINED = "joined"
    """No sign stands between the pieces, or they stand in another order."""
    TOO_MUCH = "too much"
    """What follows shall go."""
    LACKING = "lacking"
    """What follows is not there yet: "thiếu | một số, …"."""
    BLAME = "blame"
    """Behind a value: it was told wrongly before."""
    BESIDE_A_PART = "beside a part"
    """Stands beside the correction of a part and tells nothing of its own."""
    TONE = "tone"
    """Behind a syllable it says how that is spelled: "Nhãn | dấu ngã"."""
    FAR_PAST = "far past"
    """Before what is over: no value of what is asked now."""
    BY_NOW = "by now"
    """Behind what is over these lead to what it is now: "lần trước nói 300 triệu | giờ là 400 triệu"."""
    WISHED = "wished"
    """Behind why, somebody else's, the speaker's own wish is told: "vợ em sinh, | xin 5 ngày"."""
    WANTED = "wanted"
    """Tells what somebody wishes for."""
    NOT_COUNTED = "not counted"
    """Behind what is told and shall not be written."""
    ALTER = "alter"
    """Before what is only called by its sort, that shall be another: "sửa | ngày thành 17/12"."""
    HALF = "half"
    """A half of the day is told."""
    EXCHANGE = "exchange"
    """Two fields change what they hold."""
    MIXED_UP = "mixed up"
    """So they may be told to do, where the one gets what the other has: "đổi … cho nhau", "lộn … với nhau"."""
    TWO = "two"
    """Leads what the two are: "hai | con số"."""
    THING = "thing"
    """What two fields may be called, whatever they hold."""
    MUTUAL = "mutual"
    """The one gets what the other has."""
    LATER = "later"
    EARLIER = "earlier"
    SHIFT = "shift"
    """Stands before "trễ hơn" and tells that it shall be so: "cho | trễ hơn một tuần"."""
    SO = "so"
    """What stands before it is why: "khách bận | nên | xin dời trễ một tuần"."""
    COPYING = "copying"
    """A verb of copying: it carries even what is not called at all: "chép | xuống ghi chú"."""
    TAKING = "taking"
    """A verb that carries what is called by its field's name; verbs of filling, "nhập", "ghi", do not."""
    ALSO = "also"
    """Says that both are the same, not which of them gets the other's value."""
    TOWARDS = "towards"
    """Behind it stands the field that gets a value: "câu đó chép | xuống | ghi chú"."""
    ON_THE_WAY = "on the way"
    """Stands between such a verb and where it leads."""
    LIGHT = "light"
    """Stands between such a verb and what is carried: "lấy | cái | số đó"."""
    THUS = "thus"
    """Stands for what was told last: "ghi chú cũng | vậy"."""
    AFTER = "after"
    """A day is told by one that is earlier: "| sau | ngày nộp một tuần"."""
    BEFORE = "before"
    DOER = "doer"
    """Behind it a verb tells what somebody does, did or does not do."""
    URGING = "urging"
    """By it a request is known that no pause sets off."""
    READY = "ready"
    """Of a clause that only says that all is done, before a request: "mọi thứ ổn rồi, | gửi đi"."""
    REPORT = "report"
    """What others say is the reason of a request behind it, or the request is theirs: "khách kêu | xóa email đi"."""
    CALL = "call"
    """Whoever calls somebody asks the form for nothing."""
    BOX = "box"
    """Leads a field's name and calls it a place on the form."""
    WRITING = "writing"
    """A verb of writing down: "…, | ghi | vào mô tả"."""
    WHO = "who"
    """Of those who do, the people: behind a verb they are its object, "mở thẻ cho | khách"."""
    THIS_TEXT = "this text"
    """Stands for the words just said: "…, | cái đó | để vào ghi chú"."""
    SO_WRITTEN = "so written"
    """The same behind the verb: "…, lý do ghi | vậy | nhé"."""
    WAY_OF_WRITING = "by the way of writing"
    """Stands between the verb and where it is to be written: "ghi | giúp em | vào mô tả"."""
    TEXT_INTO = "text into"
    """Leads the field that is to take what was said."""
    TAKEN_AS = "taken as"
    """Before what stands for the words, and behind it AS: "| lấy | đó | làm | lý do"."""
    AS = "as"
    APOLOGY_TOLD = "apology told"
    """Before "xin lỗi" these make it what somebody did, and neither courtesy nor a slip: "gửi thư | xin lỗi"."""
    TEXT_REFUSED = "text refused"
    """Before the text that is held, or what stands for it: another one follows, "| đừng | để lý do đó, ghi là …"."""
    TEXT_REWRITTEN = "text rewritten"
    """Behind the verb of writing these lead that other text."""
    BESIDE_A_REFUSAL = "beside a refusal"
    """Stands between the no and that verb, and is no word of the text that is held."""
    MORE_WRITTEN = "more written"
    """What follows stands behind the text that is held: "| ghi thêm | là …", "| bổ sung | vào tóm tắt …"."""
    NOT_TOLD = "not told"
    """Before a verb of telling: nothing is written, "lý do thì | chưa | nghĩ ra"."""
    TOLD_LATER = "told later"
    """The same: not now, "ghi chú | để mai | viết"."""
    NO_TEXT = "no text"
    """Behind a field's name, at the end, these tell no text for it: "ghi chú | để mai nha"."""
    WEARISOME = "wearisome"
    """Behind the name of what is written they complain: "viết ghi chú | mà mệt", "viết lý do | hoài"."""
    TELLING = "telling"
    BESIDE_TELLING = "beside telling"
    """Stands beside such a verb and tells nothing of its own."""
    TOLD_OFF = "told off"
    """Behind such a verb why nothing is written is told: "mai viết, | mệt quá"."""
    SORT_OF_CHOICE = "sort of choice"
    """What the choices of a list may be called: "có những | loại | nào"."""
    STATE_LED = "state led"
    """Behind a text these lead to a choice: "…, | kết quả | chưa giải quyết"."""
    SO_IT_IS = "so it is"
    """The same to a choice that is a state: "đã hoàn phí | nên | đã giải quyết"."""
    STATE = "state"
    """With these a choice begins that is a state."""
    THERE = "there"
    """Points at a place, and is no no: "nhiêu | đó được rồi"."""
    GOING = "going"
    """Leads to the form that is wanted instead of the one that is open."""
    RETURNING = "returning"
    """Those of going that lead to a form which was open before."""
    LEAVING = "leaving"
    """Begins to tell that the open form is left."""
    LEFT_FORM = "left form"
    """May be said of the form that is left."""
    BESIDE_FORM = "beside form"
    """May stand beside a form's name and say no more than it."""
    FORM_NOUN = "form noun"
    """What a form is called: only with one of these it is a form to which somebody goes."""
    WISH_TOLD = "wish told"
    """Before a verb of opening they make of the wish a part of what is told: "ghi chú là | mở đơn mới"."""
    OTHERS = "others"
    """… or somebody else's: "khách | muốn chuyển qua đơn vay khác"."""
    WISH_OF_OTHERS = "wish of others"
    """Tells of others, or a text: a wish behind it is theirs, or part of it."""
    WISH_DENIED = "wish denied"
    NOW = "now"
    QUESTION = "question"
    QUESTION_LAST = "question last"
    """Asks where it is the last word."""
    BEFORE_A_WISH = "before a wish"
    """May stand between what was said before and a wish."""


M = TypeVar("M", bound=StrEnum)


class MarkedWords(Generic[M]):
    """Words and phrases by what they do. Built once, then only read."""

    def __init__(self, rows: Iterable[tuple[M, str]] = ()) -> None:
        """`rows`: every word or phrase with what it does."""
        self._begun: dict[str, dict[M, list[tuple[str, ...]]]] = {}
        """First word, with its tones and without -> the phrases: most words of an utterance begin none."""
        for mark, text in rows:
            phrase = tuple(tone(word) for word in text.split())
            for first in {phrase[0], fold(phrase[0])}:
                self._begun.setdefault(first, {}).setdefault(mark, []).append(phrase)
        self._firsts: dict[M, set[str]] = {}
        for first, begun in self._begun.items():
            for mark in begun:
                self._firsts.setdefault(mark, set()).add(first)

    def ends(self, words: Words, at: int, *marks: M, written: bool = False) -> set[int]:
        """The tokens behind every phrase of these marks at token `at`; `written`: with its own tone marks."""
        if not 0 <= at < len(words):
            return set()
        begun = self._begun.get(words.tokens[at].toned, {})
        return {self._end(words, at, p, written) for m in marks for p in begun.get(m, ())} - {0}

    def behind(self, words: Words, at: int, *marks: M) -> int:
        """The token behind the longest phrase of these marks at token `at`; 0 where none stands there."""
        begun = self._begun.get(words.tokens[at].toned) if 0 <= at < len(words) else None
        if begun is None:
            return 0
        return max((self._end(words, at, p) for m in marks for p in begun.get(m, ())), default=0)

    def at(self, words: Words, at: int, *marks: M) -> bool:
        """Whether a phrase of these marks begins at token `at`."""
        return self.behind(words, at, *marks) > 0

    def anywhere(self, words: Words, *marks: M) -> bool:
        """Whether one of these marks may stand somewhere: cheap, and true too often rather than too seldom."""
        first = {token.toned for token in words.tokens}
        return any(not first.isdisjoint(self._firsts.get(mark, ())) for mark in marks)

    def _end(self, words: Words, at: int, phrase: tuple[str, ...], written: bool = False) -> int:
        says = words.writes if written else words.says
        return at + len(phrase) if all(says(at + n, word) for n, word in enumerate(phrase)) else 0


class Marks(MarkedWords[Mark]):
    """The marks of corrections, copies and late requests."""

    def denies(self, words: Words, at: int, *marks: Mark) -> int:
        """The token behind a "không phải (là)" that begins at token `at`; 0 where none does. `marks`: what is a no."""
        if not (self.at(words, at, *(marks or (Mark.NO,))) and words.says(at + 1, "phải")):
            return self.behind(words, at, Mark.DENIAL)
        return at + 2 + words.says(at + 2, "là")
