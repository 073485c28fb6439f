"""What somebody is to the one who speaks, told beside a name: "Ngô Văn Duy, bố cháu, 0968…", "người nhận là mẹ tôi"."""

from speak_to_input.core.vocabulary import Known
from speak_to_input.vi.text import Words

KIN = ("bố", "ba", "cha", "tía", "mẹ", "má", "mạ", "u", "vợ", "chồng", "con", "cháu", "anh", "chị", "em", "ông", "bà",
       "cô", "chú", "bác", "dì", "cậu", "mợ", "thím", "dượng", "ruột", "trai", "gái", "rể", "dâu", "bạn")  # fmt: skip
_OF_WHOM = ("tôi", "tui", "em", "cháu", "con", "bé", "mình", "nó", "hắn", "tau", "tao", "tớ", "anh", "chị", "của",
            "chú", "cô", "bác", "dì", "cậu", "ông", "bà", "thím", "mợ", "dượng", "o", "mệ", "ôn")  # fmt: skip
_TOLD_BY = ("là", "có")


def asks_relation(known: Known) -> bool:
    """Whether the list asks what one person is to another."""
    return bool(known.choices) and {"quan", "he"} <= known.label_words


def tells_relation(words: Words, at: int, end: int) -> bool:
    """Whether kin over these tokens is told of somebody: set off by pauses, or whose it is stands behind."""
    paused = bool(words.tokens[at].mark)
    over = end >= len(words) or bool(words.tokens[end].mark)
    if over:
        return paused or words.says(at - 1, *_TOLD_BY)
    return words.says(end, *_OF_WHOM) and (paused or words.says(at - 1, *_TOLD_BY))


def tells_of_last(words: Words, at: int) -> bool:
    """As in "chị nớ là | bạn bè với em": a pronoun and "là" stand before the kin: of whom was spoken last."""
    return (
        words.says(at - 1, "là")
        and words.says(at - 2, *_POINTING)
        and at - 3 >= 0
        and words.says(at - 3, *KIN, *_OF_WHOM)
    )


_POINTING = ("ấy", "nớ", "đó", "ta", "này", "ni", "kia", "đấy")


def is_whose(words: Words, at: int) -> bool:
    """Whether the token only tells whose kin was just named: "mẹ | em", "bố | cháu"."""
    return at > 0 and not words.tokens[at].mark and words.says(at, *_OF_WHOM) and words.says(at - 1, *KIN)


def is_whose_kin(words: Words, at: int, told: Known | None) -> bool:
    """The same right behind a choice of the list for it, `told`: without its marks it is no courtesy, "vo | toi"."""
    return told is not None and asks_relation(told) and is_whose(words, at)


def leads_name(words: Words, at: int, end: int) -> bool:
    """Whether kin over these tokens and whose they are lead a name: "vợ | chú tên Út", "chồng | cô là Tám"."""
    if at and not words.tokens[at].mark:
        return False
    behind = end + words.says(end, *_OF_WHOM)
    behind += words.says(behind, "ấy", "ta", "nớ", "đó") if behind > end else 0
    return behind > end and words.says(behind, "tên", "là")
