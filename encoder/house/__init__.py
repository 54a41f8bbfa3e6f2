"""The house: how an edition or an archive sets things down, found out from a run of its documents."""
