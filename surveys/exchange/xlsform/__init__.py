"""How does an XLSForm become a survey, and a survey an XLSForm? `reading.read_xlsform`, `writing.sheets_of`."""
