"""`python -m clearance` does what `clearance` does."""

from clearance.cli import main

if __name__ == "__main__":
    main()
