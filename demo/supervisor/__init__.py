"""How does one command start, watch and stop everything that the demo needs?

`environment` runs before Django reads its settings; `run` starts Redis, the worker and the web server as children,
restarts what dies, and stops all of them in reverse order. A missing part is a `DemoError`: one sentence.
"""
