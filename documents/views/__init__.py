"""The patient's documents as pages, by page: parse, call, render."""
