"""`python -m encoder`: the command `engross`."""

from encoder.entry import main

main()
