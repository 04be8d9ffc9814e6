"""The dashboard's own pages and what they show; a feature's pages are in its folder."""
