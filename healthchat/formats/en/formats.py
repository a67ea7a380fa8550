"""Dates in English: the month in words, so that nobody takes it for the day."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATE_FORMAT = "j M Y"
WEEKDAY_FORMAT = "l, j F Y"
DATE_INPUT_FORMATS = ["%Y-%m-%d"]
