"""How a sentence speaks of what it names: cues, how far each reaches, marks beside a name."""
