"""Figures as files that leave the dashboard, always after disclosure control."""
