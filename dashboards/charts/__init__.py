"""How does a result look? Pure functions: frozen data in, Plotly figure out; no Django here."""
