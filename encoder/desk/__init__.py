"""The desk at which editors correct what was read: source and TEI side by side, on this machine."""
