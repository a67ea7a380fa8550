"""What can be done with documents, by noun: one transaction each."""
