"""The only door to corrections of what the form holds."""

from collections.abc import Iterator
from dataclasses import replace

from speak_to_input.core.commands import AskWhich, Fill, Understanding, Unknown
from speak_to_input.core.correcting.addresses import house_told, with_the_rest
from speak_to_input.core.correcting.alike import put_anew
from speak_to_input.core.correcting.boxes import unticked
from speak_to_input.core.correcting.contrasted import contrasted
from speak_to_input.core.correcting.cut import but_no_wish, word_cut
from speak_to_input.core.correcting.denied import put_right, told_behind
from speak_to_input.core.correcting.digits_moved import digits_moved, end_told
from speak_to_input.core.correcting.either import asked_which
from speak_to_input.core.correcting.elliptic import Understand, another_value, as_meant
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.kept import nothing_changed
from speak_to_input.core.correcting.lengthened import lengthened
from speak_to_input.core.correcting.mail_anew import mail_anew
from speak_to_input.core.correcting.mail_parts import mail_part
from speak_to_input.core.correcting.moved import moved_to, new_total
from speak_to_input.core.correcting.moved_by import both_moved, moved_by
from speak_to_input.core.correcting.names_again import tone_told
from speak_to_input.core.correcting.of_moments import of_another_year
from speak_to_input.core.correcting.of_others import not_denied, not_of_now, not_of_others
from speak_to_input.core.correcting.one_of_two import other_value
from speak_to_input.core.correcting.part_only import says_nothing_else
from speak_to_input.core.correcting.part_rewritten import part_rewritten
from speak_to_input.core.correcting.part_told import part_told
from speak_to_input.core.correcting.rewritten import rewritten
from speak_to_input.core.correcting.sets import with_sets
from speak_to_input.core.correcting.swapped import exchanged
from speak_to_input.core.correcting.text_repaired import of_its_sort, text_repaired


def corrected(ground: Ground, told: Understanding, understand: Understand) -> Understanding:
    """What was understood, as the correction that it is.

    Takes: `told`: what the beam understood; `understand`: hears a few of the words by themselves. Gives: `told` where
    nothing is put right.
    """
    if pair := exchanged(ground) or both_moved(ground):
        return Understanding(pair)
    if anew := rewritten(ground, understand):
        return replace(told, commands=anew)
    right = _set_right(ground, told, understand)
    commands = nothing_changed(ground, with_the_rest(ground, right.commands))
    commands = of_its_sort(ground, not_of_now(ground, not_of_others(ground, commands)))
    commands = text_repaired(ground, commands)
    return right if commands == right.commands else replace(right, commands=commands)


def _moved_by(ground: Ground, told: Understanding) -> Fill | AskWhich | None:
    """As `moved_by`; "ngày nộp sớm hơn hạn một hôm" tells another field's day, and moves none."""
    by_name = any(isinstance(c, Fill) and not c.bare and c.to_check and not c.doubt for c in told.commands)
    return None if by_name else moved_by(ground)


_TOLD_OF_A_PART = (tone_told, mail_part, mail_anew, digits_moved, part_rewritten, part_told)
"""These hear a part of what is held in words that may as well be of something else."""
_PARTS = (
    tone_told,
    put_right,
    word_cut,
    mail_part,
    mail_anew,
    new_total,
    digits_moved,
    part_rewritten,
    part_told,
)


def _of_parts(ground: Ground, told: Understanding) -> Iterator[Fill | AskWhich]:
    """What each rule puts right, the first one first; a part only where nothing else is said."""
    for rule in _PARTS:
        part = rule(ground)
        if part is not None and (rule not in _TOLD_OF_A_PART or says_nothing_else(ground, told, part)):
            yield part


def _set_right(ground: Ground, told: Understanding, understand: Understand) -> Understanding:
    part = next(_of_parts(ground, told), None)
    part = part or _moved_by(ground, told) or of_another_year(ground)
    part = part or other_value(ground, told.commands) or put_anew(ground, told.commands)
    part = part or unticked(ground, told.commands)
    if part is not None:
        return _with_what_follows(ground, part, understand)
    commands = moved_to(ground, but_no_wish(told.commands, ground.words, ground.marks))
    commands = contrasted(ground, with_sets(ground, as_meant(ground, commands)))
    commands = lengthened(ground, commands)
    commands = not_denied(ground, asked_which(ground, commands))
    if commands != told.commands or not all(isinstance(command, Unknown) for command in commands):
        return replace(told, commands=commands)
    fill = another_value(ground, understand) or end_told(ground) or house_told(ground)
    if fill is None or (isinstance(fill, Fill) and not_denied(ground, (fill,)) != (fill,)):
        return told
    return Understanding((fill,))


def _with_what_follows(ground: Ground, part: Fill | AskWhich, understand: Understand) -> Understanding:
    """What is put right, and what is told behind it of other fields."""
    rest = told_behind(ground, part) if isinstance(part, Fill) else ""
    if not rest or not isinstance(part, Fill):
        return Understanding((part,))
    told = understand(rest, replace(ground.context, asked=None, recent=()))
    others = tuple(
        c
        for c in told.commands
        if not isinstance(c, Unknown) and not (isinstance(c, Fill) and c.field == part.field)
    )
    return Understanding((part, *others), unexplained=told.unexplained if others else (rest,))
