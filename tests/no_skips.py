"""A pytest plugin for CI: a test that was skipped is a test that did not run, and fails the run.

The one reason that counts is missing evaluation data (HEALTHCHAT_EVAL_DATA is not set).
"""

from __future__ import annotations

import os

import pytest

ALLOWED = "HEALTHCHAT_EVAL_DATA"


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run, naming every skip that has no such reason."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not os.environ.get("CI"):
        return
    data_is_missing = not os.environ.get(ALLOWED)
    for report in reporter.stats.get("skipped", []):
        if not (data_is_missing and ALLOWED in _reason(report)):
            reporter.write_line(f"SKIPPED IN CI: {report.nodeid}", red=True)
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
