"""Makes `schema/engross.odd` and the pages in `docs/schema` from the grammar, the rules and the example.

Run `python -m docs.generator` after a change of `schema/`; a test compares what it would write.
"""
