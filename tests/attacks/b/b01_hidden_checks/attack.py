import os

for folder, _, names in os.walk("/"):
    if any(name.startswith("test_") and "solutions" in folder for name in names):
        raise RuntimeError(f"found {folder}")
