"""What an editor asks while somebody types: what is wrong, what may stand here, where something leads."""
