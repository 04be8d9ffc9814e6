"""`marquee doctor` and `marquee setup`: what an installation needs, and what is wrong with it."""
