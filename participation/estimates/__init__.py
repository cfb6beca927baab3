"""How does a file with a description of its sample become estimates? See docs/statistics.md.

`keys` reads the description, `wishes` what is asked for, `cells` the numbers of a column, `margins` and `sample`
put the design together, `answers` computes, `words` says why something cannot be.
"""
