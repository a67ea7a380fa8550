"""Medicines of a document: where they are named, how they are taken, what is done with them."""
