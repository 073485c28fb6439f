"""Fields that ask for one more of what another asks for: "Điện thoại dự phòng" beside "Điện thoại phụ huynh"."""

from collections.abc import Sequence

from speak_to_input.core.forms import Form
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.marked_words import MarkedWords
from speak_to_input.core.synonyms import Phrase
from speak_to_input.vi.text import read_words

_SPARE = "spare"
_UNMARKED = 0.6
_KINDS = frozenset(
    {FieldKind.PHONE, FieldKind.EMAIL, FieldKind.ADDRESS, FieldKind.PERSON, FieldKind.ACCOUNT, FieldKind.DATE,
     FieldKind.TIME}
)  # fmt: skip


def spare_fields(
    form: Form, kinds: Sequence[FieldKind], marks: MarkedWords[str]
) -> dict[int, frozenset[str]]:
    """Index of each such field -> the words of its label by which it is told from the one before it."""
    found: dict[int, frozenset[str]] = {}
    for index, (field, kind) in enumerate(zip(form.fields, kinds, strict=True)):
        words = read_words(field.label)
        marked = [(at, here[_SPARE]) for at, here in marks.among(words).items() if _SPARE in here]
        first = any(kinds[other] is kind and other not in found for other in range(index))
        if marked and first and kind in _KINDS:
            found[index] = frozenset(words.tokens[p].toned for at, end in marked for p in range(at, end))
    return found


def weakened(names: dict[Phrase, float], told_by: frozenset[str] | None) -> dict[Phrase, float]:
    """The names of such a field: those without a word that tells it from the other are less its own."""
    if told_by is None:
        return names
    return {name: s if told_by.intersection(name) else s * _UNMARKED for name, s in names.items()}
