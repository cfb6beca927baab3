"""How does everything that is known of a process become a report? Frozen first, then drawn: same data, same bytes.

`variants.content_of(process, variant)` collects and freezes: plain data, fit for JSON. `rendering` makes files of what
was frozen and reads nothing else. Chapters show panels and words that panels may show; no figure is computed here.
"""
