"""Allergies: their lists, substances and reactions, and whether what is told agrees."""
