"""python -m laa_minutes"""

from .cli import main

main()
