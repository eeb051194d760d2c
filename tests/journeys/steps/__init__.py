"""What people do, from a first letter to a second session."""
