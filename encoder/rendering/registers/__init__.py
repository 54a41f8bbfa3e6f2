"""Registers: who and what the documents name, by their lists, the project's files and spelling."""
