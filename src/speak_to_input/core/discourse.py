"""Who is spoken of beside the person whom a form is about, from one utterance to the next."""

from dataclasses import dataclass

from speak_to_input.vi.genders import Gender


@dataclass(frozen=True, slots=True)
class Discourse:
    """What "anh ấy", "bả" may mean besides the people whom the form asks for, and whose "của em" is not."""

    beside: bool = False
    """Somebody of whom the form asks nothing was spoken of last."""
    gender: Gender | None = None
    """Of that one; None where nothing tells it."""
    serving: frozenset[str] = frozenset()
    """What those are called who fill in the form for somebody else, "em" after "em ghi cho chị …"."""
