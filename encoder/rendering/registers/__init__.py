"""Registers: who and what the documents name, from their own lists, the project's files and the names' spelling."""
