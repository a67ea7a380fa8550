"""How a note is cut: sections, statements, forms and lists, and the language of each part."""
