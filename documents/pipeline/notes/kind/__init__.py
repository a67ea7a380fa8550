"""What a document is."""
