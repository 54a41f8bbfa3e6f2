"""`python -m encoder`: the command `engross`."""

from encoder.cli import main

main()
