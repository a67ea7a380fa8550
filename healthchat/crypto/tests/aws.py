"""A stand-in for S3 and KMS on a loopback port, for one test module at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from moto.server import ThreadedMotoServer

REGION = "eu-west-1"


@contextmanager
def moto_server() -> Iterator[str]:
    """The address of a fresh server; boto3 is pointed at it and given made-up credentials."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AWS_ACCESS_KEY_ID", "made-up")
            patch.setenv("AWS_SECRET_ACCESS_KEY", "made-up")
            patch.setenv("AWS_DEFAULT_REGION", REGION)
            patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
            for name in ("S3", "KMS"):
                patch.setenv(f"AWS_ENDPOINT_URL_{name}", f"http://{host}:{port}")
            yield f"http://{host}:{port}"
    finally:
        server.stop()
