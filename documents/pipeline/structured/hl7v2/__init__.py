"""HL7 version 2: the results that laboratories send (ORU), and the clinical parts of others."""
