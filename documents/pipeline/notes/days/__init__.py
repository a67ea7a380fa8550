"""The days of a document and what each is the day of."""
