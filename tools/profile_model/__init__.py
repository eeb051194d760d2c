"""Parts of build_profile_model.py: material, encoders, held-out trials, files."""
