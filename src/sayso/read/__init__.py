"""Readings from reports: mentions of incidents and claims about them."""
