-- The tables that `laa export` writes and `laa sql` reads. They are documented here and in docs/data.md, and do not change
-- their meaning within a version of laa, as the tables of the register itself may. Of each: what a row is, its columns
-- with their keys, and after `-- from` the question to the register that fills it. Dates are ISO text; `ref` is the
-- public name by which `laa show` knows a thing, NULL where it has none; the first column is the key unless said.

-- The groups that meet.
CREATE TABLE bodies (
  body TEXT PRIMARY KEY,
  name TEXT,
  numbering TEXT,        -- each | continuous
  secretary TEXT,
  quorum INTEGER
);
-- from
SELECT key, name, numbering, secretary, quorum FROM body ORDER BY position;

-- Everybody on the roster; those who are on none are in `attendance` and `action_owners` all the same.
CREATE TABLE people (
  person TEXT PRIMARY KEY,
  organisation TEXT,
  post TEXT,
  title TEXT
);
-- from
SELECT name, organisation, post, title FROM person ORDER BY rowid;

-- Organisations by the names that records use.
CREATE TABLE organisations (
  organisation TEXT PRIMARY KEY,
  name TEXT              -- in full
);
-- from
SELECT key, name FROM organisation ORDER BY rowid;

-- Every meeting on record or in the forward plan.
CREATE TABLE meetings (
  meeting TEXT PRIMARY KEY,
  body TEXT REFERENCES bodies,
  date DATE,
  starts TEXT,
  ends TEXT,
  venue TEXT,
  status TEXT,           -- draft | circulated | cancelled | outline | planned
  kind TEXT,             -- ordinary | additional | extraordinary | joint
  chair TEXT,
  cancelled TEXT,        -- why
  recorded BOOLEAN,      -- whether there is a record of it
  approved_at TEXT       -- the meeting that approved its minutes first
);
-- from
SELECT
  ref, body, date, starts, ends, venue, status, kind, chair, cancelled, recorded,
  (SELECT at FROM approval JOIN meeting AS later ON later.ref = approval.at, asked
   WHERE approval.meeting = meeting.ref AND later.date <= as_of ORDER BY later.date, approval.rowid LIMIT 1)
FROM meeting ORDER BY body, date, ref;

-- Who was at a meeting that is minuted, or sent apologies; a name that two people share, or nobody has, stands as written.
CREATE TABLE attendance (
  meeting TEXT REFERENCES meetings,
  role TEXT,             -- present | in_support | apology | substitute | chair | minutes_by
  position INTEGER,
  person TEXT,
  written TEXT,
  detail TEXT,           -- whom a present one represents; an apology's substitute, a substitute's principal; for what in support
  PRIMARY KEY (meeting, role, position)
);
-- from
SELECT name.meeting, role, position, name, written, detail FROM name JOIN meeting ON ref = name.meeting, asked
WHERE minuted AND subject = name.meeting
  AND role IN ('present', 'in_support', 'apology', 'substitute', 'chair', 'minutes_by') AND date <= as_of
ORDER BY date, name.meeting, name.rowid;

-- Items of business; a part of an item has the item's number and ref.
CREATE TABLE items (
  part TEXT PRIMARY KEY,
  ref TEXT,
  meeting TEXT REFERENCES meetings,
  within TEXT REFERENCES items (part),
  position INTEGER,
  number TEXT,
  title TEXT,
  theme TEXT,
  exempt TEXT            -- the reason for which it is withheld from the public
);
-- from
SELECT key, item.ref, meeting, parent, position, number, title, theme, item.exempt FROM item
JOIN meeting ON meeting.ref = item.meeting, asked WHERE date <= as_of ORDER BY date, meeting, item.rowid;

-- Every piece of prose, by the meeting and item that it stands in.
CREATE TABLE passages (
  number INTEGER PRIMARY KEY,
  meeting TEXT REFERENCES meetings,
  item TEXT REFERENCES items (part),
  kind TEXT,             -- minutes, action, resolution, note, …
  heading TEXT,
  text TEXT,
  path TEXT,
  line INTEGER
);
-- from
SELECT row_number() OVER (ORDER BY passage.rowid), meeting, item, passage.kind, heading, text, passage.path, passage.line
FROM passage JOIN meeting ON meeting.ref = passage.meeting, asked WHERE date <= as_of ORDER BY passage.rowid;

-- Actions, and the clauses of resolutions that bind somebody, as they stood on the day asked about.
CREATE TABLE actions (
  action TEXT PRIMARY KEY,
  ref TEXT,
  meeting TEXT REFERENCES meetings,
  item TEXT REFERENCES items (part),
  kind TEXT,             -- action | clause
  text TEXT,
  theme TEXT,
  raised DATE,
  due DATE,
  due_said TEXT,
  due_meeting TEXT,
  status TEXT,           -- open | done | dropped
  closed DATE,
  overdue BOOLEAN,
  redated INTEGER        -- how many times
);
-- from
SELECT
  a.key, a.ref, a.meeting, a.item, a.kind, trim(a.text, char(10) || ' '), a.theme, a.date,
  iif(a.redated IS NULL, a.due_date, told.due_date), coalesce(told.due_said, a.due_said),
  iif(a.redated IS NULL, a.due_meeting, told.due_meeting), a.status, iif(a.status = 'open', NULL, a.status_since),
  a.status = 'open' AND coalesce(iif(a.redated IS NULL, a.due_date, told.due_date), '9999') < as_of, a.deferred
FROM action_now AS a LEFT JOIN progress AS told ON told.key = a.redated, asked ORDER BY a.date, a.meeting, a.position;

-- Who is to do an action now; no row where nobody is named.
CREATE TABLE action_owners (
  action TEXT REFERENCES actions,
  position INTEGER,
  owner TEXT,
  kind TEXT,             -- person | role | theme | organisation | body | all | unknown | tied
  PRIMARY KEY (action, position)
);
-- from
SELECT a.key, name.position, name, name.kind FROM action_now AS a
JOIN name ON subject = coalesce(reassigned, a.key) AND role = 'owner' ORDER BY date, a.meeting, a.position, name.position;

-- The indicators that an action is about.
CREATE TABLE action_indicators (
  action TEXT REFERENCES actions,
  position INTEGER,
  code TEXT,
  PRIMARY KEY (action, position)
);
-- from
SELECT a.key, action_indicator.position, code FROM action_now AS a JOIN action_indicator ON action = a.key
ORDER BY date, meeting, a.position, action_indicator.position;

-- What was reported on actions, clauses and steps of recovery plans.
CREATE TABLE progress (
  report TEXT PRIMARY KEY,
  subject TEXT,          -- the action, decision or step
  meeting TEXT REFERENCES meetings,
  counts_from DATE,
  status TEXT,
  due DATE,              -- where it was re-dated
  note TEXT
);
-- from
SELECT key, subject, progress.meeting, counts_from, progress.status, due_date, note FROM progress, asked
WHERE counts_from <= as_of ORDER BY told;

-- Resolutions with their clauses, and what was decided in the text, as they stood on the day asked about.
CREATE TABLE decisions (
  decision TEXT PRIMARY KEY,
  ref TEXT,
  label TEXT,            -- (i), (a); NULL where alone or in the text
  in_text BOOLEAN,
  meeting TEXT REFERENCES meetings,
  item TEXT REFERENCES items (part),
  depth INTEGER,
  kinds TEXT,            -- a JSON list
  text TEXT,
  addressed TEXT,        -- a JSON list: to whom it is recommended or delegated
  subject_to TEXT,
  waits_on TEXT,
  status TEXT            -- of what binds somebody, waits, or was reported on: open | done | dropped
);
-- from
SELECT
  key, ref, label, in_text, meeting, item, depth, kinds, text, addressed, subject_to, waits_on, status
FROM clause_now ORDER BY date, meeting, clause_now.item, key;

-- What is measured.
CREATE TABLE indicators (
  code TEXT PRIMARY KEY,
  title TEXT,
  theme TEXT,
  unit TEXT,
  better TEXT,           -- higher | lower
  measure TEXT,          -- point | cumulative
  decimals INTEGER,
  tolerance TEXT,
  local BOOLEAN
);
-- from
SELECT code, title, theme, unit, better, measure, decimals, tolerance, local FROM indicator ORDER BY position;

-- Measured values, as far as they were reported by the day asked about.
CREATE TABLE readings (
  code TEXT REFERENCES indicators,
  position INTEGER,
  period TEXT,           -- 2010-02 | 2009/10 Q3 | 2009/10
  period_ends DATE,
  value NUMERIC,
  reported DATE,
  source TEXT,
  PRIMARY KEY (code, position)
);
-- from
SELECT code, position, period, last, value, reported, source FROM reading, asked
WHERE coalesce(reported, '') <= as_of ORDER BY code, position;

-- Every version of a target; the last of a period is in force.
CREATE TABLE targets (
  code TEXT REFERENCES indicators,
  position INTEGER,
  period TEXT,
  period_ends DATE,
  value NUMERIC,
  agreed_by TEXT,
  agreed_at TEXT,
  change TEXT,           -- renegotiated | revised | unchanged
  PRIMARY KEY (code, position)
);
-- from
SELECT code, position, period, last, value, agreed_by, agreed_at, change FROM target ORDER BY code, position;

-- What meetings said of indicators.
CREATE TABLE standings (
  statement TEXT PRIMARY KEY,
  code TEXT,
  meeting TEXT REFERENCES meetings,
  item TEXT REFERENCES items (part),
  date DATE,
  standing TEXT,         -- ahead | on track | at risk | off track
  direction TEXT,        -- improving | steady | worsening
  forecast TEXT,
  expected TEXT,
  expected_by DATE,
  target_change TEXT,
  note TEXT
);
-- from
SELECT
  key, code, meeting, item, date, standing, direction, forecast, expected, expected_date, target_change, note
FROM statement_now ORDER BY date, meeting, position;

-- Papers laid before meetings.
CREATE TABLE papers (
  number INTEGER PRIMARY KEY,
  ref TEXT,
  meeting TEXT REFERENCES meetings,
  item TEXT REFERENCES items (part),
  mark TEXT,
  title TEXT,
  state TEXT,            -- a JSON list: circulated, tabled, attached, filed
  author TEXT,
  file TEXT,
  exempt TEXT
);
-- from
SELECT
  row_number() OVER (ORDER BY paper.rowid), paper.ref, paper.meeting, item, mark, title, state, author, file, paper.exempt
FROM paper JOIN meeting ON meeting.ref = paper.meeting, asked WHERE date <= as_of ORDER BY paper.rowid;

-- Sums of money as meetings were told of them; one that an earlier meeting told of already is the `same_as` that.
CREATE TABLE sums (
  sum TEXT PRIMARY KEY,
  ref TEXT,
  meeting TEXT REFERENCES meetings,
  item TEXT REFERENCES items (part),
  amount NUMERIC,
  approximate BOOLEAN,
  purpose TEXT,
  source TEXT,
  repaid_from TEXT,
  subject_to TEXT,
  status TEXT,
  same_as TEXT
);
-- from
SELECT
  sum.key, sum.ref, sum.meeting, item, amount, approx, purpose, source, repaid_from, subject_to, sum.status,
  (SELECT sum_link.sum FROM sum_link WHERE subject = sum.key AND role = 'same_as')
FROM sum JOIN meeting ON meeting.ref = sum.meeting, asked WHERE date <= as_of ORDER BY date, sum.meeting, sum.rowid;

-- Deadlines and events that meetings were told of.
CREATE TABLE deadlines (
  number INTEGER PRIMARY KEY,
  meeting TEXT REFERENCES meetings,
  item TEXT REFERENCES items (part),
  kind TEXT,             -- deadline | event
  what TEXT,
  said TEXT,             -- as it was said
  earliest DATE,
  latest DATE
);
-- from
SELECT row_number() OVER (ORDER BY dated.rowid), meeting, item, dated.kind, what, said, earliest, latest
FROM dated JOIN meeting ON meeting.ref = dated.meeting, asked WHERE date <= as_of ORDER BY dated.rowid;

-- What is planned for meetings to come, as the forward plan now stands.
CREATE TABLE planned_items (
  item TEXT PRIMARY KEY,
  meeting TEXT REFERENCES meetings,     -- NULL for what has no date yet
  position INTEGER,
  title TEXT,
  tentative BOOLEAN,
  include TEXT           -- a JSON list
);
-- from
SELECT planned_item.key, meeting, position, title, tentative, include FROM planned_item
JOIN planned ON planned.key = planned_item.planned ORDER BY planned_item.planned, position;

-- Which record refers to what: where it stands, what it says, where that leads.
CREATE TABLE links (
  number INTEGER PRIMARY KEY,
  meeting TEXT REFERENCES meetings,
  item TEXT REFERENCES items (part),
  role TEXT,             -- the field it stands in; prose
  typed TEXT,
  target TEXT,           -- a public name
  state TEXT,            -- found | older | unrecorded | dangling
  path TEXT,
  line INTEGER
);
-- from
SELECT row_number() OVER (ORDER BY reference.rowid), meeting, item, role, typed, target, state, reference.path, reference.line
FROM reference LEFT JOIN meeting ON meeting.ref = reference.meeting, asked
WHERE item IS NULL AND (date IS NULL OR NOT recorded) OR date <= as_of ORDER BY reference.rowid;
