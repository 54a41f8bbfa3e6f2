"""The desk at which an editor corrects what the encoder read: source and TEI side by side, on this machine."""
