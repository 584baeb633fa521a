"""A workspace in; the staff handbook out: pages, the MkDocs plugin that feeds them, the built site and the check of its links."""
