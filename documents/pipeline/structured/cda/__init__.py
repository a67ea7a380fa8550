"""C-CDA: the documents that hospital portals export (HL7 CDA R2, and excerpts of them)."""
