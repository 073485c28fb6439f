"""What to do where Amazon's packages are not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from speak_to_input.errors import ConfigurationError


@contextmanager
def needing_aws() -> Iterator[None]:
    """Around imports of the extra. Raises: ConfigurationError naming the fix."""
    try:
        yield
    except ImportError as error:
        raise ConfigurationError(
            "Amazon's packages are not installed.", hint="pip install 'speak-to-input[aws]'"
        ) from error
