"""Which field a name means, and what it is worth that it is named there, whatever was said before."""

from typing import NamedTuple

from speak_to_input.core.decoding import weights as w
from speak_to_input.core.decoding.bare import BareValues
from speak_to_input.core.decoding.sides_of_accounts import goes_to, is_receivers
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.mentions import Mention
from speak_to_input.core.vocabulary import Known

_KIN, _OURS = ("kin", "born"), ("bé", "nhà", "của")
DEMONSTRATIVES = ("đó", "đấy", "này", "ấy", "nớ", "ni")
_OF_ALL_SORTS = frozenset(
    {FieldKind.TEXT, FieldKind.PROSE, FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.YES_NO}
)


class Pointed(NamedTuple):
    """The field that is meant."""

    known: Known
    worth: float
    shared: bool
    """The same words name a field of the form's own person as well: "tên"."""
    otherwise: bool
    """A number follows that is not the field's: "nguyện vọng | hai" is not "Ngành nguyện vọng 1"."""


def pointed(values: BareValues, at: int, mention: Mention) -> Pointed:
    """The field that the name at token `at` means."""
    known = _receiving(values, at, _meant(values, at, mention), mention.end)
    worth = mention.strength * (w.MENTION_BASE + w.MENTION_WORD * (mention.end - at))
    worth -= (1 - mention.strength) * w.MENTION_DOUBT
    if not values.form.fields[known.index].visible:
        worth -= w.HIDDEN_FIELD
    shared = known.personal and _is_shared(values, at, mention)
    return Pointed(known, worth, shared, _numbered_otherwise(values, known, mention))


def _meant(values: BareValues, at: int, mention: Mention) -> Known:
    """As in "xóa email đó": of the fields for such a value the one touched last is meant.

    "tên em là …" is the name of who speaks, where the form is about somebody else: a child.
    """
    known = values.fields[mention.field]
    if values.staff is not None and is_own_name(values, known, at, mention.end):
        people, words = values.people, values.words  # "con em tên …", "bé nhà em tên …" are not the speaker
        own = (p for p in (at - 1, at) if not (people.says(p - 1, *_KIN) or words.says(p - 1, *_OURS)))
        if any(people.says(place, "mine") or words.says(place, "em") for place in (mention.end, *own)):
            return values.staff
    if values.last < 0 or known.kind in _OF_ALL_SORTS or not values.words.says(mention.end, *DEMONSTRATIVES):
        return known
    last = values.fields[values.last]
    return last if last.kind is known.kind else known


def is_own_name(values: BareValues, known: Known, at: int, end: int) -> bool:
    """Whether the form's own person is asked for by no more than "tên", "họ tên" or "em tên"."""
    name = known.principal and known.kind is FieldKind.PERSON
    return name and all(values.words.says(place, "tên", "họ", "và", "em") for place in range(at, end))


def _receiving(values: BareValues, at: int, known: Known, end: int) -> Known:
    """As in "chuyển 75 triệu sang | tài khoản 0451…": money goes to the receiver's account.

    So does the account that is told right after who receives it: "người thụ hưởng là …", "| số tài khoản 0451…".
    """
    if known.kind is not FieldKind.ACCOUNT or is_receivers(known):
        return known
    theirs = [other for other in values.fields if other.kind is known.kind and is_receivers(other)]
    if len(theirs) != 1:
        return known
    words, last = values.words, values.last
    sent = goes_to(words, at)
    theirs_told = (
        last >= 0 and is_receivers(values.fields[last]) and values.form.fields[theirs[0].index].empty
    )
    theirs_told = theirs_told and not words.says(end, "của", "khách", "nguồn", "bên", "chuyển", "gửi")
    return theirs[0] if sent or theirs_told else known


def _is_shared(values: BareValues, at: int, mention: Mention) -> bool:
    kind = values.fields[mention.field].kind
    return any(
        m.end == mention.end and values.fields[m.field].principal and values.fields[m.field].kind is kind
        for m in values.found.mentions[at]
    )


def _numbered_otherwise(values: BareValues, known: Known, mention: Mention) -> bool:
    """As in "nguyện vọng | hai" where the form has only "Ngành nguyện vọng 1" so far."""
    ordinal = _ORDINALS.get(known.label.rsplit(" ", 1)[-1])
    if ordinal is None:
        return False
    end = mention.end + values.words.says(mention.end, "thứ", "số")
    if end >= len(values.words) or values.words.tokens[end].mark:
        return False
    return values.words.tokens[end].toned in _NUMBERS and values.words.tokens[end].toned not in ordinal


_ORDINALS = {
    "1": ("một", "nhất"), "2": ("hai", "nhì"), "3": ("ba",), "4": ("bốn", "tư"), "5": ("năm",), "6": ("sáu",)
}  # fmt: skip
_NUMBERS = frozenset(word for words in _ORDINALS.values() for word in words)
