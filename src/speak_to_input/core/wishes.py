"""What an utterance says about things as they are: send them, empty them, leave them, they are wrong."""

from speak_to_input.core.answer_marks import AnswerMarks, Said
from speak_to_input.core.commands import Answer
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.forms import Form
from speak_to_input.core.language import Cue, Language
from speak_to_input.vi.text import Words, fold, read_words


def asks_to_send(words: Words, language: Language) -> bool:
    """Whether sending is spoken of anywhere."""
    return _speaks_of(words, language, Cue.SUBMIT)


def asks_to_clear(words: Words, language: Language) -> bool:
    """Whether clearing something is spoken of anywhere."""
    return _speaks_of(words, language, Cue.CLEAR, Cue.CLEAR_ALL)


def _speaks_of(words: Words, language: Language, *acts: Cue) -> bool:
    return any(
        match.item in acts and match.strength > 0.8
        for at in range(len(words))
        for match in language.cues.matches(words, at)
    )


def puts_off(answer: Answer, marks: AnswerMarks) -> bool:
    """Whether an answer leaves a question for later: "thôi", "để sau đi". A "không" may be what a field shall hold."""
    words = read_words(answer.heard)
    may_be_value = _holds(words, marks, Said.MAY_BE_VALUE) and not _holds(words, marks, Said.TAKES_TIME)
    return answer.choice is None and not answer.yes and not may_be_value


def leaves_open(words: Words, marks: AnswerMarks) -> bool:
    """Whether nothing is said but that a field shall stay empty for now: "thôi để trống", "ờ không biết nữa"."""
    at, left = 0, False
    while at < len(words):
        end = marks.behind(words, at, Said.LEFT_OPEN)
        if not end and not marks.at(words, at, Said.BESIDE_LEFT_OPEN):
            return False
        left, at = left or end > at, max(end, at + 1)
    return left


def left_out(words: Words, form: Form, marks: AnswerMarks) -> list[str]:
    """The fields of the one section that shall not be told, none of them required: "khỏi ghi người tham chiếu"."""
    said = f" {fold(words.text)} " if _holds(words, marks, Said.STAYS_EMPTY) else ""
    called = {f.section for f in form.fields if f.section and f" {fold(f.section)} " in said}
    fields = [f for f in form.fields if f.section in called and f.enabled]
    return [] if len(called) > 1 or any(f.required for f in fields) else [f.name for f in fields]


def asks_about_that(words: Words, language: Language) -> bool:
    """Whether it is asked what something is that is only pointed at: "cái này để làm gì"."""
    asks = any(language.marks.at(words, at, Mark.QUESTION) for at in range(len(words)))
    return asks and _holds(words, language.answers, Said.THAT)


def passes_over(words: Words, marks: AnswerMarks) -> bool:
    """Whether nothing is said but to go on: "thôi bỏ qua ô này"."""
    return leaves_open(words, marks) and _holds(words, marks, Said.PASSED_OVER)


def still_opens(words: Words, language: Language) -> bool:
    """Whether the other form shall be opened though no yes is said: "khỏi giữ, | cứ mở đi", "giữ nháp đi"."""
    marks, clauses = language.answers, words.clauses()

    def only(at: int, end: int, *said: Said) -> bool:
        while at < end:
            behind = marks.behind(words, at, *said)
            if not behind and words.tokens[at].toned not in language.particles:
                return False
            at = max(behind, at + 1)
        return True

    (first, pause), (begin, end) = clauses[0], clauses[-1]
    if any(marks.at(words, at, Said.NOT_NOW) for at in range(begin, end)):
        return False
    if (
        len(clauses) == _BOTH
        and only(first, pause, Said.NO_KEEPING)
        and marks.at(words, pause - 1, Said.KEPT)
    ):
        return only(begin, end, Said.ONLY_OPENING) and any(
            marks.at(words, p, Said.OPENING) for p in range(begin, end)
        )
    keeps = marks.behind(words, 0, Said.KEEPS)
    return len(clauses) == 1 and keeps > 0 and only(keeps, end, Said.ACT_AT_ONCE)


_BOTH = 2


def objects(words: Words, marks: AnswerMarks) -> bool:
    """Whether a no says that something is wrong: "sai rồi", "không đúng"."""
    denied = (
        marks.at(words, at, Said.TRUE) and marks.at(words, at - 1, Said.NOT_TRUE)
        for at in range(1, len(words))
    )
    return _holds(words, marks, Said.WRONG) or any(denied)


def _holds(words: Words, marks: AnswerMarks, *said: Said) -> bool:
    return any(marks.at(words, at, *said) for at in range(len(words)))


def takes_back(words: Words, language: Language) -> bool:
    """Whether what was just emptied shall be as it was: "à thôi để lại", "nhầm, đừng xóa"."""
    marks = (m for marks in language.formulas.found(words).values() for m in marks)
    return asks_to_keep(words, language) or (
        any(m.item is Cue.NO for m in marks) and asks_to_clear(words, language)
    )


def asks_to_keep(words: Words, language: Language) -> bool:
    """Whether something shall stay as it is: "à thôi để lại"."""
    return _speaks_of(words, language, Cue.KEEP) or _holds(words, language.answers, Said.STAYS)


def refuses_first(words: Words, language: Language) -> bool:
    """Whether the words begin with a no or a correction: "không, là …"."""
    first = (m.item for m in language.cues.matches(words, 0) if m.strength > 0.8)
    return any(item in (Cue.NO, Cue.REPAIR, Cue.CORRECT, Cue.NEGATE) for item in first)
