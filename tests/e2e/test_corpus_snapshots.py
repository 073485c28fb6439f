"""The forms that the corpus speaks of are the forms on the live pages."""

from tests.corpus import snapshots
from tests.corpus.cases import load_form


async def test_the_corpus_speaks_of_the_live_pages() -> None:
    with snapshots.served() as base:
        live = await snapshots.read_live(base)
    assert set(live) == set(snapshots.addresses(""))
    for name, form in live.items():
        kept = load_form(name)
        hint = f"{name}: run `python -m tests.corpus.snapshots` and look at what changed"
        assert form.fields == kept.fields, hint
        assert form.buttons == kept.buttons, hint
        assert form == kept, hint
