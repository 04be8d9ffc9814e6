"""What people see and press: a module for each screen, serving commands, chat and buttons."""
