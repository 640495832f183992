"""Rows become what people and programs read: terminal, text, Markdown, CSV, JSON; a meeting becomes a document."""
