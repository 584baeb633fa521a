"""Texts of standards in other languages: gettext catalogs in, translated models out; what is stale is told from what is fresh."""
