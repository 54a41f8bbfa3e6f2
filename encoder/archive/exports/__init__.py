"""What was built in the forms that others read: texts, tables, citations, letters, annotations, pictures."""
