"""Measure the import of structured records against their coded entries.

    HEALTHCHAT_EVAL_DATA=DIR python -m documents.evaluation.structured [SET] [--split dev] [--show N]

SET is ccda, hl7v2 or fhir_synthea; without one all three are measured. A figure is the share of
coded entries that were imported exactly: for a value its name, value and unit (and range, flag and
day where the labels give them), for the others name and status. ``invented`` counts imported
values that no label names. fhir_synthea's labels are put back into FHIR resources here, beside
the set's own bundles, whose every quantity is asked for. Refused files are listed with the reason.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents.pipeline.extract import open_document
from documents.pipeline.types import Findings, LabRow, Refused

Row = dict[str, Any]


@dataclass
class Tally:
    """Entries expected and imported exactly, by kind; what went wrong, in words."""

    expected: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    files: int = 0

    def count(self, kind: str, hit: bool, said: str) -> None:
        """One expected entry."""
        self.expected[kind] += 1
        if hit:
            self.exact[kind] += 1
        else:
            self.wrong.append(f"{kind}: {said}")

    def as_dict(self) -> Row:
        """The figures as they are printed."""
        return {
            "files": self.files,
            "refused": self.refused,
            **{
                kind: {
                    "exact": round(self.exact[kind] / wanted, 4),
                    "of": wanted,
                    **({"invented": self.invented[kind]} if kind in self.invented else {}),
                }
                for kind, wanted in sorted(self.expected.items())
            },
        }


def imported(data: bytes) -> Findings:
    """The findings of a file, through the same door as an upload; raises ``Refused``."""
    with open_document(io.BytesIO(data), images=False) as document:
        list(document.pages())
        if document.findings is None:
            raise ValueError("not taken for a structured record")
        return document.findings


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _unit(text: str | None) -> str:
    """UCUM's ``1`` is "no unit"."""
    return "" if _plain(text) == "1" else _plain(text)


def _take(rows: list[LabRow], matches: Any) -> LabRow | None:
    for place, row in enumerate(rows):
        if matches(row):
            return rows.pop(place)
    return None


def measure_ccda(folder: Path, split: str) -> Tally:
    """Every coded entry that has a name or a value, whatever the narrative shows of it."""
    tally = Tally()
    for item in _items(folder / "ccda" / f"{split}.jsonl"):
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
    name = _plain(gold["test"]["name"])
    if "text" in result:
        value, unit = _plain(result["text"]), ""
    elif "low" in result:
        value, unit = f"{result['low']} - {result['high']}", result["unit"]
    else:
        value, unit = _plain(result["value"]), result["unit"]
    return _take(
        rest,
        lambda row: (
            (row.name == name or not name)
            and row.value == value
            and (row.unit or "") == _unit(unit)
            and (not gold["date"] or _day(row) == gold["date"][:8])
        ),
    )


def _day(row: LabRow) -> str:
    return row.observed_on.strftime("%Y%m%d") if row.observed_on else ""


def _details(tally: Tally, name: str, row: LabRow, gold: Row) -> None:
    """Flag and range of a value that was found."""
    if gold["flag"]:
        tally.count("flags", row.printed_flag == gold["flag"], f"{name} {row} {gold['flag']}")
    reference = gold.get("reference") or {}
    if wanted := _plain(reference.get("text")):
        tally.count("ranges", row.ref_text == wanted, f"{name} {row.ref_text} for {wanted}")
    if reference.get("low") or reference.get("high"):
        bounds = [None if b is None else float(b) for b in (row.ref_low, row.ref_high)]
        ends = [float(reference[k]) if reference.get(k) else None for k in ("low", "high")]
        tally.count("bounds", bounds == ends, f"{name} {bounds} for {ends}")


def _ccda_lists(tally: Tally, item: Row, found: Findings) -> None:
    medicines = Counter(_plain(each.name).casefold() for each in found.medications)
    medicines.update(_plain(each.text).casefold() for each in found.followups)
    conditions = {_plain(each.text).casefold() for each in (*found.conditions, *found.symptoms)}
    substances = {_plain(each.substance).casefold() for each in found.allergies}
    doses = Counter(_plain(each.dose) for each in found.medications)
    for gold in item["gold"]["medications"]:
        name = _plain(gold["name"]).casefold()
        if gold["negated"] or not _says(name):
            continue
        hit = medicines[name] > 0
        medicines[name] -= hit
        tally.count("medications", hit, f"{item['id']} {gold['name']}")
        dose = gold["dose"] or {}
        if hit and dose.get("value"):
            wanted = f"{dose['value']} {_unit(dose['unit'])}".strip()
            tally.count("doses", doses[wanted] > 0, f"{item['id']} {gold['name']} {wanted}")
    for gold in item["gold"]["problems"]:
        name = _plain(gold["name"]).casefold()
        if name and not gold["negated"]:
            tally.count("problems", name in conditions, f"{item['id']} {gold['name']}")
    for gold in item["gold"]["allergies"]:
        name = _plain(gold["substance"]).casefold()
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
    for item in _items(folder / "hl7v2" / f"{split}.jsonl"):
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
            hit = _take(rest, lambda row, each=each: _is_observation(row, each))
            tally.count("values", hit is not None, f"{item['id']} {json.dumps(each)}")
            if hit is not None and each["reference"].strip("^ "):
                wanted = _plain(" ".join(part for part in each["reference"].split("^") if part))
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
    named = _plain(row.name) == _plain(gold["name"]) or not gold["name"]
    return same and named and (row.unit or "") == _unit(gold["unit"])


def measure_fhir(folder: Path, split: str) -> Tally:
    """Labels put back into resources, and every quantity of the set's own bundles."""
    tally = Tally()
    for item in _items(folder / "fhir_synthea" / f"{split}.jsonl"):
        tally.files += 1
        found = imported(json.dumps(_bundle(item)).encode())
        rest = list(found.labs)
        for kind in ("labs", "vitals"):
            for gold in item[kind]:
                for part in gold.get("components") or [gold]:
                    hit = _take(rest, lambda row, part=part, day=gold["date"]: _same(row, part, day))
                    tally.count(kind, hit is not None, f"{item['file']} {part}")
        tally.invented["labs"] += len(rest)
        names = Counter((each.name, each.status.value) for each in found.medications)
        for gold in item["medications"]:
            wanted = (gold["name"], {"completed": "past"}.get(gold["status"], gold["status"]))
            tally.count("medications", names[wanted] > 0, f"{item['file']} {gold}")
        stated = {(each.text, each.status.value) for each in found.conditions}
        for gold in item["conditions"]:
            wanted = (gold["name"], "past" if gold["ended"] else "present")
            tally.count("conditions", wanted in stated, f"{item['file']} {gold}")
        substances = {each.substance for each in found.allergies}
        for name in item["allergies"]:
            tally.count("allergies", name in substances, f"{item['file']} {name}")
    for path in sorted((folder / "fhir_synthea" / "bundles").glob("*.json")):
        tally.files += 1
        _own_bundle(tally, path)
    return tally


def _same(row: LabRow, gold: Row, day: str) -> bool:
    return (
        row.name == _plain(gold["name"])
        and row.value == _plain(str(gold["value"]))
        and (row.unit or "") == _unit(gold["unit"])
        and row.observed_on is not None
        and row.observed_on.isoformat() == day
    )


def _bundle(item: Row) -> Row:
    resources: list[Row] = []
    for kind, category in (("labs", "laboratory"), ("vitals", "vital-signs")):
        for gold in item[kind]:
            resource: Row = {
                "resourceType": "Observation",
                "status": "final",
                "category": [{"coding": [{"code": category}]}],
                "code": _code(gold["name"]),
                "effectiveDateTime": f"{gold['date']}T08:30:00-05:00",
            }
            if gold.get("components"):
                resource["component"] = [
                    {"code": _code(part["name"]), **_quantity(part)} for part in gold["components"]
                ]
            else:
                resource |= _quantity(gold)
            resources.append(resource)
    resources += [
        {
            "resourceType": "MedicationRequest",
            "status": gold["status"],
            "medicationCodeableConcept": _code(gold["name"]),
            "authoredOn": gold["date"],
        }
        for gold in item["medications"]
    ]
    resources += [
        {
            "resourceType": "Condition",
            "clinicalStatus": {"coding": [{"code": "resolved" if gold["ended"] else "active"}]},
            "code": _code(gold["name"]),
            "onsetDateTime": gold["onset"],
            **({"abatementDateTime": gold["ended"]} if gold["ended"] else {}),
        }
        for gold in item["conditions"]
    ]
    resources += [
        {"resourceType": "AllergyIntolerance", "code": _code(name)} for name in item["allergies"]
    ]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": resource} for resource in resources],
    }


def _code(name: str) -> Row:
    return {"coding": [{"display": name}]}


def _quantity(gold: Row) -> Row:
    if isinstance(gold["value"], str):
        return {"valueString": gold["value"]}
    return {"valueQuantity": {"value": gold["value"], "unit": gold["unit"]}}


def _own_bundle(tally: Tally, path: Path) -> None:
    bundle = json.loads(path.read_text(encoding="utf-8"), parse_float=str, parse_int=str)
    try:
        rest = list(imported(path.read_bytes()).labs)
    except Refused as refused:
        tally.refused.append(f"{path.name}: {refused.code}")
        rest = []
    for entry in bundle["entry"]:
        resource = entry["resource"]
        if resource["resourceType"] != "Observation":
            continue
        for part in (resource, *resource.get("component", [])):
            if quantity := part.get("valueQuantity"):
                gold = {"name": part["code"]["text"], **quantity}
                day = resource["effectiveDateTime"][:10]
                hit = _take(rest, lambda row, gold=gold, day=day: _same(row, gold, day))
                tally.count("bundle_values", hit is not None, f"{path.name} {gold}")
    tally.invented["bundle_values"] += len(rest)


def _items(path: Path) -> Iterator[Row]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


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
