"""What is set off from prose: verse, speech, quotations, inscriptions."""
