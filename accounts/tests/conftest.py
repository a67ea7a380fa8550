"""The cast, in the test's own transaction."""

from __future__ import annotations

import pytest

from accounts.testing import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()
