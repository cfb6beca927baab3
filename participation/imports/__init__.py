"""How do files of a municipality come in? Reader, report and command shared by all imports.

`csv_reader.read_table` reads, `cells.suspicious` looks at one cell, `run.run_import` keeps it all in one
transaction, `command.ImportCommand` is the terminal's side of it.
"""
