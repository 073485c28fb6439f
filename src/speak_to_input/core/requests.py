"""Utterances that concern the session itself: drafts, undo by number or by name, search, manners.

Each is an utterance of its own, led by its cue; whatever else was said makes it none, so that a word in
passing ("lưu ý khách …", "dừng ở đèn đỏ") is never taken for one.
"""

from collections.abc import Callable
from decimal import Decimal

from speak_to_input.core.commands import (
    DeleteDraft,
    Go,
    GoToNth,
    ListDrafts,
    LoadDraft,
    Manner,
    Place,
    Request,
    Restore,
    SaveDraft,
    Search,
    Travel,
)  # fmt: skip
from speak_to_input.core.language import Cue, Language
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import Words, read_words

_SURE = 0.85
_CLEAR_NAME = 0.6
_MOST_TURNS = 50
_MANNERS = {
    Cue.GUIDE: Manner.GUIDE, Cue.UNGUIDE: Manner.UNGUIDE, Cue.REPEAT: Manner.REPEAT, Cue.STOP: Manner.STOP
}  # fmt: skip
_DRAFTS: dict[Cue, Callable[[str, str], Request]] = {
    Cue.LOAD_DRAFT: LoadDraft, Cue.DELETE_DRAFT: DeleteDraft, Cue.SAVE_DRAFT: SaveDraft
}  # fmt: skip
_LEADING = frozenset({"ô", "trường", "mục", "chỗ", "phần", "cho", "giúp", "tôi", "em", "cái"})
_COURTESY = frozenset(
    {"ạ", "nhé", "nha", "nhá", "nghe", "nghen", "đi", "với", "giúp", "giùm", "dùm", "cho", "tôi", "tui", "em",
     "anh", "chị", "mình", "luôn", "cái", "nào", "xem", "coi", "ra",
     "rứa", "hè", "hỉ", "hả", "vậy"}
)  # fmt: skip
"""What may follow a wish without being part of a name or a query."""
_DRAFT_WORDS = ("nháp", "draft", "tạm")


_PLACES = {
    "ô": Place.FIELD, "trường": Place.FIELD, "câu": Place.FIELD, "mục": Place.SECTION, "phần": Place.SECTION
}  # fmt: skip
_COUNTS = frozenset({"thứ", "số"})
_ORDINALS = {"nhất": 1, "đầu": 1, "nhì": 2, "tư": 4, "cuối": -1}
_AFTER_ORDINAL = frozenset({"tiên", "cùng"})


def read_request(text: str, language: Language, vocabulary: Vocabulary | None = None) -> Request | None:
    """The wish about the session that `text` is, None when it is something else.

    `vocabulary` is that of the open form, if one is open: only then can a field be named.
    """
    words = read_words(text)
    return _Reader(words, language, vocabulary).read()


class _Reader:
    def __init__(self, words: Words, language: Language, vocabulary: Vocabulary | None) -> None:
        self._words = words
        self._language = language
        self._vocabulary = vocabulary
        self._begin = 0
        self._end = len(words)
        while self._end > 0 and self._words.tokens[self._end - 1].toned in _COURTESY:
            self._end -= 1

    def read(self) -> Request | None:
        """The first reading that accounts for the whole utterance, the longest cue first."""
        if self._vocabulary is not None and (place := self._place()) is not None:
            return place
        for begin in range(self._after_particles(0) + 1):
            self._begin = begin
            marks = [m for m in self._language.cues.matches(self._words, begin) if m.strength > _SURE]
            for mark in sorted(marks, key=lambda m: (-m.end, -m.strength)):
                found = self._led_by(mark.item, mark.end)
                if found is not None:
                    return found
        return None

    def _place(self) -> GoToNth | None:
        """As in "đến ô thứ ba", "mục số 4", "ô cuối cùng"."""
        begin = self._after_particles(0)
        marks = self._language.cues.matches(self._words, begin)
        going = {m.end for m in marks if m.item is Cue.GOTO and m.strength > _SURE}
        for start in sorted({0, begin, *going, *(end - 1 for end in going)}):
            at = start + self._words.says(start, "cái")
            place = _PLACES.get(self._words.tokens[at].toned) if at < self._end else None
            number = self._number(self._after(at + 1, _COUNTS)) if place is not None else None
            if place is not None and number is not None:
                return GoToNth(place, number, self._words.text)
        return None

    def _number(self, at: int) -> int | None:
        """The number that the rest of the utterance is."""
        if at >= self._end:
            return None
        ordinal = _ORDINALS.get(self._words.tokens[at].toned)
        if ordinal is not None and self._after(at + 1, _AFTER_ORDINAL) >= self._end:
            return ordinal
        whole = [r.value for r in read_number(self._words, at) if r.end >= self._end]
        return int(whole[0]) if whole and whole[0] == int(whole[0]) >= 1 else None

    def _led_by(self, cue: Cue, at: int) -> Request | None:
        text = self._words.text
        whole = at >= self._end
        if cue in _MANNERS:
            return Go(_MANNERS[cue], text) if whole else None
        match cue:
            case Cue.LIST_DRAFTS:
                return ListDrafts(text) if whole else None
            case Cue.LOAD_DRAFT | Cue.DELETE_DRAFT | Cue.SAVE_DRAFT:
                name = self._name(cue, at)
                return _DRAFTS[cue](name, text) if name is not None else None
            case Cue.SEARCH:
                query = self._said(self._after(at, _LEADING))
                return Search(query, text) if query else None
            case Cue.UNDO | Cue.REDO:
                return self._travel(cue, at) or self._restore(at)
            case Cue.RESTORE:
                # "trả lại số tiền" says it all, "trả số tiền" does not
                bare = at - self._begin == 1 and not self._words.says(self._begin, "undo")
                return self._restore(at, wants_tail=bare)
        return None

    def _name(self, cue: Cue, at: int) -> str | None:
        """A draft's name. A save names it by "tên là", or after a word that means a draft only."""
        if at >= self._end:
            drafty = any(self._words.says(place, *_DRAFT_WORDS) for place in range(self._begin, at))
            return "" if cue is not Cue.SAVE_DRAFT or drafty else None
        led = [m.end for m in self._language.cues.matches(self._words, at) if m.item is Cue.NAMED_AS]
        if not led and cue is Cue.SAVE_DRAFT:
            return None
        return self._said(max(led, default=at)) or None

    def _travel(self, cue: Cue, at: int) -> Travel | None:
        """As in "hoàn tác ba bước"; without a number the decoder reads it among other acts."""
        if at >= self._end:
            return None
        for reading in read_number(self._words, at):
            count, after = reading.value, reading.end
            times = [m.end for m in self._language.cues.matches(self._words, after) if m.item is Cue.TIMES]
            rest = self._after_particles(max(times, default=after))
            if rest >= self._end and count == int(count) and Decimal(1) <= count <= _MOST_TURNS:
                return Travel(cue is Cue.UNDO, int(count), self._words.text)
        return None

    def _restore(self, at: int, *, wants_tail: bool = False) -> Restore | None:
        """As in "trả số tiền về lúc nãy", "hoàn tác số điện thoại"."""
        if self._vocabulary is None or at >= self._end:
            return None
        for mention in sorted(self._vocabulary.mentions.matches(self._words, at), key=lambda m: -m.strength):
            if mention.strength < _CLEAR_NAME:
                break
            tails = [
                m.end
                for m in self._language.cues.matches(self._words, mention.end)
                if m.item is Cue.AS_BEFORE
            ]
            if wants_tail and not tails:
                continue
            if self._after_particles(max(tails, default=mention.end)) >= self._end:
                return Restore(self._vocabulary.fields[mention.item].name, self._words.text)
        return None

    def _said(self, at: int) -> str:
        return self._words.spelling(at, self._end).strip(" \"“”'.,") if at < self._end else ""

    def _after_particles(self, at: int) -> int:
        return self._after(at, self._language.particles)

    def _after(self, at: int, passed: frozenset[str]) -> int:
        while at < len(self._words) and self._words.tokens[at].toned in passed:
            at += 1
        return at
