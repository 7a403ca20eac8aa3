"""From what a student typed to the volunteers who may be asked now, each with the reason."""
