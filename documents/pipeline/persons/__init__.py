"""Whom a paper is about: names, and whether they can be one person."""
