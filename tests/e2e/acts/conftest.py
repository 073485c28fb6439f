"""One agent for all acts: each test has a session of its own."""

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.acts.talk import Talk
from tests.e2e.agent_process import Running, running_agent
from tests.e2e.browser_site import Site, serve

Open = Callable[..., Talk]


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with serve() as made:
        yield made


@pytest.fixture(scope="session")
def agent(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("acts")
    with running_agent(folder, S2I_FORMS__ALLOWED_ORIGINS=site.origin) as running:
        yield running


@pytest.fixture
def on(agent: Running, site: Site, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Open a form by its type, or a page of tests/pages by its path, in a session that the test has alone."""
    talks: list[Talk] = []

    def open_one(name: str = "loan") -> Talk:
        talk = Talk(
            agent, f"{request.node.originalname}-{abs(hash(request.node.name)) % 10**6}-{len(talks)}"[-64:]
        )
        talks.append(talk)
        return talk.open(url=f"{site.origin}/pages/{name}") if "/" in name else talk.open(name)

    yield open_one
    for talk in talks:
        talk.agent.http.delete(f"/api/sessions/{talk.session_id}/ledger")
