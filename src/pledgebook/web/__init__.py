"""Parse, call, render. Its room is kept for the workbench."""
