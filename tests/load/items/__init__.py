"""What is measured? One file per item; see protocol.py."""
