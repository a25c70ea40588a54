"""The store: what was graded, when, by whom and with what. Rows are only ever added."""
