"""Text and form to commands: the door to understanding."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from speak_to_input.core.addressing import CLEARLY_MEANT, MEANT, SURELY_MEANT, if_addressed, talk
from speak_to_input.core.asked.acts import asked_whole
from speak_to_input.core.both_sides import of_both
from speak_to_input.core.by_place import outermost_told
from speak_to_input.core.candidates import WHOLE_NAME, Candidates, find_candidates
from speak_to_input.core.comma_labels import read_through
from speak_to_input.core.commands import (
    Attach,
    Clear,
    Command,
    Do,
    Fill,
    Focus,
    Move,
    Read,
    ReadWhat,
    Simple,
    Understanding,
    Unknown,
)
from speak_to_input.core.confidence import Understood
from speak_to_input.core.consequences import consequence
from speak_to_input.core.context import Context
from speak_to_input.core.correcting.correct import corrected
from speak_to_input.core.correcting.disowned import disowned
from speak_to_input.core.correcting.ground import Ground
from speak_to_input.core.correcting.kept import without_kept
from speak_to_input.core.correcting.lengthened import more_first
from speak_to_input.core.decoding.acts import only_reads
from speak_to_input.core.decoding.beam import decode
from speak_to_input.core.decoding.begun_anew import put_right
from speak_to_input.core.decoding.day_of_deed import with_moments
from speak_to_input.core.decoding.deeds import with_deeds
from speak_to_input.core.decoding.half_days import with_half_days
from speak_to_input.core.decoding.held_names import without_held
from speak_to_input.core.decoding.hypothesis import Hypothesis, Step
from speak_to_input.core.decoding.more_told import with_more_told
from speak_to_input.core.decoding.others import without_others
from speak_to_input.core.decoding.parts_of_day import with_parts_of_day
from speak_to_input.core.decoding.people_named import discourse_after
from speak_to_input.core.decoding.person_phrases import PersonPhrases
from speak_to_input.core.decoding.scene import Scene
from speak_to_input.core.decoding.side_by_side import between_two
from speak_to_input.core.decoding.story import story_steps
from speak_to_input.core.decoding.telling import (
    meant_steps,
    several_steps,
    telling_steps,
    tied_steps,
    whole_clauses,
)
from speak_to_input.core.decoding.told_stories import as_told
from speak_to_input.core.denied_tails import without_denied
from speak_to_input.core.doubt import Doubt
from speak_to_input.core.forms import Form
from speak_to_input.core.language import Language
from speak_to_input.core.last_requests import last_request
from speak_to_input.core.misheard import as_heard, is_command, other_hearings
from speak_to_input.core.new_rows import of_new_row
from speak_to_input.core.only_named import only_named
from speak_to_input.core.options import nearest_options
from speak_to_input.core.ordered_days import in_order
from speak_to_input.core.picked import picked
from speak_to_input.core.relevance import relevance
from speak_to_input.core.rivals import sure, tells_of_unknown
from speak_to_input.core.scopes import BOTH
from speak_to_input.core.self_asked import without_question
from speak_to_input.core.split_names import in_pieces
from speak_to_input.core.talk_beside import behind_talk, without_talk
from speak_to_input.core.told_as_done import without_done
from speak_to_input.core.unclear import unclear
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.core.work_told import with_work
from speak_to_input.vi.text import read_words

_LEAST_EXPLAINED = -0.5
"""A reading that leaves no word unexplained may be a little worse than nothing: "bà ấy nghỉ hưu rồi"."""
_MOST_UNEXPLAINED = 0.5
"""Nothing is taken from an utterance of which more than this share means nothing here."""

_FEW_UNEXPLAINED = 3
"""… but of so few words no share is counted: "gửi vé về an@example.com"."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an utterance was understood, for people who work on the language."""

    candidates: Candidates
    hypotheses: tuple[Hypothesis, ...]
    understanding: Understanding


def understand(
    text: str, form: Form, vocabulary: Vocabulary, language: Language, context: Context
) -> Understanding:
    """What `text` asks of `form`, all commands in the order said.

    Takes: any text, written or as recognised. Gives: at least one command; `Unknown` when nothing is sure.
    """
    if context.listed and (pick := _picked(text, form, vocabulary, language, context)) is not None:
        return pick
    text = read_through(text, vocabulary.comma_labels)
    text = more_first(without_kept(text, language.marks), vocabulary, language.marks)

    explained = cache(lambda clause: explain(clause, form, vocabulary, language, context))

    def alone(clause: str) -> Understanding:
        return explained(clause).understanding

    text = without_talk(without_question(text, language, alone), vocabulary, language, context.today, alone)
    told = explained(text)
    meant = _meant(text, told, form, vocabulary, language, context, alone)
    return replace(meant, discourse=told.understanding.discourse)


def _meant(
    text: str,
    told: Explanation,
    form: Form,
    vocabulary: Vocabulary,
    language: Language,
    context: Context,
    alone: Callable[[str], Understanding],
) -> Understanding:
    """What the whole utterance asks, by all that may be meant by it beside the decoder's reading."""
    words = told.candidates.words
    people = PersonPhrases(words, language.people, language.lexicon.given_names)
    ground = Ground(
        told.candidates,
        form,
        vocabulary,
        language.marks,
        context,
        language.lexicon,
        people,
        language.particles,
    )
    if gone := disowned(ground):
        return Understanding(gone)
    whole = asked_whole(told.candidates, form, vocabulary, language, context, told.understanding, alone)
    if whole is not None:
        return whole

    def heard(words: str, dialogue: Context) -> Understanding:
        return explain(words, form, vocabulary, language, dialogue).understanding

    if (opened := only_named(told.candidates, told.understanding, vocabulary)) is not None:
        return opened
    right = corrected(ground, told.understanding, heard)
    if (meant := consequence(told.candidates, form, language.marks, right, alone)) is not None:
        return meant
    if (behind := behind_talk(text, vocabulary, right, alone)) is not None:
        return behind
    if not all(isinstance(command, Unknown) for command in right.commands):
        return right

    return (
        _misheard(told, form, vocabulary, language, context)
        or last_request(told.candidates, language.marks, vocabulary, alone)
        or right
    )


def _picked(
    text: str, form: Form, vocabulary: Vocabulary, language: Language, context: Context
) -> Understanding | None:
    """One of the choices that were read out, picked by its place, and what is told behind it."""
    pick = picked(read_words(text), form, vocabulary.by_name(context.listed), language)
    if pick is None:
        return None
    fill, rest = pick
    if not rest:
        return Understanding((fill,))
    told = understand(rest, form, vocabulary, language, replace(context, asked=None, listed=None))
    if all(isinstance(command, Unknown) for command in told.commands):
        return Understanding((fill,), unexplained=(rest,))
    return replace(told, commands=(fill, *told.commands))


def _misheard(
    told: Explanation, form: Form, vocabulary: Vocabulary, language: Language, context: Context
) -> Understanding | None:
    """The command that the utterance sounds like, where it is nothing else."""
    words = told.candidates.words
    for text, replaced in other_hearings(words, language, vocabulary.words):
        other = explain(text, form, vocabulary, language, context)
        understanding = other.understanding
        if is_command(understanding, other.hypotheses[0].steps, replaced):
            commands = tuple(as_heard(command, words.text) for command in understanding.commands)
            return replace(understanding, commands=commands)
    return None


def explain(
    text: str, form: Form, vocabulary: Vocabulary, language: Language, context: Context
) -> Explanation:
    """`understand`, with every candidate and the best hypotheses."""
    words = read_words(text)
    found = without_denied(find_candidates(words, form, vocabulary, language, context))
    scene = Scene(found, form, vocabulary, language, context)
    ranked = decode(scene)
    understood = _judge(scene, ranked, language, context)
    understood = with_work(understood, scene.people, form, vocabulary, language, context.asked or "")
    understood = replace(
        understood, commands=in_pieces(understood.commands, vocabulary.split, language.lexicon)
    )
    meant = if_addressed(understood, words, vocabulary, language.addressing, context)
    discourse = discourse_after(scene, ranked[0] if ranked else Hypothesis())
    return Explanation(found, tuple(ranked), replace(meant, discourse=discourse))


def _judge(scene: Scene, ranked: list[Hypothesis], language: Language, context: Context) -> Understanding:
    words, vocabulary = scene.words, scene.vocabulary
    if not ranked or not ranked[0].steps:
        return Understanding(
            (Read(ReadWhat.ALL, words.text),) if only_reads(scene) else (Unknown(words.text),), 0.0
        )
    read = best = with_moments(scene, without_others(scene, ranked[0]))
    if not best.steps:
        return Understanding((Unknown(words.text),), 0.0)
    content = sum(1 for t in words.tokens if t.toned not in language.particles) or 1
    unexplained = len(best.skipped) / content
    least = 0.0 if best.skipped else _LEAST_EXPLAINED
    poor = best.score <= least or unexplained > _MOST_UNEXPLAINED
    told = relevance(scene, best) if best.skipped or poor else None
    score = best.score if told is None else told.score
    if poor:
        if told is None or not told.hypothesis.steps:
            return _in_spite_of_all(scene, best, unexplained, talk(words, vocabulary, language.addressing))
        best = told.hypothesis
    spoken_of = frozenset(name for name in (context.asked, context.focused, context.last) if name)
    whole = Understood(ranked, unexplained, words, spoken_of, score, context.asked or context.focused)
    steps = without_held(scene, of_new_row(best.steps, scene.form, vocabulary))
    steps = with_half_days(scene, with_more_told(scene, with_deeds(scene, steps)))
    steps = with_parts_of_day(scene, steps)
    judged = ((step, sure(step, whole, language, vocabulary)) for step in steps)
    between = ((step, between_two(scene, best, step, command)) for step, command in judged)
    commands = _once(tuple(as_told(scene, step, command) for step, command in between))
    if any(
        named.name == BOTH and named.strength > WHOLE_NAME
        for scopes in scene.found.scopes
        for named in scopes
    ):
        commands = tuple(each for command in commands for each in of_both(command, vocabulary))
    commands = in_order(
        tuple(_with_choices(command, vocabulary, language) for command in commands), scene.form, vocabulary
    )
    commands = put_right(scene, without_done(commands, words, vocabulary))
    # a file may be named anywhere around the request to attach it
    commands = tuple(replace(c, heard=words.text) if isinstance(c, Attach) else c for c in commands)
    return Understanding(commands, 1 - unexplained, unclear(scene, read, steps))


def _in_spite_of_all(scene: Scene, best: Hypothesis, unexplained: float, talks: float) -> Understanding:
    """What a poor reading tells beyond doubt; else nothing was understood. `talks`: how likely it is mere talk."""
    words = scene.words
    brief = unexplained <= _MOST_UNEXPLAINED or len(best.skipped) <= _FEW_UNEXPLAINED
    steps = telling_steps(scene, best) if brief else story_steps(scene, best)
    steps = steps or whole_clauses(scene, best) or tied_steps(scene, best, talks < SURELY_MEANT)
    steps = steps or (several_steps(scene, best) if talks < CLEARLY_MEANT else ())
    steps = steps or (meant_steps(scene, best) if talks < MEANT else ())
    if not steps:
        return Understanding((Unknown(words.text),), 0.0, (words.text,))
    commands = (_shown(scene, best, step, step.command) for step in steps if isinstance(step.command, Fill))
    return Understanding(tuple(commands), 1 - unexplained, unclear(scene, best, steps))


def _shown(scene: Scene, best: Hypothesis, step: Step, fill: Fill) -> Fill:
    """The value, to be looked at or asked about."""
    asks = tells_of_unknown(step, scene.words, best, scene.vocabulary.by_name(fill.field))
    return replace(fill, to_check=True, doubt=Doubt.UNSURE if asks else fill.doubt)


def _with_choices(command: Command, vocabulary: Vocabulary, language: Language) -> Command:
    """A value that the list does not hold comes with the choices nearest to it; "dài nhất" is one of them."""
    if not isinstance(command, Fill):
        return command
    if command.doubt is not Doubt.NOT_AN_OPTION or command.nearest:
        return command
    known = vocabulary.by_name(command.field)
    if known is None:
        return command
    if (place := outermost_told(read_words(command.heard), known.choices, language)) is not None:
        return replace(command, text=known.choices[place].value, doubt=None)
    return replace(command, nearest=nearest_options(known.choices, command.heard))


def _once(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands without an act that only says the one before it again."""
    filling = any(isinstance(command, Fill) for command in commands)
    filled = {command.field for command in commands if isinstance(command, Fill)}
    kept: list[Command] = []
    for command in commands:
        checks = isinstance(command, Read) and command.what is ReadWhat.CHECK
        if checks and (filling or any(isinstance(before, Read) for before in kept)):
            continue  # "kiểm tra giao dịch …, khách hàng …" names the form; "đọc lại … coi đúng chưa" reads
        if len(commands) > 1 and isinstance(command, Do) and command.what in _ALONE:
            continue
        if isinstance(command, Focus) and command.field in filled:
            continue  # "thứ năm đến khảo sát": the name goes with the value
        if kept and _what(kept[-1]) == _what(command) is not None:
            continue
        if kept and isinstance(command, Read) and command.what is ReadWhat.ALL and isinstance(kept[-1], Read):
            continue  # "số dư sau ghi nhiêu, đọc nghe coi": just that
        if kept and isinstance(command, Read) and kept[-1] == Read(ReadWhat.CHECK, _heard(kept[-1])):
            kept.pop()
        kept.append(command)
    return tuple(kept)


_ALONE = frozenset({Simple.GREET, Simple.HELP})
"""Said beside a request these are courtesy."""


def _what(command: Command) -> object:
    """What an act without a value does; None for acts that may well be said twice."""
    match command:
        case Move() | Read() | Do() | Clear() | Focus():
            return replace(command, heard="")
        case _:
            return None


def _heard(command: Command) -> str:
    return command.heard if isinstance(command, Read) else ""
