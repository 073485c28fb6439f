"""What of the open form a request is about: its fields, lists, steps and files, and the acts of lexicon/cues.tsv."""

from collections.abc import Callable, Sequence

from speak_to_input.core.asked.grammar import Thing
from speak_to_input.core.candidates import Candidates
from speak_to_input.core.forms import FieldType, Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Cue
from speak_to_input.core.vocabulary import Known, Vocabulary

_NAMED = 0.6
"""How clearly a field must be named, where every other word of the request is accounted for."""
_STEP, _LONG = 0.8, 3
"""… and a step, by less than so many words."""
_CLEARLY = 0.9
_FEWEST = 2
_MOST_PAPER = 7
_MOST_NOUN = 2
_PIECES = ("tờ", "bản", "tấm", "cuốn", "bộ", "quyển", "miếng", "cái", "mấy", "vài")
_NO_PAPER = ("có", "được", "không", "chưa", "đừng", "thì", "mà", "rồi", "để", "nên", "hết")
_CUES = frozenset(cue.value for cue in Cue)


class Things:
    """The things told in one utterance."""

    def __init__(self, found: Candidates, form: Form, vocabulary: Vocabulary) -> None:
        self._found, self._form, self._vocabulary = found, form, vocabulary
        self._kept: dict[tuple[str, int], Sequence[Thing]] = {}

    def told(self, kind: str, at: int) -> Sequence[Thing]:
        """Those of that kind that begin at token `at`."""
        if (kind, at) not in self._kept:
            self._kept[kind, at] = tuple(self._told(kind, at))
        return self._kept[kind, at]

    def _told(self, kind: str, at: int) -> Sequence[Thing]:
        match kind:
            case "field":
                return self._fields(at, lambda known: known.kind is not FieldKind.FILE)
            case "list":
                return self._fields(at, self.lists)
            case "file":
                return self._fields(at, lambda known: known.kind is FieldKind.FILE)
            case "step":
                return self._steps(at)
            case "paper":
                return self._papers(at)
            case "noun":
                return self._nouns(at)
        if kind in _CUES:
            marks = self._found.cues[at]
            return [
                Thing(at, m.end, kind, m.strength) for m in marks if m.cue == kind and m.strength > _CLEARLY
            ]
        raise ValueError(kind)

    def lists(self, known: Known) -> bool:
        """Whether the field lets choose: also a box of which the page shows no choices before something is typed."""
        field = self._form.field(known.name)
        return self.lets_choose(known) or (field is not None and field.type is FieldType.COMBOBOX)

    @staticmethod
    def lets_choose(known: Known) -> bool:
        """Whether choices of the field are known."""
        return len(known.choices) >= _FEWEST

    def _fields(self, at: int, fits: Callable[[Known], bool]) -> list[Thing]:
        named = ((m, self._vocabulary.fields[m.field]) for m in self._found.mentions[at])
        return [Thing(at, m.end, k.name, m.strength) for m, k in named if m.strength > _NAMED and fits(k)]

    def _steps(self, at: int) -> list[Thing]:
        titles = self._form.step_titles
        return [
            Thing(at, n.end, str(titles.index(n.name) + 1), n.strength)
            for n in self._found.sections[at]
            if n.name in titles and n.strength > (_STEP if n.end - at < _LONG else _NAMED)
        ]

    def _papers(self, at: int) -> list[Thing]:
        """Something that is attached, however it is described: "tờ | giấy khám bệnh hôm qua"."""
        words, size = self._found.words, len(self._found.words)
        named = at + 1 if words.says(at, *_PIECES) and at + 1 < size else at
        if not any(m.cue is Cue.PAPER for m in (*self._found.cues[at], *self._found.cues[named])):
            return []
        ends = range(at + 1, min(size, at + _MOST_PAPER) + 1)
        stop = next(
            (p for p in ends if p < size and (words.tokens[p].mark or words.says(p, *_NO_PAPER))), size
        )
        return [Thing(at, end, "", 1.0) for end in ends if named < end <= stop]

    def _nouns(self, at: int) -> list[Thing]:
        """One or two words of the form's labels: what a list's choices are called, "có những | phòng | nào"."""
        tokens, known = self._found.words.tokens, self._vocabulary.words
        ends = range(at + 1, min(len(tokens), at + _MOST_NOUN) + 1)
        return [Thing(at, end, "", 1.0) for end in ends if all(t.toned in known for t in tokens[at:end])]
