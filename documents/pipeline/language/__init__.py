"""Sentences of a text, its language, how hard it is to read, and its words for days."""
