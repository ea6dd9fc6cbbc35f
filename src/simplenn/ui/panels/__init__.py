"""The panels of the window's centre, and the area that holds them; panel_list.py lists them all."""
