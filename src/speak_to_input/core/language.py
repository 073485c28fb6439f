"""The word lists that understanding works with, as values; `catalog` reads them from data files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from speak_to_input.core.answer_marks import AnswerMarks
from speak_to_input.core.asked.grammar import Requests
from speak_to_input.core.choice_degrees import Degrees
from speak_to_input.core.correcting.marks import Marks
from speak_to_input.core.formulas import Formulas
from speak_to_input.core.glossary import Glossary
from speak_to_input.core.marked_words import MarkedWords
from speak_to_input.core.phrases import Phrases
from speak_to_input.core.quantities import Units
from speak_to_input.core.senses import Senses
from speak_to_input.core.stories.tagger import StoryTagger
from speak_to_input.core.synonyms import Synonyms
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.sounds import SoundIndex, SoundTable


class Cue(StrEnum):
    """What a phrase asks to do."""

    FILL = "fill"
    CORRECT = "correct"
    LINK = "link"
    CLEAR = "clear"
    CLEAR_ALL = "clear_all"
    REPAIR = "repair"
    WAVER = "waver"
    """Takes back the value right before it, if another one for the same field follows: "mười à tám"."""
    RIGHT = "right"
    """Stands behind what repairs: "678 mới đúng"."""
    NEGATE = "negate"
    NEXT = "next"
    BACK = "back"
    GOTO = "goto"
    STEP = "step"
    TOP = "top"
    BOTTOM = "bottom"
    SEARCH = "search"
    READ = "read"
    READ_ALL = "read_all"
    WHAT = "what"
    WHERE = "where"
    """Behind a named field it asks to be shown it: "ô email | nằm ở đâu"."""
    MISSING = "missing"
    CHECK = "check"
    UNDO = "undo"
    REDO = "redo"
    SUBMIT = "submit"
    SAVE_DRAFT = "save_draft"
    PRINT = "print"
    CANCEL = "cancel"
    HELP = "help"
    YES = "yes"
    NO = "no"
    OPEN = "open"
    CONNECT = "connect"
    INTO = "into"
    PRESS = "press"
    IT = "it"
    ATTACH = "attach"
    """A file goes into the field that is named next."""
    ATTACH_FILE = "attach_file"
    """The same without a field's name: "đính kèm tệp này"."""
    PAPER = "paper"
    """Something that is attached: "giấy", "hóa đơn"."""
    UPWARD = "upward"
    """What stands behind the file: "tải ảnh lên"."""
    WONDER = "wonder"
    OTHER_PERSON = "other_person"
    AMONG = "among"
    """Tells whose colleague somebody is, and belongs to no name: "Hải | trong nhóm"."""
    ONLY = "only"
    """Nothing but what follows: "bỏ bảo hiểm đi, | chỉ thẻ tín dụng thôi"."""
    BECAUSE = "because"
    """Leads the reason of what was just said."""
    SAME = "same"
    """The value is that of the field named next: "giống địa chỉ nhà"."""
    CARRY = "carry"
    """… where it is clear of what and to where: "lấy y số đó", "chép câu đó xuống ghi chú"."""
    AS_IS = "as_is"
    """Stands between such a word and what is meant: "lấy | nguyên văn | câu đó"."""
    THAT = "that"
    """Stands for what was told before: "câu đó", "ở trên"."""
    HE = "he"
    SHE = "she"
    THEY = "they"
    """Somebody spoken of before, whatever the gender: "người đó"."""
    RELATIVE = "relative"
    """A change by an amount ("giảm 100 triệu"): the value said is not the value meant."""
    LESS = "less"
    """The same, and the amount is taken off."""
    TICK = "tick"
    NEW_FORM = "new_form"
    GREET = "greet"
    LOAD_DRAFT = "load_draft"
    LIST_DRAFTS = "list_drafts"
    DELETE_DRAFT = "delete_draft"
    NAMED_AS = "named_as"
    """Leads the name of a draft: "tên là …"."""
    AS_BEFORE = "as_before"
    """Stands behind a field that shall be as it was: "về lúc nãy"."""
    RESTORE = "restore"
    KEEP = "keep"
    """Something shall stay as it is: "ngày giữ nguyên"."""
    TIMES = "times"
    """Counts turns: "ba bước"."""
    GUIDE = "guide"
    UNGUIDE = "unguide"
    REPEAT = "repeat"
    STOP = "stop"
    TITLE = "title"
    """The name of the form itself, said in passing."""


_COMMANDS = frozenset(
    {Cue.CLEAR, Cue.CLEAR_ALL, Cue.NEXT, Cue.BACK, Cue.GOTO, Cue.STEP, Cue.TOP, Cue.BOTTOM, Cue.READ, Cue.READ_ALL,
     Cue.MISSING, Cue.CHECK, Cue.UNDO, Cue.REDO, Cue.SUBMIT, Cue.SAVE_DRAFT, Cue.PRINT, Cue.CANCEL, Cue.NEGATE}
)  # fmt: skip
"""What asks for something other than a value."""
_TELLING = frozenset(Cue) - {Cue.CARRY, Cue.AS_IS, Cue.THAT}
"""What asks for something by itself: "lấy", "y chang" and "câu đó" are words of any text."""
_OF_SESSION = frozenset(
    {Cue.OPEN, Cue.LIST_DRAFTS, Cue.LOAD_DRAFT, Cue.SAVE_DRAFT, Cue.GUIDE, Cue.UNGUIDE, Cue.REPEAT, Cue.STOP,
     Cue.UNDO, Cue.REDO, Cue.TIMES}
)  # fmt: skip
"""What concerns the session, not a value."""
_PAGES = frozenset({"trang", "web", "khác"})
"""Other pages are asked for by these: `core.pages`."""
_FIRST_NUMBERS = frozenset({"một", "hai", "ba", "bốn", "năm", "nhất", "cuối"})
"""Steps of a form are counted."""


@dataclass(frozen=True)
class Workflow:
    """One of the forms that ship with the product, and how people ask for it."""

    type: str
    title: str
    names: tuple[str, ...]
    """Phrases that ask for this form: "đơn vay", "vay tiền"."""
    aliases: dict[str, tuple[str, ...]]
    """Field name -> further spoken names of the field."""
    option_aliases: dict[str, dict[str, tuple[str, ...]]]
    """Field name -> option value -> further spoken names of the option."""
    wishes: tuple[str, ...] = ()
    """What somebody tells who wants this form while none is open: "làm thêm giờ"; behind "…" a sum: "mượn …"."""


@dataclass(frozen=True)
class Language:
    """Everything that is known of the language beyond grammar."""

    lexicon: Lexicon
    cues: Phrases[Cue]
    formulas: Formulas[Cue]
    """The acts that are worded too freely for a list of phrases."""
    requests: Requests
    """Requests that are told whole."""
    session: Requests
    """Wishes around a form that are told whole: `core.around_forms`."""
    kind_words: Phrases[str]
    """Phrases of field labels -> name of a `core.kinds.FieldKind`."""
    synonyms: Synonyms
    sides: Synonyms
    """Sets of phrases that name one side of a form that asks the same of several: "bên nữ", "cô dâu"."""
    option_synonyms: Synonyms
    """Sets of phrases that may replace one another in a choice of a list."""
    senses: Senses
    """What words of choices mean besides, each by itself."""
    degrees: Degrees
    """How much a choice is, and what it is not."""
    english: Glossary
    """English words of labels and choices, as they are said in Vietnamese."""
    measures: Phrases[str]
    """Units of measure as they are said behind a number -> the unit."""
    units: Units
    """The same units with their sizes."""
    date_leans: Phrases[str]
    """Phrases of date labels -> name of a `core.values.Lean`."""
    particles: frozenset[str]
    """Toned words that carry nothing: dạ, ạ, nhé, cho, tôi…"""
    marks: Marks = field(default_factory=Marks)
    """What tells a correction."""
    answers: AnswerMarks = field(default_factory=AnswerMarks)
    """What tells an answer to a question."""
    work: MarkedWords[str] = field(default_factory=MarkedWords[str])
    """What tells that somebody works for a wage."""
    deeds: MarkedWords[str] = field(default_factory=MarkedWords[str])
    """What those do whom a field asks for, by the names of the field."""
    counting: MarkedWords[str] = field(default_factory=MarkedWords[str])
    """Verbs that tell how many were checked or found, and what they count."""
    story_fields: MarkedWords[str] = field(default_factory=MarkedWords[str])
    """What sort of long text a field asks for, by words of its label."""
    story_words: MarkedWords[str] = field(default_factory=MarkedWords[str])
    """Words by which people tell what happened, by what they do in a story."""
    stories: StoryTagger = field(default_factory=StoryTagger)
    """Which words of a story are a text of which sort."""
    people: MarkedWords[str] = field(default_factory=MarkedWords[str])
    """What people are called."""
    label_marks: MarkedWords[str] = field(default_factory=MarkedWords[str])
    """What words of a label tell of its field."""
    person_roles: MarkedWords[str] = field(default_factory=MarkedWords[str])
    """What somebody is to a form, by labels and by what leads a name."""
    workflows: tuple[Workflow, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=dict)
    """Weight of each feature of `core.confidence`."""
    addressing: Mapping[str, float] = field(default_factory=dict)
    """Weight of each feature of `core.addressing`."""

    @cached_property
    def cue_words(self) -> frozenset[str]:
        """The toned words of every phrase that asks for anything."""
        return self.cues.words_of(_TELLING) | self.formulas.words_of(_TELLING) | _FIRST_NUMBERS

    @cached_property
    def command_words(self) -> frozenset[str]:
        """The toned words of what asks for something other than a value."""
        return self.cues.words_of(_COMMANDS) | self.formulas.words_of(_COMMANDS) | _FIRST_NUMBERS

    @cached_property
    def command_sounds(self) -> SoundIndex:
        """The same words by their sound."""
        return SoundIndex(self.sounds, self.command_words)

    @cached_property
    def session_sounds(self) -> SoundIndex:
        """The toned words of what concerns the session, by their sound."""
        return SoundIndex(self.sounds, self.cues.words_of(_OF_SESSION) | _PAGES | _FIRST_NUMBERS)

    @property
    def sounds(self) -> SoundTable:
        """How easily one sound is taken for another."""
        return self.lexicon.sounds

    def workflow(self, form_type: str) -> Workflow | None:
        """The workflow of that type, if it is one of ours."""
        return next((w for w in self.workflows if w.type == form_type), None)
