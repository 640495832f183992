"""Documents become draft records: a file is read as a tree, each question is put to the tree, the answers make a draft.

document   the tree: blocks in reading order, with text, style and place
draft      the answers together, each with its line, and with the reason where it is doubtful
words/     what words are, wherever they stand: names, dates, times, owners, lists of names
reading/   one module per format, which makes the tree
blocks/    the tree put in order, whatever the format: lines joined, labels apart, tables unfolded into what they hold
business/  what an item may hold: decisions, votes, papers, sums, indicators, interests, a forward plan
actions/   what somebody is to do: marked, listed, in tables, in sentences; and what was reported on earlier ones
outline/   the tree in parts: the front, who was there, the items, what follows
meeting/   which meeting it was: whose, when, where, in which state; and which comes next
people/    who was there: lists, tables, marks, sentences; who took the chair
items      one item of business from its part
drafting   every question put to the parts of one document
laying     a draft as the text of a record; `data` as an object; `placing` says what stands nowhere

Each imports only from those above it.
"""
