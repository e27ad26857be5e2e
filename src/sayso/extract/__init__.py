"""Reports from captures: main text, title, byline, date, chrome."""
