"""From bytes to pages: what a file is, and its text with the place of each word."""
