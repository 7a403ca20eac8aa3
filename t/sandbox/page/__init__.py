"""What a person sees and does: the page in the browser, and the same for programs."""
