"""`python -m generator` is the command `escalation`."""

from generator.cli import main

main(prog_name="escalation")
