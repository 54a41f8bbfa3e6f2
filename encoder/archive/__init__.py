"""What was built, for other people's systems: the catalogue, harvesting, exports, packages."""
