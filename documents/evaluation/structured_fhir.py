"""FHIR: labels put back into resources, and whole bundles, imported and compared."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from pathlib import Path

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
from documents.pipeline.types import LabRow


def measure_fhir(folder: Path, split: str) -> Tally:
    """Labels put back into resources, and every quantity of the set's own bundles."""
    tally = Tally()
    for item in items(folder / "fhir_synthea" / f"{split}.jsonl"):
        tally.files += 1
        found = imported(json.dumps(_bundle(item)).encode())
        rest = list(found.labs)
        for kind in ("labs", "vitals"):
            for gold in item[kind]:
                for part in gold.get("components") or [gold]:
                    hit = take(rest, partial(_same, gold=part, day=gold["date"]))
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
        row.name == plain(gold["name"])
        and row.value == plain(str(gold["value"]))
        and (row.unit or "") == unit_of(gold["unit"])
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
                hit = take(rest, partial(_same, gold=gold, day=day))
                tally.count("bundle_values", hit is not None, f"{path.name} {gold}")
    tally.invented["bundle_values"] += len(rest)
