"""What editors say of the lines of a source: records that outlive every encoding of it."""
