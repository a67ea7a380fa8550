"""Vital signs: how they are named and printed, and where they stand."""
