"""The person's own files: written whole, or left as they were."""
