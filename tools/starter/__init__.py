"""Parts of build_starter_world.py: sources, text vectors, estimates, files, card."""
