"""What tests, scans and operations showed, and what was done."""
