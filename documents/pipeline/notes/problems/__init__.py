"""Conditions and complaints, lists of problems, and what is named like one and is none."""
