"""What tests of several rooms share: the repository, a scratch site, the demonstration site built once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material that is not ours to copy; tests that read it skip where it is absent."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("the shared material (../shared) is not here")
    return folder


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration site, built once for all tests that only read it."""
    from generator.build import build
    from generator.reporting import Silent

    output = tmp_path_factory.mktemp("demonstration") / "public"
    build(REPOSITORY, Silent(), output=output)
    return output


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., Path]:
    """A function that makes a site from its settings text and its articles by name."""

    def make(settings: str, articles: dict[str, str]) -> Path:
        site = tmp_path / "site"
        (site / "content").mkdir(parents=True, exist_ok=True)
        (site / "site.yaml").write_text(settings, "utf-8")
        for name, text in articles.items():
            path = site / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return site

    return make
