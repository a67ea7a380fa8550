"""The process of its own that reads a stranger's bytes, and how it is watched."""
