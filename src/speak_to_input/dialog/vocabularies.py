"""Forms made ready for understanding, kept for as long as their schema stays the same."""

from collections import OrderedDict

from speak_to_input.core.forms import Form
from speak_to_input.core.language import Language
from speak_to_input.core.vocabulary import Vocabulary, compile_form

_KEPT = 64


class Vocabularies:
    """Compiles each schema once; the ones used last are kept."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._kept: OrderedDict[str, Vocabulary] = OrderedDict()

    def of(self, form: Form) -> Vocabulary:
        """The vocabulary of a form; a form without a schema key is compiled each time."""
        if not form.schema_key:
            return compile_form(form, self._language)
        key = f"{form.type}\0{form.schema_key}"
        if key not in self._kept:
            self._kept[key] = compile_form(form, self._language)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]
