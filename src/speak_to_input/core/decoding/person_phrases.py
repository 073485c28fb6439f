"""How people are spoken of: kin ("con rể tui", "mẹ chị ấy"), by duty ("anh trưởng phòng"), by name and workplace.

What the words are is data, lexicon/people.tsv; here is how they go together.
"""

from speak_to_input.core.marked_words import MarkedWords
from speak_to_input.core.noted import noted
from speak_to_input.vi.genders import Gender
from speak_to_input.vi.phrases import Weights
from speak_to_input.vi.text import Words


class PersonPhrases:
    """The phrases for people in one utterance. Where one ends is the token behind it."""

    def __init__(self, words: Words, said: MarkedWords[str], given_names: Weights) -> None:
        self.words, self.said, self._given_names = words, said, given_names
        self.notes, self._among = words.notes, said.among(words)

    def says(self, at: int, *roles: str) -> bool:
        """Whether the token is a word of these roles."""
        here = self._among.get(at)
        return here is not None and not here.keys().isdisjoint(roles)

    def writes(self, at: int, role: str) -> bool:
        """The same with its own marks."""
        return bool(self.said.ends(self.words, at, role, written=True))

    def _behind(self, at: int, role: str) -> int:
        """The token behind the longest words of the role; `at` where none stand there."""
        return self.said.behind(self.words, at, role) or at

    @noted
    def somebody(self, at: int) -> int:
        """Where somebody of whom no form asks ends who is spoken of at token `at`; 0 where nobody is.

        "thằng em ni tên …" is the one whom the form is about.
        """
        words = self.words
        if at not in self._among and not words.says(at, "người"):
            return 0
        if self.says(at - 1, "addressed") or (words.says(at, "vợ") and words.says(at + 1, "chồng")):
            return 0
        if self._leads_clause(at):
            return at + 1 + self.says(at + 1, "child")
        theirs = words.says(at, "người") and words.says(at - 1, "của")
        if theirs and (self.says(at + 1, "kin") or words.says(at + 1, "thân", "nhà")):
            return at + 2  # "tài khoản của | người con"
        end = self._with_name(at, max(self.kin(at, wide=True), self.kin_of(at)))
        this = any(self.says(place, "this") for place in (end, end + 1))
        return 0 if end == at or this else end

    @noted
    def anybody(self, at: int) -> int:
        """The same, told by what that one is, where that one works, or what that one does."""
        if at not in self._among and not self.words.says(at, "người", "bạn", "em"):
            return 0
        return self.somebody(at) or self.by_workplace(at) or self.by_duty(at) or self._on_errand(at)

    def _with_name(self, at: int, end: int) -> int:
        """Where the name ends of whose kin it is: "vợ anh | Trần Bá Lộc"."""
        if end > at + 1 and self.says(end - 1, "title"):
            while end < len(self.words) and self._is_name(end) and not self.words.tokens[end].mark:
                end += 1
        return end

    def _is_name(self, at: int) -> bool:
        written = not self.words.text.islower() and self.words.tokens[at].text.istitle()
        return written or self._given_names.of(self.words.tokens[at], self.words.accented) > _CLEAR_NAME

    @noted
    def predicate(self, at: int) -> int:
        """Where kin ends that only tells who somebody is: "khách là | vợ anh Lân"; `at` where none stands here."""
        if not self.words.says(at - 1, "là") or self.words.says(at - 2, "tên"):
            return at
        end = self.kin(at, told_as=True, wide=True)
        if end == at and self.says(at, "kin") and not self.says(at, "courteous"):
            end = self._more(at + 1, "born")
            end += self.words.says(end, "của")
            end = end + 1 if self.says(end, "title") else at
        return self._with_name(at, end)

    def by_duty(self, at: int) -> int:
        """Where somebody ends whose number is told by what that one does: "số của | anh trưởng phòng"; 0 for nobody."""
        words = self.words
        if self.says(at - 1, "called"):
            return 0
        begin = at + (self.says(at, "title") or words.says(at, "người"))
        if words.says(at, "sếp"):
            begin = at
        end = self._behind(begin, "duty")
        if end == begin or any(t.mark for t in words[at + 1 : end]):
            return 0
        if whose := self._duty_whose(end):
            return whose
        led = words.says(at - 1, "số", "của", "mail", "email")
        led = led or (
            words.says(at - 1, "còn") and words.says(end, "là") and self.says(end + 1, "title", "peer")
        )
        if begin == at and not (words.says(at, "sếp") or led):
            return 0
        return end if led or words.says(end, "là", "dùng", "xài", "số") else 0

    def _duty_whose(self, at: int) -> int:
        """Where words end that tell whose accountant, boss or driver it is: "| bên ảnh", "| của khách"; 0 for none."""
        while self.says(at, "firm") and not self.words.tokens[at].mark:
            at += 1
        if at >= len(self.words) or self.words.tokens[at].mark:
            return 0
        whose = self.says(at, "whose", "peer", "of customer") or self.words.says(at, "đó", "kia")
        return at + 1 + self.says(at + 1, "that") if whose else 0

    def _on_errand(self, at: int) -> int:
        """Where somebody ends who is told by what that one does for another: "người đi cùng", "người làm thay em"."""
        person = self.words.says(at, "người")
        if not (person or self.says(at, "title", "peer")) or self.says(at - 1, "not about"):
            return 0
        end = self._behind(at + 1, "errand")
        return end + self.says(end, "whose") if end > at + 1 + (not person) else 0

    def is_denied(self, at: int) -> bool:
        """Whether it is denied that something is of whom is spoken of at token `at`: "không phải số của | vợ tôi"."""
        while self.says(at - 1, "thing") or self.words.says(at - 1, "của", "là"):
            at -= 1
        return self.words.says(at - 1, "phải") and self.says(at - 2, "no")

    def by_workplace(self, at: int) -> int:
        """Where somebody ends who is called by name and workplace: "bạn Quỳnh phòng bên"; 0 where nobody is."""
        words, called = self.words, at + 1
        if not (self.says(at, "title") or words.says(at, "bạn", "em")):
            return 0
        if words.says(at - 1, "là", "tên", "viên", "khách", "hàng") or called >= len(words):
            return 0
        name = words.tokens[called]
        if name.mark or not (self._given_names.of(name, words.accented) or name.text.istitle()):
            return 0
        end = self._behind(called + 1, "beside")
        return end if end > called + 1 else 0

    def by_name(self, at: int) -> bool:
        """Whether the token is the given name of somebody who is called by a title only: "chị | Hoa"."""
        words = self.words
        title = self.says(at - 1, "title") and not words.tokens[at].mark and not self._tells_birth(at)
        return title and self._given_names.of(words.tokens[at], words.accented) > _CLEAR_NAME

    def _tells_birth(self, at: int) -> bool:
        """As in "khách Trịnh Hoài Phong, anh | sinh 3/9/1985": the verb, and nobody called Sinh."""
        if not self.words.says(at, "sinh", "sanh") or at + 1 >= len(self.words):
            return False
        return self.words.tokens[at + 1].has_digit or self.words.says(at + 1, *_OF_BIRTH)

    def kin(self, at: int, *, told_as: bool = False, wide: bool = False) -> int:
        """Where somebody of the speaker's who begins at `at` ends; `at` where nobody does.

        `told_as`: also where it is told of somebody that it is this one, "nó là | con trai tui"; `wide`: also where
        it is kin of one who is spoken of, "vợ ảnh".
        """
        words = self.words
        if not words.accented or not self._may_begin(at):
            return at
        if self.says(at - 1, "not about") and not (told_as and words.says(at - 1, "là")):
            return at
        if self.says(at, "crowd") and self.says(at + 1, "whose"):
            return at  # "bọn anh cưới nhau": those who speak
        if words.says(at, "đứa") and words.says(at - 1, "hai") and not self.says(at + 1, "more"):
            return at  # "hai đứa ra tòa rồi": the two of us
        if self.says(at, "rude"):
            return at + 1
        if (strange := self._behind(at, "strange")) > at:
            owned = self.says(strange, "mine") and not words.tokens[strange].mark
            return strange + owned  # "bà xã | tôi"
        if not self.says(at, "kin") or self.says(at - 1, "plural"):
            return at
        if words.says(at, "vợ") and words.says(at + 1, "chồng") and self.says(at + 2, "mine"):
            return at  # "vợ chồng tui ly hôn rồi": the two who speak
        whose = ("whose", "owner") if wide else ("whose",)
        if self.says(at, "wed") and self.says(at + 1, *whose) and not words.tokens[at + 1].mark:
            return at + 2
        end = self._more(at + 1, "more")
        owned = self.says(end, "mine") or (words.says(end, "của") and self.says(end + 1, *whose))
        if owned and not words.tokens[end].mark:
            return end + 1 + words.says(end, "của")
        # "em chồng", "con gái": the last word may be whose; of "anh em" none is
        clear = not self.says(at, "courteous") or end - at > 1
        if wide and words.says(end - 1, "xã") and self.says(end, "is or has", "had"):
            return end  # "bà xã tên …"
        return end + 1 if clear and self.says(end, *whose) and not words.tokens[end].mark else at

    @noted
    def kin_told(self, at: int) -> int:
        """The same, also where it is told of somebody that it is this one."""
        return self.kin(at, told_as=True)

    def kin_of(self, at: int) -> int:
        """Where kin of one ends who is spoken of, too: "mẹ | chị ấy", "vợ | khách"; `at` where none is."""
        words = self.words
        if not self.says(at, "kin") or self.says(at, "rude"):
            return at
        if self.says(at - 1, "not about", "wed", "plural"):
            return at
        end = self._more(at + 1, "born")
        if end == at + 1 and self.says(at, "courteous", "counted"):
            return at
        end += words.says(end, "của")
        whose = (self.says(end, "whose") or words.says(end, "khách")) and not words.tokens[end].mark
        return end + 1 + self.says(end + 1, "that") if whose else at

    def gender(self, start: int, end: int) -> Gender | None:
        """What these words tell: "em | gái", "vợ", "thằng con"; None where they tell nothing."""
        for at in (*range(start + 1, end), start):
            if self.says(at, "male", "female") and (at == start or self.says(at, "sex")):
                return Gender.MALE if self.says(at, "male") else Gender.FEMALE
        return None

    def is_of_customer(self, start: int, end: int) -> bool:
        """As in "vợ | khách", "con trai | bà ấy": kin of one who is spoken of, who is the form's own person."""
        return any(self.says(at, "of customer", "that") for at in range(start + 1, end))

    def is_no_pronoun(self, at: int) -> bool:
        """As in "chỉ có …", "ảnh thẻ": a word that means somebody only beside what one has, or what one does."""
        if not self.says(at, "doubtful"):
            return False
        return not (self.says(at - 1, "had") or self.says(at + 1, "does", "is or has"))

    def goes_on_naming(self, at: int) -> bool:
        """Whether the name at token `at` is that of whom was spoken right before: "vợ khách tên | Hồ Thị Diệp"."""
        while self.says(at - 1, "title", "peer") or self.words.says(at - 1, "là", "đủ", "đầy"):
            at -= 1
        return self.words.says(at - 1, "tên") or (
            self.words.says(at, "là") and not self.words.tokens[at].mark
        )

    def is_whose(self, at: int) -> bool:
        """Whether the token only tells whose kin was just named: "mẹ | em", "bố | cháu"."""
        unmarked = at > 0 and not self.words.tokens[at].mark
        return unmarked and self.says(at, "of whom") and self.says(at - 1, "kin told")

    def leads_name(self, at: int, end: int) -> bool:
        """Whether kin over these tokens and whose they are lead a name: "vợ | chú tên Út", "chồng | cô là Tám"."""
        words = self.words
        if at and not words.tokens[at].mark:
            return False
        behind = end + self.says(end, "of whom")
        behind += words.says(behind, "ấy", "ta", "nớ", "đó") if behind > end else 0
        return behind > end and words.says(behind, "tên", "là")

    def is_told(self, at: int, end: int) -> bool:
        """Whether kin over these tokens is told of somebody: set off by pauses, or whose it is stands behind."""
        words = self.words
        told = bool(words.tokens[at].mark) or words.says(at - 1, "là", "có")
        if end >= len(words) or words.tokens[end].mark:
            return told
        return told and self.says(end, "of whom")

    def is_told_of_last(self, at: int) -> bool:
        """As in "chị nớ là | bạn bè với em": a pronoun and "là" stand before the kin: of whom was spoken last."""
        pronoun = self.says(at - 2, "pointing") and self.says(at - 3, "kin told", "of whom")
        pronoun = pronoun or (at == 2 and self.says(0, "owner"))  # "| chỉ là đồng nghiệp của tui"
        return self.words.says(at - 1, "là") and pronoun

    def _more(self, at: int, role: str) -> int:
        words = self.words
        while at < len(words) and self.says(at, role) and not words.tokens[at].mark:
            at += 1
        return at

    def _may_begin(self, at: int) -> bool:
        return self.says(at, "kin", "rude") or self._behind(at, "strange") > at

    def _leads_clause(self, at: int) -> bool:
        """Whether kin begins a clause that tells what that one does: "| em gái làm công nhân", "còn | vợ dạy học"."""
        words = self.words
        begins = at == 0 or bool(words.tokens[at].mark) or words.says(at - 1, "còn", "có")
        wed = self.says(at, "wed") and not self.says(at - 1, "not about")
        kin = self.says(at, "siblings") and self.says(at + 1, "child")
        named = at > 0 and self.says(at, "kin") and words.says(at + 1, "tên")
        named = named and not self.says(at, "courteous")
        does = (wed or kin) and self.says(at + 1 + (not wed), "does")  # nobody speaks so of himself
        return begins and (named or does)


_OF_BIRTH = ("ngày", "năm", "tháng", "mùng", "mồng", "vào", "hồi", "ở", "tại", "ra")
_CLEAR_NAME = 0.35
