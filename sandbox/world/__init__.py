"""What exists in the sandbox and what can be done to it: the rules, without any wire."""
