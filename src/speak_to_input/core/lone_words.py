"""Words that stand alone behind the name of a list, or behind a choice of it: they may be misheard, or short."""

from collections.abc import Iterator, Sequence

from speak_to_input.core.choice_names import Choice
from speak_to_input.core.language import Cue
from speak_to_input.core.mentions import CLEAR_NAME, CueMark, Mention
from speak_to_input.core.phrases import Match
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import Words


def named_before_one_word(
    words: Words,
    mentions: Sequence[tuple[Mention, ...]],
    choices: Sequence[Sequence[Match[Choice]]],
    cues: Sequence[tuple[CueMark, ...]],
    vocabulary: Vocabulary,
    particles: frozenset[str],
) -> dict[int, frozenset[int]]:
    """Tokens that stand alone behind the name of a list (and "là", or "và"), with those lists. Courtesy is none."""
    found: dict[int, frozenset[int]] = {}
    for marks in mentions:
        for mention in marks:
            if mention.strength < CLEAR_NAME or not vocabulary.fields[mention.field].choices:
                continue
            at = mention.end
            linked = at < len(words) and any(c.cue is Cue.LINK and c.end == at + 1 for c in cues[at])
            at += linked or words.says(at, "có", "gồm")
            if at < len(words) and words.tokens[at].toned not in particles and _ends_behind(words, at, cues):
                found[at] = found.get(at, frozenset()) | {mention.field}
            for second in _seconds(words, at, mention.field, choices, cues):
                if vocabulary.fields[mention.field].several:
                    found[second] = found.get(second, frozenset()) | {mention.field}
    return found


def _seconds(
    words: Words,
    at: int,
    field: int,
    choices: Sequence[Sequence[Match[Choice]]],
    cues: Sequence[tuple[CueMark, ...]],
) -> Iterator[int]:
    """As in "môn văn với | anh": the word behind a choice of the same list and what joins it."""
    ends = {m.end for m in choices[at] if m.item[0] == field} if at < len(words) else ()
    for joint in ends:
        if words.says(joint, "với", "và") and joint + 1 < len(words) and _ends_behind(words, joint + 1, cues):
            yield joint + 1


def _ends_behind(words: Words, at: int, cues: Sequence[tuple[CueMark, ...]]) -> bool:
    """Whether the clause ends, or goes on with "và", behind token `at`."""
    behind = at + 1
    if behind >= len(words) or words.tokens[behind].mark:
        return True
    return any(cue.cue is Cue.CONNECT for cue in cues[behind])
