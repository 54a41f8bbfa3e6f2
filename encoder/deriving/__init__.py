"""From TEI that an editor changed by hand back to corrections of the lines of its source."""
