"""About, licences and the list of shortcuts."""
