"""The reports that `sayso demo` reads into a fresh ledger; what they are is said in README.md beside this file."""
