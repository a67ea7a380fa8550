"""Measure the import of structured records against their coded entries.

    HEALTHCHAT_EVAL_DATA=DIR python -m documents.evaluation.structured [SET] [--split S] [--show N]

SET is ccda, hl7v2 or fhir_synthea; without one all three are measured. A figure is the share of
coded entries that were imported exactly: for a value its name, value and unit (and range, flag and
day where the labels give them), for the others name and status. ``invented`` counts imported
values that no label names. fhir_synthea's labels are put back into FHIR resources here, beside
the set's own bundles, whose every quantity is asked for. Refused files are listed with the reason.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from functools import partial
from pathlib import Path

from documents.evaluation.structured_fhir import measure_fhir
from documents.evaluation.structured_tally import (
    Refused,
    Row,
    Tally,
    imported,
    items,
    plain,
    take,
    unit_of,
)
from documents.pipeline.structured.results import by_loinc
from documents.pipeline.structured.short_names import shown_name
from documents.pipeline.types import Findings, LabRow


def measure_ccda(folder: Path, split: str) -> Tally:
    """Every coded entry that has a name or a value, whatever the narrative shows of it."""
    tally = Tally()
    for item in items(folder / "ccda" / f"{split}.jsonl"):
        tally.files += 1
        try:
            found = imported((folder / "ccda" / item["file"]).read_bytes())
        except Refused as refused:
            tally.refused.append(f"{item['id']}: {refused.code}")
            for kind, entries in item["gold"].items():
                for each in entries:
                    tally.count(kind, False, f"{item['id']} refused {each}")
            continue
        rest = list(found.labs)
        for kind in ("labs", "vitals"):
            for gold in item["gold"][kind]:
                hit = _ccda_value(rest, gold)
                tally.count(kind, hit is not None, f"{item['id']} {json.dumps(gold)}")
                if hit is not None:
                    _details(tally, item["id"], hit, gold)
        tally.invented["labs"] += len(rest)
        tally.wrong += [f"extra: {item['id']} {row.name} {row.value} {row.unit}" for row in rest]
        _ccda_lists(tally, item, found)
    return tally


def _ccda_value(rest: list[LabRow], gold: Row) -> LabRow | None:
    result = gold["result"]
    name = plain(gold["test"]["name"])
    if "text" in result:
        value, unit = plain(result["text"]), ""
    elif "low" in result:
        value, unit = f"{result['low']} - {result['high']}", result["unit"]
    else:
        value, unit = plain(result["value"]), result["unit"]
    return take(
        rest,
        lambda row: (
            (row.name in {name, _shown(gold, row)} or not name)
            and row.value == value
            and (row.unit or "") == unit_of(unit)
            and (not gold["date"] or _day(row) == gold["date"][:8])
        ),
    )


def _shown(gold: Row, row: LabRow) -> str:
    """The name that a shortened one of the gold is shown by, for the gold's own LOINC code."""
    coded = by_loinc().get(str(gold["test"].get("code")), ())
    only = coded[0] if len(coded) == 1 else None
    return shown_name(plain(gold["test"]["name"]), only, row.unit, row.value)


def _day(row: LabRow) -> str:
    return row.observed_on.strftime("%Y%m%d") if row.observed_on else ""


def _details(tally: Tally, name: str, row: LabRow, gold: Row) -> None:
    """Flag and range of a value that was found."""
    if gold["flag"]:
        tally.count("flags", row.printed_flag == gold["flag"], f"{name} {row} {gold['flag']}")
    reference = gold.get("reference") or {}
    if wanted := plain(reference.get("text")):
        tally.count("ranges", row.ref_text == wanted, f"{name} {row.ref_text} for {wanted}")
    if reference.get("low") or reference.get("high"):
        bounds = [None if b is None else float(b) for b in (row.ref_low, row.ref_high)]
        ends = [float(reference[k]) if reference.get(k) else None for k in ("low", "high")]
        tally.count("bounds", bounds == ends, f"{name} {bounds} for {ends}")


def _ccda_lists(tally: Tally, item: Row, found: Findings) -> None:
    medicines = Counter(plain(each.name).casefold() for each in found.medications)
    medicines.update(plain(each.text).casefold() for each in found.followups)
    conditions = {plain(each.text).casefold() for each in (*found.conditions, *found.symptoms)}
    substances = {plain(each.substance).casefold() for each in found.allergies}
    doses = Counter(plain(each.dose) for each in found.medications)
    for gold in item["gold"]["medications"]:
        name = plain(gold["name"]).casefold()
        if gold["negated"] or not _says(name):
            continue
        hit = medicines[name] > 0
        medicines[name] -= hit
        tally.count("medications", hit, f"{item['id']} {gold['name']}")
        dose = gold["dose"] or {}
        if hit and dose.get("value"):
            wanted = f"{dose['value']} {unit_of(dose['unit'])}".strip()
            tally.count("doses", doses[wanted] > 0, f"{item['id']} {gold['name']} {wanted}")
    for gold in item["gold"]["problems"]:
        name = plain(gold["name"]).casefold()
        if name and not gold["negated"]:
            tally.count("problems", name in conditions, f"{item['id']} {gold['name']}")
    for gold in item["gold"]["allergies"]:
        name = plain(gold["substance"]).casefold()
        if name and not gold["negated"]:
            tally.count("allergies", name in substances, f"{item['id']} {gold['substance']}")
        elif gold["negated"] and not name:
            hit = any(each.status == "absent" for each in found.allergies)
            tally.count("no_allergies", hit, f"{item['id']}")


def _says(name: str) -> bool:
    return any(char.isalnum() for char in name)


_CODED = frozenset({"CE", "CWE", "CNE"})


def measure_hl7v2(folder: Path, split: str) -> Tally:
    """Every OBX; a message without one may be refused, and must be where it holds nothing."""
    tally = Tally()
    for item in items(folder / "hl7v2" / f"{split}.jsonl"):
        tally.files += 1
        gold = [each for each in item["observations"] if each["value"].strip()]
        try:
            found = imported(item["message"].encode())
        except Refused as refused:
            tally.refused.append(f"{item['id']}: {refused.code}")
            for each in gold:
                tally.count("values", False, f"{item['id']} refused {each}")
            continue
        rest = list(found.labs)
        for each in gold:
            hit = take(rest, partial(_is_observation, gold=each))
            tally.count("values", hit is not None, f"{item['id']} {json.dumps(each)}")
            if hit is not None and each["reference"].strip("^ "):
                wanted = plain(" ".join(part for part in each["reference"].split("^") if part))
                tally.count("ranges", hit.ref_text == wanted, f"{item['id']} {hit.ref_text}")
            if hit is not None and each["flag"]:
                tally.count("flags", hit.printed_flag == each["flag"], f"{item['id']}")
        tally.invented["values"] += len(rest)
        tally.wrong += [f"extra: {item['id']} {row.name} {row.value}" for row in rest]
    return tally


def _is_observation(row: LabRow, gold: Row) -> bool:
    value = gold["value"]
    if gold["type"] in _CODED:
        parts = value.split("^")
        value = next((part for part in [*parts[1:2], *parts[4:5], *parts[:1]] if part), "")
    elif gold["type"] == "SN":
        value = "".join(value.split("^"))
    same = re.sub(r"[\s~;]+", "", row.value) == re.sub(r"[\s~;]+", "", value)
    named = plain(row.name) == plain(gold["name"]) or not gold["name"]
    return same and named and (row.unit or "") == unit_of(gold["unit"])


MEASURES = {"ccda": measure_ccda, "hl7v2": measure_hl7v2, "fhir_synthea": measure_fhir}


def main() -> int:
    """Print the figures as JSON, and with ``--show`` the first entries that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", nargs="?", choices=sorted(MEASURES))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    folder = os.environ.get("HEALTHCHAT_EVAL_DATA")
    if not folder:
        sys.stderr.write("Set HEALTHCHAT_EVAL_DATA to the folder of the labelled sets.\n")
        return 2
    for name in [options.set] if options.set else sorted(MEASURES):
        tally = MEASURES[name](Path(folder), options.split)
        sys.stdout.write(json.dumps({name: tally.as_dict()}, indent=2) + "\n")
        for line in tally.wrong[: options.show]:
            sys.stdout.write(f"  {line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
