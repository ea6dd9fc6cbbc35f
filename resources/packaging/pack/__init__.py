"""The steps of building SimpleNN's packages, one a module. package.py runs them."""
