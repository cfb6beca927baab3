"""How do surveys and answers leave, and how do surveys of other programs come in? See docs/exchange.md.

`files` turns bytes into tables and tables into bytes, `export` answers into columns. Nothing here reads the database.
"""
