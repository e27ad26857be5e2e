"""Pure functions on strings: folding names, cutting sentences, likeness of texts."""
