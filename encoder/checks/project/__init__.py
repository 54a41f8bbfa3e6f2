"""What a project has settled about the checks of its documents: schemas, severities, what is known."""
