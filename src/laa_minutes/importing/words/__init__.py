"""What words are, wherever in minutes they stand: names, dates, times, who is to act; and what lists of names hold."""
