"""Documents become draft records: a file is read as a tree, each question is put to the tree, the answers make a draft.

reading/   one module per format, which makes the tree
document   the tree: blocks in reading order, with text, style and place
tidy       the tree put in order, whatever the format: lines joined, labels apart, what is printed on every page gone
outline    the tree in parts: the front, who was there, the items, what follows; `parts` says what parts there are
…          one module per question, which reads the parts: front, naming, venue, people, entries, headings, items,
           actions, decisions, statements, approvals, closing and so on
draft      the answers together, each with its line, and with the reason where it is doubtful
laying     a draft as the text of a record
"""
