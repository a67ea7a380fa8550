"""A document's page, as its patient waits for it: `python -m benchmarks.views`.

A record and one twice as long are read by the whole portal, on embedded services in a temporary
folder, and looked at. What counts is the ratio: a page shows a window of a record, so the long one
should cost no more. The first look after another document came prepares anew what rests on it.
Prints markdown rows.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time

from benchmarks.portal import Portal, running

TESTS = (
    *("Hemoglobin", "Hematocrit", "Platelets", "Glucose", "Creatinine", "Sodium", "Potassium"),
    *("Calcium", "Albumin", "Ferritin", "TSH", "Urea", "Magnesium", "Phosphate", "Chloride"),
)
PAGES = {"document": "", "document, in short": "?depth=short", "its own words": "?depth=original"}


def record(pages: int, values: int) -> bytes:
    """Pages of values, each with a next step, as plain text."""
    made = []
    for page in range(pages):
        rows = [f"Collected: 20{page % 26:02}-03-{1 + page % 28:02}", ""]
        for at in range(values):
            name = TESTS[at % len(TESTS)]
            rows.append(f"{name:<20}{3 + (page + at) % 60}.{at % 10:<8}mmol/L    3.5 - 9.5")
        rows.append(f"Follow up with cardiology in {page + 2} weeks.")
        made.append("\n".join(rows))
    return "\f".join(made).encode()


def add(portal: Portal, name: str, data: bytes) -> str:
    """Upload and wait until it is read; its address."""
    announced = portal.upload(name, [data], len(data))
    *_, last = portal.follow(announced["events"])
    if last.state["status"] != "ready":
        raise SystemExit(f"{name} ended as {last.state['status']}")
    return str(announced["url"])


def look(portal: Portal, address: str) -> float:
    """Seconds for one page."""
    begun = time.perf_counter()
    status, _ = portal.ask("GET", address)
    if status != 200:
        raise SystemExit(f"{address} answered {status}")
    return time.perf_counter() - begun


def usual(portal: Portal, address: str, runs: int) -> float:
    """The median of several looks after a first."""
    look(portal, address)
    return statistics.median(look(portal, address) for _ in range(runs))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--values", type=int, default=30, help="on each page")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with running(JOBS_RELAY_SECONDS="1") as portal:
        short = add(portal, "short.txt", record(options.pages // 2, options.values))
        costs = {name: [usual(portal, short + ask, options.runs)] for name, ask in PAGES.items()}
        costs["list of documents"] = [usual(portal, "/documents/", options.runs)]
        long = add(portal, "long.txt", record(options.pages, options.values))
        for name, ask in PAGES.items():
            costs[name].append(usual(portal, long + ask, options.runs))
        costs["list of documents"].append(usual(portal, "/documents/", options.runs))
        add(portal, "other.txt", record(2, options.values))
        after = look(portal, long)
    print(f"{options.pages} pages, {options.pages * options.values} values; load {os.getloadavg()}")
    print("| page | half of it, ms | all of it, ms | ratio |\n|---|---|---|---|")
    for name, (one, many) in costs.items():
        print(f"| {name} | {one * 1000:.0f} | {many * 1000:.0f} | {many / one:.2f} |")
    print(f"| first look after another document | | {after * 1000:.0f} | |")


if __name__ == "__main__":
    main()
