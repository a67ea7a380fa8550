"""Made-up records for the tests: C-CDA, FHIR and HL7 version 2, and the door they go through."""

from __future__ import annotations

import io
import json
from typing import Any

from documents.pipeline.files.identify import HEAD, identify
from documents.pipeline.files.limits import Limits
from documents.pipeline.files.readers import open_file
from documents.pipeline.files.reading import Request
from documents.pipeline.types import Findings, Page, Source

HEADER = (
    "MSH|^~\\&|MADE UP LAB|HOUSE|PORTAL|CLINIC|202603021015||ORU^R01^ORU_R01|1|P|2.5.1\r"
    "PID|1||77^^^HOUSE^MR||Field^Avery||19700102|F\r"
    "OBR|1|O1|F1|24331-1^Panel^LN|||202603011200\r"
)
V3 = 'xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
_TEMPLATE = "2.16.840.1.113883.10.20.22.4."


class Read:
    """A file read in this process: the same readers as in the reading process, without it."""

    def __init__(self, data: bytes | str) -> None:
        raw = data.encode() if isinstance(data, str) else data
        self.media_type = identify(raw[:HEAD], len(raw))
        opened = open_file(
            Request(io.BytesIO(raw), self.media_type, Limits(), progress=lambda: None)
        )
        assert opened.findings is not None
        self.findings: Findings = opened.findings
        self.pages: list[Page] = [read.page for read in opened.pages]
        assert len(self.pages) == opened.page_count

    @property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages)

    def quote(self, source: Source) -> str:
        """What stands at a place."""
        return self.pages[source.page - 1].text[source.start : source.end]

    def values(self) -> list[tuple[str, str, str | None]]:
        return [(row.name, row.value, row.unit) for row in self.findings.labs]


def message(*observations: str, header: str = HEADER) -> str:
    """An ORU with these OBX segments."""
    return header + "".join(f"{each}\r" for each in observations)


def obx(
    name: str, value: str, *, kind: str = "NM", unit: str = "", ref: str = "", flag: str = "",
    status: str = "F", code: str = "",
) -> str:  # fmt: skip
    return f"OBX|1|{kind}|{code}^{name}^LN||{value}|{unit}|{ref}|{flag}|||{status}"


def observation(name: str, **more: Any) -> dict[str, Any]:
    """A FHIR observation of a laboratory."""
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"code": "laboratory"}]}],
        "code": {"text": name},
        "effectiveDateTime": "2026-03-01T12:00:00-05:00",
        **more,
    }


def bundle(*resources: dict[str, Any]) -> str:
    entries = [{"resource": each} for each in resources]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})


def result(name: str, value: str, *, more: str = "", status: str = "completed") -> str:
    """A C-CDA result observation; ``value`` and ``more`` are XML."""
    return (
        f'<component><observation classCode="OBS" moodCode="EVN">'
        f'<templateId root="{_TEMPLATE}2"/>'
        f'<code code="0-0" codeSystem="2.16.840.1.113883.6.1" displayName="{name}"/>'
        f'<statusCode code="{status}"/><effectiveTime value="202603011200"/>{value}{more}'
        f"</observation></component>"
    )


def results(*observations: str, title: str = "Results", text: str = "") -> str:
    """A section of results in one battery."""
    inside = (
        '<entry><organizer classCode="BATTERY" moodCode="EVN"><statusCode code="completed"/>'
        f"{''.join(observations)}</organizer></entry>"
    )
    return section("30954-2", title, inside, text=text)


def section(code: str, title: str, inside: str, *, text: str = "") -> str:
    return (
        f'<component><section><code code="{code}" codeSystem="2.16.840.1.113883.6.1"/>'
        f"<title>{title}</title><text>{text}</text>{inside}</section></component>"
    )


def clinical_document(*sections: str) -> str:
    return (
        f'<?xml version="1.0"?>\n<ClinicalDocument {V3}><title>Made-up summary</title>'
        '<effectiveTime value="20260302"/><recordTarget><patientRole><patient><name>'
        "<given>Avery</given><family>Field</family></name>"
        '<birthTime value="19700102"/></patient></patientRole></recordTarget>'
        f"<component><structuredBody>{''.join(sections)}</structuredBody></component>"
        "</ClinicalDocument>"
    )


def problem(name: str, *, negated: bool = False, more: str = "", time: str = "") -> str:
    """A problem concern with one observation."""
    flag = ' negationInd="true"' if negated else ""
    return (
        '<entry><act classCode="ACT" moodCode="EVN"><statusCode code="active"/>'
        f'<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"{flag}>'
        f'<templateId root="{_TEMPLATE}4"/><code code="55607006" displayName="Problem"/>'
        f'<statusCode code="completed"/>{time}'
        f'<value xsi:type="CD" code="1" displayName="{name}"/>{more}'
        "</observation></entryRelationship></act></entry>"
    )


def allergy(substance: str, *, negated: bool = False, kind: str = "420134006") -> str:
    flag = ' negationInd="true"' if negated else ""
    coded = (
        f'<code code="9" displayName="{substance}"/>' if substance else '<code nullFlavor="NA"/>'
    )
    return (
        '<entry><act classCode="ACT" moodCode="EVN"><statusCode code="active"/>'
        f'<entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"{flag}>'
        f'<templateId root="{_TEMPLATE}7"/><statusCode code="completed"/>'
        f'<value xsi:type="CD" code="{kind}" displayName="Allergy"/>'
        '<participant typeCode="CSM"><participantRole><playingEntity>'
        f"{coded}</playingEntity></participantRole></participant>"
        '<entryRelationship typeCode="MFST"><observation classCode="OBS" moodCode="EVN">'
        f'<templateId root="{_TEMPLATE}9"/><value xsi:type="CD" code="2" displayName="Hives"/>'
        "</observation></entryRelationship></observation></entryRelationship></act></entry>"
    )


def medicine(
    name: str, *, status: str = "active", versioned: bool = True, more: str = "", flag: str = ""
) -> str:
    extension = ' extension="2014-06-09"' if versioned else ""
    return (
        f'<entry><substanceAdministration classCode="SBADM" moodCode="EVN"{flag}>'
        f'<templateId root="{_TEMPLATE}16"{extension}/><statusCode code="{status}"/>{more}'
        '<doseQuantity value="2" unit="{tbl}"/>'
        "<consumable><manufacturedProduct><manufacturedMaterial>"
        f'<code code="3" displayName="{name}"/>'
        "</manufacturedMaterial></manufacturedProduct></consumable>"
        "</substanceAdministration></entry>"
    )
