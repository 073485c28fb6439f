"""Which fields of a form take what a story tells."""

from collections import Counter

from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.language import Language
from speak_to_input.core.stories.roles import role_of
from speak_to_input.core.vocabulary import Vocabulary


def story_fields(vocabulary: Vocabulary, language: Language) -> dict[str, int]:
    """The long texts that a story may tell, by role: the form's only one of each."""
    roles = {
        known.index: role_of(language.story_fields, known.label)
        for known in vocabulary.fields
        if known.kind is FieldKind.PROSE and known.whole
    }
    times = Counter(roles.values())
    return {role: field for field, role in roles.items() if role and times[role] == 1}
