"""The summary's English."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from documents.pipeline import directions
from documents.pipeline.compose import plain_names
from documents.pipeline.compose.language import english_directions
from documents.pipeline.compose.language.frames import Frames, Reading, Wording
from documents.pipeline.compose.wording import in_sentence, is_plural, joined, quoted, tidy
from documents.pipeline.language import readability
from documents.pipeline.types import Condition, Flag, Kind, LabRow, Medication
from knowledge import analytes, medicines, spanish_conditions, spanish_medicines
from knowledge.folding import fold

FRAMES = Frames(
    sample_dated="The sample is dated {date}.",
    dated="It is dated {date}.",
    visit_on="The visit was on {date}.",
    typed_on="The letter was typed on {date}.",
    most_inside="Most of the values are in the range that {noun} prints; {others}.",
    some_inside="Some of the values are in the range that {noun} prints; {others}.",
    one_not="one is not",
    some_not="some are not",
    some_to_check="{others}, and some need a check",
    several="{noun} gives several values of your {name}: {values}. See there when each was.",
    several_timed="{noun} gives several values of your {name}: {values}.",
    several_one="{noun} gives several values of your {name}; {values} is among them.",
    several_more="It also gives {values} for your {name}.",
    several_outside="Of these, {side} the range printed on {noun}{range}: {values}.",
    several_unusual="Of these, not the usual result on {noun}: {values}.",
    value="Your {name} is {value}.",
    values="Your {name} are {value}.",
    value_then="{noun} gives your {name} as {value}, {when}.",
    value_on="On {date}, your {name} was {value}.",
    no_day="No day is given for this value.",
    values_on="On {date}, your {name} were {value}.",
    outside="That is {side} the range printed on {noun}{range}.",
    inside="That is in the range printed on {noun}{range}.",
    unusual="That is not the usual result on {noun}.",
    usual="It lists {usual} as usual.",
    call_clinic=(
        "Call your clinic now about your {names}, unless you know that they have seen this."
    ),
    emergency=(
        "If you have chest pain, can't breathe well, feel faint or feel very ill, "
        "call your local emergency number now."
    ),
    one_in_range="Your {names} is in range.",
    many_in_range="Your {names} are in range.",
    others_in_range="The other values with a range are in range.",
    all_in_range="All values with a range on {noun} are in that range.",
    others_sure_in_range="The other values with a range that need no check are in range.",
    all_sure_in_range="All values with a range on {noun} that need no check are in that range.",
    marked="{noun} marks it as {mark}.",
    marked_many="{noun} marks these as {mark}: {values}.",
    corrected="You corrected this value: your {name} is {value}.",
    corrected_many="You corrected this value: your {name} are {value}.",
    corrected_inside="That is in its range{range}.",
    corrected_outside="That is {side} its range{range}.",
    corrected_unusual="That is not the usual result{range}.",
    value_without_range="No range is printed for this value.",
    range_not_compared="A range is printed for {names}{range}, but we could not compare it.",
    values_without_range="No range is printed for these values.",
    more_in_table="More values are in the table.",
    older_in_table="Older values are in the table.",
    check="Please check {names} on the page.",
    unsure="We could not read that part for sure.",
    lists="{noun} lists {what}.",
    started="{noun} says this was started: {what}.",
    to_start="{noun} says to start {what}.",
    changed="{noun} says this was changed: {what}.",
    to_change="{noun} says to change this: {what}.",
    stopped="{noun} says {what} was stopped.",
    to_stop="{noun} says to stop {what}.",
    held="{noun} says {what} was put on hold.",
    to_hold="{noun} says to put {what} on hold.",
    to_read="Please read what {noun} says about {what}.",
    taken_in_past="{noun} says you took or were given {what} earlier.",
    names="{noun} names {what}.",
    possible="{noun} says this is possible, but not sure: {what}.",
    past="It says you had this in the past: {what}.",
    family="It says this was in your family: {what}.",
    absent="It says there is no sign of {what}.",
    allergy="{noun} lists an allergy: {substance}{reaction}.",
    past_allergy="{noun} lists an allergy that is marked as over: {substance}{reaction}.",
    reaction="{noun} tells of a reaction to {substance}{reaction}.",
    disagree=(
        "These do not agree: {quote} and an allergy or reaction to {substance}. "
        "Ask your doctor or pharmacist which is right."
    ),
    no_allergies="{noun} lists no known allergies.",
    no_drug_allergies="{noun} lists no known allergies to medicines.",
    no_food_allergies="{noun} lists no known allergies to foods.",
    clash=(
        "This document lists {medicine} and an allergy to {substance}. "
        "Ask your doctor or pharmacist about this before your next dose."
    ),
    clash_reaction=(
        "This document lists {medicine} and tells of a reaction to {substance}. "
        "Ask your doctor or pharmacist about this before your next dose."
    ),
    next_step="Next step: {quote}.",
    next_step_of="Next step, asked of {who}: {quote}.",
    points="Please read the step that starts with {quote}.",
    points_at="Please read the part that starts with {quote}.",
    says="{noun} says: {quote}.",
    foreign=(
        "This document seems to be in {language}. We can't read its sentences. "
        "We only read its lab values, with care. What we don't tell may still be in it."
    ),
    vaccine="{noun} lists the vaccine {name}: {doses}.",
    dose="dose {number}, {day}",
    dose_lot="{dose} (lot {lot})",
    hard_words="{noun} is short and uses hard words. Ask your care team what they mean.",
)

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class English(Wording):
    """Printed names in small letters; the words of a document need no translating."""

    language = "en"
    frames = FRAMES
    kinds = {
        Kind.LAB_REPORT: "This is a lab report.",
        Kind.VISIT_NOTE: "This is a note from a visit.",
        Kind.DISCHARGE_SUMMARY: "This is a note about a hospital stay.",
        Kind.PROCEDURE_NOTE: "This is a note about an operation or a procedure.",
        Kind.PRESCRIPTION: "This is a list of medicines to take.",
        Kind.IMAGING_REPORT: "This is a report of a scan or an x-ray.",
        Kind.PATHOLOGY_REPORT: "This is a report on a sample of tissue or cells.",
        Kind.HEART_TEST: "This is a report of a heart test.",
        Kind.REFERRAL: "This is a letter that sends you to another doctor.",
        Kind.LETTER: "This is a letter about your care.",
        Kind.VACCINATION: "This is a record of vaccines.",
        Kind.INSURANCE: "This is a paper about health insurance.",
        Kind.IDENTITY: "This is a card or a paper that says who you are.",
        Kind.OTHER: "This is a health record.",
    }
    languages = {
        "ja": "Japanese",
        "zh": "Chinese",
        "ko": "Korean",
        "ru": "Russian or a language written like it",
        "ar": "Arabic or a language written like it",
        "he": "Hebrew",
        "el": "Greek",
        "hi": "Hindi or a language written like it",
        "de": "German",
        "fr": "French",
        "it": "Italian",
        "pt": "Portuguese",
        "nl": "Dutch",
        "pl": "Polish",
        "tr": "Turkish",
        "vi": "Vietnamese",
        "tl": "Tagalog",
        "ht": "Haitian Creole",
        "sv": "Swedish",
        "ro": "Romanian",
    }
    nouns = {
        noun: f"the {noun}"
        for noun in ("report", "note", "page", "letter", "paper", "record", "document")
    }
    sides = {
        Flag.LOW: "below",
        Flag.HIGH: "above",
        Flag.CRITICAL_LOW: "far below",
        Flag.CRITICAL_HIGH: "far above",
    }
    marks = {"high": "high", "low": "low", "very high": "very high", "very low": "very low"}

    def test(self, row: LabRow) -> str:
        """The printed name in small letters; behind its sample, where that is not blood."""
        sample, name = plain_names.of_sample(plain_names.spoken(row.name), row.specimen or "")
        return f"{sample} {in_sentence(name)}" if sample else in_sentence(name)

    def plural(self, name: str) -> bool:
        """``platelets`` are."""
        return is_plural(name)

    def result(self, value: str) -> str:
        """As printed, quoted."""
        return quoted(value)

    def day(self, on: date) -> str:
        """``5 March 2026``."""
        return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"

    def printed(self, text: str) -> str:
        """As printed."""
        return tidy(text)

    def measures(self, analyte: str) -> tuple[str, str]:
        """From the catalogue."""
        entry = analytes.get(analyte)
        return (entry.measures, entry.reference) if entry else ("", "")

    def medicine(self, each: Medication) -> str:
        """A substance in small letters, a brand as it is printed; then its dose.

        A Spanish name stands in quotation marks behind the English one.
        """
        known = medicines.find(each.name)
        same = known is not None and known.ingredient.lower() == each.name.lower()
        name = each.name.lower() if same else tidy(each.name)
        if foreign := spanish_medicines.english(each.name):
            name = _before(foreign, name)
        if each.dose and each.dose.lower() not in name.lower():
            spanish = english_directions.is_spanish(each.dose)
            own = english_directions.plain if spanish else directions.small
            name += f" {own(tidy(each.dose))}"
        return name

    def directions(self, text: str) -> str:
        """Shorthand in plain words; Spanish in English where it is understood whole."""
        if english_directions.is_spanish(text):
            return english_directions.plain(text)
        return directions.plain(text)

    def condition(self, each: Condition) -> str:
        """The printed name in small letters; a Spanish one quoted behind the English one."""
        meant = spanish_conditions.english_only(each.text)
        if meant is None:
            foreign = spanish_conditions.is_spanish(each.text)
            return quoted(each.text) if foreign else in_sentence(each.text)
        return _before(in_sentence(meant), each.text)

    def substance(self, text: str) -> str:
        """The printed word in small letters; a Spanish one quoted behind the English one."""
        meant = spanish_medicines.english(text) or spanish_conditions.english_only(text)
        return _before(in_sentence(meant), text) if meant else in_sentence(text)

    def listed(self, items: Sequence[str]) -> str:
        """With "and"."""
        return joined(items, "and")

    def either(self, items: Sequence[str]) -> str:
        """With "or"."""
        return joined(items, "or")

    def reading(self, sentences: Iterable[str], ignore: Collection[str]) -> Reading:
        """Flesch-Kincaid."""
        return Reading(round(readability.grade_sentences(sentences, ignore=ignore), 2))


def _before(english: str, printed: str) -> str:
    """The English name with the printed Spanish one quoted behind it, unless they are alike."""
    return english if fold(printed).lower() == english.lower() else f"{english} ({quoted(printed)})"


ENGLISH = English()
