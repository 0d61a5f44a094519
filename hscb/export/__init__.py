"""Files that leave the dashboard: figures after disclosure control, problems without any value of a child."""
