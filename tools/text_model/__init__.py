"""Parts of tools/build_text_model.py."""
