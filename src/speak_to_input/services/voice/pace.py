"""How long to wait in a pause before the words are acted on."""

from dataclasses import dataclass

from speak_to_input.core.hearing.completeness import Completeness


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of silence, by how complete the words are; `interim_s` between looks at words still coming."""

    closed_s: float = 0.2
    usual_s: float = 0.55
    open_s: float = 1.1
    interim_s: float = 1.0
    speculate: bool = True
    """Read the words in every pause while the turn is open; else only when silence has lasted `usual_s`."""
    prose_s: float = 0.8
    longest_s: float = 24.0
    """A stretch of speech longer than this is read in parts, at its next pause."""

    def wait_s(self, completeness: Completeness) -> float:
        """Before the turn ends."""
        match completeness:
            case Completeness.CLOSED:
                return self.closed_s
            case Completeness.PROSE:
                return self.prose_s
            case Completeness.OPEN:
                return self.open_s
            case Completeness.USUAL:
                return self.usual_s
