"""How does a chart look where no browser draws it: in a PDF, in a text document, on a slide?

The same figure that the page gets, drawn as SVG: nothing is computed a second time. Attributes only, no styles, so the
picture may stand in a page with a strict policy.
"""
