"""Dates in Spanish: the month in words, so that nobody takes it for the day."""

DATE_FORMAT = r"j \d\e F \d\e Y"
DATETIME_FORMAT = r"j \d\e F \d\e Y, H:i"
SHORT_DATE_FORMAT = "j b Y"
WEEKDAY_FORMAT = r"l, j \d\e F \d\e Y"
DATE_INPUT_FORMATS = ["%Y-%m-%d"]  # the form a browser's date field sends and is filled with

# As in the Americas, and as the documents here print their figures: 2,500.5.
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
