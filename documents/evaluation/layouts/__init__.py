"""Made-up laboratory reports in the layouts of many countries, and how well they are read."""
