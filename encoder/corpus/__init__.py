"""Many documents: found, worked through side by side, each stopping only itself, and reported on."""
