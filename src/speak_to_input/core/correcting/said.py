"""What may be the new value in a correction that says no more than what is other now."""

from collections.abc import Iterator

from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.text import Words

_LONGEST, _SHORT = 7, 4
"""Words of such a value."""
_TRIED = 2


def new_values(words: Words, marks: Marks) -> Iterator[tuple[int, int]]:
    """The tokens of it, the likeliest first: behind words of change, else between a no and its "cơ"."""
    begins = {end for at in range(len(words)) for end in marks.ends(words, at, Mark.CHANGE)}
    begins -= {end for end in begins if words.says(end - 1, "thành") and _goes_on(words, end, marks)}
    first = 0
    while behind := marks.behind(words, first, Mark.START):
        first = behind
    for begin in sorted(begins, reverse=True):
        yield from _until_its_end(words, begin, marks)
    first = first or fault_ends(words, marks)
    ends = [at for at in range(first + 1, len(words)) if marks.at(words, at, Mark.INDEED)]
    yield from _before_blame(words, first, marks)
    if first or ends:
        yield from _until_its_end(words, first, marks)
    for end in ends:
        for begin in range(max(first, end - _SHORT), end):
            counted = words.tokens[begin].has_digit or bool(read_number(words, begin))
            if counted and not any(reading.end > begin for reading in read_number(words, begin - 1)):
                yield begin, end  # "không tới mười ngày mô | bảy ngày | thôi"


def _goes_on(words: Words, at: int, marks: Marks) -> bool:
    """As in "thay xe thành | công rồi": the word before is only the begin of another one."""
    return at < len(words) and marks.at(words, at, Mark.REST_OF_BECOMING)


def fault_ends(words: Words, marks: Marks) -> int:
    """As in "dư số 0 rồi, | HS245": the token behind what only says what is wrong; 0 where nothing does."""
    if not marks.at(words, 0, Mark.TOO_MUCH, Mark.LACKING, Mark.BLAME):
        return 0
    end = words.clause_end(0)
    return end if end < len(words) else 0


def _before_blame(words: Words, begin: int, marks: Marks) -> Iterator[tuple[int, int]]:
    """As in "| năm bảy | tui nói ngược": what stands before the words that say that it was told wrongly."""
    for at in range(begin + 1, len(words)):
        if marks.at(words, at, Mark.BLAME) and words.clause_end(at) == len(words):
            end = at
            while end > begin and marks.at(words, end - 1, Mark.WHOM, Mark.COURTESY, Mark.END):
                end -= 1
            if begin < end <= begin + _LONGEST:
                yield begin, end


def found_out(words: Words, marks: Marks) -> Iterator[tuple[int, int]]:
    """What stands last behind "thì", "ghi", "dùng", to the end of all: "nhìn lại chứng từ thì | 10 giờ 40"."""
    begins = {end for at in range(1, len(words)) for end in marks.ends(words, at, Mark.FINDING)}
    for begin in sorted(begins, reverse=True)[:_TRIED]:
        for start, end in _until_its_end(words, begin, marks):
            if all(marks.at(words, at, Mark.END, Mark.WHOM) for at in range(end, len(words))):
                yield start, end


def puts_right(words: Words, marks: Marks) -> bool:
    """Whether the words take something back, or move it."""
    return marks.at(words, 0, Mark.START) or any(
        marks.at(words, at, Mark.MOVED) or (words.says(at, "mới") and words.says(at + 1, "đúng"))
        for at in range(len(words))
    )


def _until_its_end(words: Words, begin: int, marks: Marks) -> Iterator[tuple[int, int]]:
    end = begin
    while end < len(words) and not (
        end > begin and (words.tokens[end].mark or marks.at(words, end, Mark.END))
    ):
        end += 1
    if begin < end <= begin + _LONGEST:
        yield begin, end
