"""Recogniser and voice are made ready while the service answers already, and says how far they are."""

from collections.abc import Awaitable

from speak_to_input.errors import SpeakToInputError
from speak_to_input.observe.logs import logger
from speak_to_input.observe.progress import Step, watched

_LOADING = "loading"
_log = logger("voice")


class Readiness:
    """By the name of the check: what was found, and while that is not known, the step it is at."""

    def __init__(self) -> None:
        self.checks: dict[str, str] = {}
        self.steps: dict[str, Step] = {}

    def expect(self, *names: str) -> None:
        """These are going to be made ready."""
        self.checks.update(dict.fromkeys(names, _LOADING))

    async def make(self, name: str, preparing: Awaitable[None], provider: str) -> None:
        """Wait for `preparing`; afterwards the check is ok with the provider's name, or what is in the way."""

        def told(step: Step) -> None:
            self.steps[name] = step

        try:
            with watched(told):
                await preparing
        except SpeakToInputError as error:
            self.checks[name] = f"{error.message} {error.hint}".strip()
            _log.error("not ready", reason=self.checks[name], code=name)
        except Exception as error:
            # Nobody waits for this task: what went wrong is told where people look.
            self.checks[name] = f"failed ({type(error).__name__}), see the log"
            _log.error("not ready", code=name, exc_info=error)
        else:
            self.checks[name] = f"ok ({provider})"
        finally:
            self.steps.pop(name, None)
