"""The tree put in order before anything is asked of it: lines, labels, and tables unfolded into what they hold."""
