"""How a house sets its documents down: conventions inferred over all documents of a run."""
