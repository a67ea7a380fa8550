"""From an upload to its summary, as a patient waits for it: `python -m benchmarks.upload`.

A three-page digital laboratory report goes through the whole portal: the launcher's embedded
services, web server and worker, in a temporary folder. Times are those of the progress events
that the page shows; a stage begins when it is announced. Prints markdown rows.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time

from benchmarks.portal import Portal, running
from documents.tests import papers

NAMES = (
    *("Hemoglobin", "Hematocrit", "Platelets", "Glucose", "Creatinine", "Sodium", "Potassium"),
    *("Calcium", "Albumin", "Ferritin", "TSH", "Urea", "Magnesium", "Phosphate", "Chloride"),
)
STAGES = (
    ("the file is sent, encrypted and stored", None),
    ("waiting for a worker", "Waiting for its turn"),
    ("reading the pages", "Reading"),
    ("finding values and medicines", "Finding values and medicines"),
    ("writing the summary", "Writing the summary"),
    ("rephrasing (no model: passed by)", "Making it easier to read"),
)
TOTAL = "from sending to the summary"


def report(number: int) -> bytes:
    """Three pages of fifteen values each; every report differs a little."""
    heading = [(60.0, 60.0, 14.0, "Willow Street Laboratory"), (60.0, 80.0, 10.0, "2026-03-02")]
    pages = []
    for page in range(3):
        rows = [("Test", "Result", "Unit", "Reference range")]
        rows += [
            (name, f"{4 + (number + place + page) % 9}.{page}", "mmol/L", "3.5 - 9.5")
            for place, name in enumerate(NAMES)
        ]
        pages.append([*heading, *papers.table(rows, top=120, pitch=24)])
    return papers.pdf(pages)


def once(portal: Portal, number: int) -> dict[str, float]:
    """Seconds by stage."""
    data = report(number)
    begun = time.perf_counter()
    announced = portal.upload(f"report-{number}.pdf", [data], len(data))
    sent = time.perf_counter()
    seconds = dict.fromkeys((name for name, _ in STAGES), 0.0)
    seconds[STAGES[0][0]] = sent - begun
    stage, since = STAGES[1][0], sent
    for told in portal.follow(announced["events"]):
        seconds[stage] += told.at - since
        since = told.at
        if told.event == "done":
            if told.state["status"] != "ready":
                raise SystemExit(f"the report ended as {told.state['status']}")
            break
        stage = next(
            name for name, label in STAGES if label and told.state["label"].startswith(label)
        )
    seconds[TOTAL] = since - begun
    return seconds


def main() -> None:
    """One run to warm up, then ``--runs``."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=9)
    runs = options.parse_args().runs
    with running() as portal:
        cold = once(portal, 0)
        warm = [once(portal, number) for number in range(1, runs + 1)]
    print(f"| stage, 3 pages, {len(NAMES) * 3} values | median of {runs} | worst | first upload |")
    print("|---|---|---|---|")
    for name in (*(name for name, _ in STAGES), TOTAL):
        times = [run[name] for run in warm]
        figures = (statistics.median(times), max(times), cold[name])
        print(f"| {name} | " + " | ".join(f"{figure:.2f} s" for figure in figures) + " |")
    print(f"\n{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
