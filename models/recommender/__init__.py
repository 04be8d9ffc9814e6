"""Recommending films by sums of terms, one for each film a member rated; numpy only."""
