"""The pictures of the statements: what they are drawn with (svg), and what is drawn."""
