"""Leaves in peace what a service loads at its start: it stays as long as the process does."""

import gc

_NEW_OBJECTS = 50_000
"""An utterance makes a few thousand objects that hold others and gives nearly all back without the collector, so it
is understood without a single collection. Those that are kept by mistake are some megabytes until it runs."""


def spare_what_is_loaded() -> None:
    """Take all that lives now out of garbage collection, and collect more seldom.

    A full collection looked at every word of the lexicon, every 50th utterance, and held it up by up to 70 ms.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 10, 10)
