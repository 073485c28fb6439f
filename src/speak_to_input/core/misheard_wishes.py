"""Wishes about the session that a recogniser wrote down wrong: "mở chang khác", "nhắc nại".

As with commands (`core.misheard`), words that nobody uses in such a wish are replaced by those that sound like them.
What comes of it counts only if it is wholly such a wish, holds no words of the person's own and loses nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

from speak_to_input.core.commands import Go, GoToNth, ListDrafts, LoadDraft, Request, SaveDraft, Travel
from speak_to_input.core.language import Language
from speak_to_input.core.misheard import other_hearings
from speak_to_input.core.pages import PageWish, read_page_wish
from speak_to_input.core.requests import read_request
from speak_to_input.core.vocabulary import Vocabulary
from speak_to_input.vi.text import read_words

_NAMELESS = (SaveDraft, LoadDraft)


def request_by_sound(text: str, language: Language, vocabulary: Vocabulary | None = None) -> Request | None:
    """The wish about the session that `text` sounds like; None when it sounds like none, or is one already."""
    for said in _hearings(text, language, vocabulary):
        request = read_request(said, language, vocabulary)
        if isinstance(request, Go | GoToNth | ListDrafts | Travel):
            return replace(request, heard=text)
        if isinstance(request, _NAMELESS) and not request.name:
            return replace(request, heard=text)
    return None


def page_by_sound(text: str, language: Language) -> PageWish | None:
    """The page that `text` sounds like asking for, by no name or by one that was heard as it is."""
    heard = {token.toned for token in read_words(text).tokens}
    for said in _hearings(text, language, None):
        wish = read_page_wish(said, language)
        if wish is None or wish.address is not None or (wish.plain and not wish.named):
            continue
        if {token.toned for token in read_words(wish.named).tokens} <= heard:
            return wish
    return None


def _hearings(text: str, language: Language, vocabulary: Vocabulary | None) -> Iterator[str]:
    own = vocabulary.words if vocabulary is not None else frozenset()
    return (said for said, _ in other_hearings(read_words(text), language, own, language.session_sounds))
