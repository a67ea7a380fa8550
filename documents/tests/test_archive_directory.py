"""How much of an archive is read before anything in it is believed."""

from __future__ import annotations

import io

import pytest

from documents.pipeline.files import zips
from documents.pipeline.files.limits import Limits
from documents.pipeline.types import Refused
from documents.tests.zip_maker import Raw, raw_zip


def test_the_directory_is_never_read_beyond_its_bound() -> None:
    class Watched(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.most = max(self.most, size or 0)
            return super().read(size)

    stream = Watched(raw_zip([Raw(b"n" * 60_000) for _ in range(80)]))
    with pytest.raises(Refused):
        zips.open_zip(stream)
    assert stream.most <= zips.MAX_DIRECTORY
    assert Limits().max_bytes > zips.MAX_DIRECTORY
