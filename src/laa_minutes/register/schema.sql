-- The register: all records as tables. Rows are made from records (rows/), each file's in a place of its own among the
-- row numbers, in the order of the files; what depends on several records is settled once all are in (settle.py), and
-- anew when one changes, so no column that is settled is the only one to hold what was typed. Folding over time is in
-- the views at the end, and only there. Dates are ISO text. A `key` is internal; a `ref` is the public name, NULL where
-- a thing has none. Lists that nobody filters by are JSON. `path`, `line` and `column` say where it was typed.

-- The files that the rows are of. `stamp` and `digest` tell whether one changed, `frame` whether it changed in a way that
-- others depend on: see index.py.
CREATE TABLE file (place INTEGER PRIMARY KEY, path TEXT UNIQUE, stamp TEXT, digest INTEGER, frame INTEGER);

-- What was wrong with a file when it was read.
CREATE TABLE fault (
  path TEXT, line INTEGER, column INTEGER, code TEXT, message TEXT, level TEXT, hint TEXT, excerpt TEXT, width INTEGER
);

-- partnership.yaml as a record: see record/stored.py.
CREATE TABLE partnership (record TEXT);

CREATE TABLE body (
  key TEXT PRIMARY KEY, position INTEGER, name TEXT, numbering TEXT, style TEXT, called TEXT, chair_title TEXT,
  secretary TEXT, quorum INTEGER, clear_days INTEGER
);

-- Who is a member of a body, with the first and the last day of it; either may be open.
CREATE TABLE member (body TEXT, person TEXT, since TEXT, until TEXT);

-- Everybody on the roster, and the organisations by the names that records use.
CREATE TABLE person (name TEXT PRIMARY KEY, organisation TEXT, post TEXT, title TEXT);
CREATE TABLE organisation (key TEXT PRIMARY KEY, name TEXT);

-- Every meeting on record (recorded = 1) or in the plan only (0); a record wins over the plan's row. `cancelled` says
-- why it was, `called_off` when. On a day before that, or before a meeting was moved, it stands as it stood then. A record
-- that is not `minuted` is as it was laid out, and whoever is present in it is expected.
CREATE TABLE meeting (
  ref TEXT PRIMARY KEY, body TEXT, date TEXT, recorded INTEGER, status TEXT, kind TEXT, starts TEXT, ends TEXT,
  venue TEXT, chair TEXT, cancelled TEXT, called_off TEXT, first_minute INTEGER, exempt TEXT,
  minuted INTEGER, path TEXT, line INTEGER, column INTEGER
);

-- The names a meeting had before it moved.
CREATE TABLE moved (was TEXT, meeting TEXT, dated TEXT, why TEXT);

-- Where an earlier meeting's minutes were approved; `at` is the later meeting, `named` the earlier one as it was called.
CREATE TABLE approval (
  at TEXT, item TEXT, named TEXT, meeting TEXT, amendments TEXT, seal TEXT, copy TEXT, path TEXT, line INTEGER, column INTEGER
);

-- When and where a meeting said that the next one would be; its day is in `reference`.
CREATE TABLE coming (meeting TEXT, starts TEXT, ends TEXT, venue TEXT);

-- Sentences of a meeting's minutes, or how they begin, that promise something and need no action.
CREATE TABLE dismissed (meeting TEXT, text TEXT);

-- Those who were present for a part of a meeting.
CREATE TABLE in_part (meeting TEXT, person TEXT, arrived TEXT, departed TEXT);

-- Items of business; a section has its item as `parent`, and its number and ref. `typed` is the number as it was typed;
-- in a body that numbers on, number and ref are settled.
CREATE TABLE item (
  key TEXT PRIMARY KEY, ref TEXT, meeting TEXT, parent TEXT, position INTEGER, typed TEXT, number TEXT, title TEXT, theme TEXT,
  as_at TEXT, exempt TEXT, points INTEGER, path TEXT, line INTEGER, column INTEGER
);

-- Resolutions, their clauses, and decisions in the text (in_text = 1; label NULL).
CREATE TABLE clause (
  key TEXT PRIMARY KEY, ref TEXT, item TEXT, meeting TEXT, position INTEGER, depth INTEGER, label TEXT, labels TEXT,
  in_text INTEGER, kinds TEXT, text TEXT, addressed TEXT, subject_to TEXT, waits_on TEXT, path TEXT, line INTEGER,
  column INTEGER
);

-- Actions, and the clauses that bind somebody (kind = 'clause'). `due_by` is the day that the record gives; due_date and
-- due_meeting are settled, here and wherever something is due.
CREATE TABLE action (
  key TEXT PRIMARY KEY, ref TEXT, meeting TEXT, item TEXT, kind TEXT, position INTEGER, text TEXT, theme TEXT,
  due_said TEXT, due_kind TEXT, due_by TEXT, due_date TEXT, due_meeting TEXT,
  agenda_said TEXT, agenda_kind TEXT, agenda_by TEXT, agenda_date TEXT, agenda_meeting TEXT,
  date TEXT, path TEXT, line INTEGER, column INTEGER
);

CREATE TABLE action_indicator (action TEXT, position INTEGER, code TEXT);

-- What was reported later on an action, clause or step: `subject` is its key once settled. `counts_from` is the day
-- from which it counts, `told` its place among all reports, by that day, then by the meeting it was made to.
CREATE TABLE progress (
  key TEXT PRIMARY KEY, meeting TEXT, position INTEGER, typed TEXT, about TEXT, subject TEXT, status TEXT,
  counts_from TEXT, told TEXT, due_said TEXT, due_kind TEXT, due_by TEXT, due_date TEXT, due_meeting TEXT, reassigned INTEGER,
  note TEXT, path TEXT, line INTEGER, column INTEGER
);

CREATE TABLE indicator (
  code TEXT PRIMARY KEY, position INTEGER, title TEXT, theme TEXT, unit TEXT, better TEXT, tolerance TEXT,
  decimals INTEGER, measure TEXT, local INTEGER, recovery TEXT, path TEXT, line INTEGER, column INTEGER
);
CREATE TABLE indicator_link (code TEXT, position INTEGER, other TEXT, path TEXT, line INTEGER, column INTEGER);
CREATE TABLE target (
  code TEXT, position INTEGER, period TEXT, last TEXT, value TEXT, agreed_by TEXT, agreed_at TEXT, change TEXT
);
-- Interim targets of a target (its position), period by period; and where a measure started.
CREATE TABLE profile (code TEXT, target INTEGER, period TEXT, last TEXT, value TEXT);
CREATE TABLE baseline (code TEXT, period TEXT, last TEXT, value TEXT);
CREATE TABLE reading (
  code TEXT, position INTEGER, period TEXT, last TEXT, value TEXT, reported TEXT, source TEXT, path TEXT, line INTEGER,
  column INTEGER
);
CREATE TABLE step (
  code TEXT, ref TEXT, kind TEXT, position INTEGER, what TEXT, due_said TEXT, due_kind TEXT, due_by TEXT, due_date TEXT,
  due_meeting TEXT, as_at TEXT
);

-- What a meeting said of an indicator.
CREATE TABLE statement (
  key TEXT PRIMARY KEY, code TEXT, meeting TEXT, item TEXT, position INTEGER, date TEXT, standing TEXT, direction TEXT,
  forecast TEXT, expected TEXT, expected_said TEXT, expected_kind TEXT, expected_by TEXT, expected_date TEXT, expected_meeting TEXT,
  target_change TEXT, target_agreed_by TEXT, risk TEXT, figures TEXT, note TEXT, path TEXT, line INTEGER, column INTEGER
);

CREATE TABLE paper (
  ref TEXT, item TEXT, meeting TEXT, mark TEXT, title TEXT, state TEXT, author TEXT, as_at TEXT, file TEXT,
  exempt TEXT, path TEXT, line INTEGER, column INTEGER
);
-- Money; `part` is the item or section it stands in, `clauses` the labels of those it stands on.
CREATE TABLE sum (
  key TEXT PRIMARY KEY, ref TEXT, id TEXT, item TEXT, part TEXT, meeting TEXT, amount TEXT, approx INTEGER,
  purpose TEXT, source TEXT, repaid_from TEXT, subject_to TEXT, status TEXT, clauses TEXT, path TEXT, line INTEGER,
  column INTEGER
);
-- The sums that a sum includes, is taken out of (`source`) or is the same as, and that of a risk, by their full names;
-- `subject` is the key of the sum or statement, `named` the sum as it was called. A source that names no sum on record is
-- words, and its `sum` is NULL.
CREATE TABLE sum_link (subject TEXT, role TEXT, position INTEGER, typed TEXT, named TEXT, sum TEXT);
-- Deadlines and events told to a meeting.
CREATE TABLE dated (
  item TEXT, meeting TEXT, kind TEXT, what TEXT, said TEXT, earliest TEXT, latest TEXT, path TEXT, line INTEGER,
  column INTEGER
);
CREATE TABLE note (
  subject TEXT, meeting TEXT, about TEXT, text TEXT, dated TEXT, path TEXT, line INTEGER, column INTEGER
);

-- The forward plan's rows; `named` is the meeting as it was typed, NULL for one without a date.
CREATE TABLE planned (
  key INT PRIMARY KEY, named TEXT, meeting TEXT, body TEXT, date TEXT, starts TEXT, ends TEXT, venue TEXT, note TEXT,
  cancelled TEXT, called_off TEXT, path TEXT, line INTEGER, column INTEGER
);
CREATE TABLE planned_item (
  key TEXT PRIMARY KEY, planned INTEGER, position INTEGER, title TEXT, first INTEGER, tentative INTEGER, include TEXT,
  path TEXT, line INTEGER, column INTEGER
);

-- Every name typed, by what it stands on and in which role, with what it resolves to.
-- kind: person | role | theme | organisation | body | all | unknown | tied
CREATE TABLE name (
  subject TEXT, role TEXT, position INTEGER, written TEXT, kind TEXT, name TEXT, candidates TEXT, detail TEXT,
  meeting TEXT, path TEXT, line INTEGER, column INTEGER
);

-- Every reference, in a field (role says which) or in prose. `target` is the public name it leads to, once settled;
-- state: found | older | unrecorded | dangling
CREATE TABLE reference (
  subject TEXT, role TEXT, typed TEXT, kind TEXT, body TEXT, meeting_part TEXT, id TEXT, labels TEXT, target TEXT,
  state TEXT, meeting TEXT, item TEXT, path TEXT, line INTEGER, column INTEGER
);

-- Every piece of prose, for searching.
CREATE TABLE passage (
  subject TEXT, kind TEXT, heading TEXT, text TEXT, meeting TEXT, item TEXT, path TEXT, line INTEGER, column INTEGER
);

-- Indexes ------------------------------------------------------------------------------------------------------------

CREATE INDEX meeting_date ON meeting (body, date);
CREATE INDEX item_ref ON item (ref);
CREATE INDEX item_meeting ON item (meeting, position);
CREATE INDEX clause_ref ON clause (ref);
CREATE INDEX action_ref ON action (ref);
CREATE INDEX paper_ref ON paper (ref);
CREATE INDEX sum_ref ON sum (ref);
CREATE INDEX action_indicator_code ON action_indicator (code);
CREATE INDEX action_indicator_action ON action_indicator (action);
CREATE INDEX statement_code ON statement (code, date, meeting);
-- The latest statement that gives a fact is found without going through those that do not (performance/minuted.py).
CREATE INDEX statement_standing ON statement (code, date, meeting) WHERE standing IS NOT NULL;
CREATE INDEX statement_direction ON statement (code, date, meeting) WHERE direction IS NOT NULL;
CREATE INDEX statement_forecast ON statement (code, date, meeting) WHERE forecast IS NOT NULL;
CREATE INDEX statement_target ON statement (code, date, meeting) WHERE target_change IS NOT NULL;
CREATE INDEX statement_expected ON statement (code, date, meeting)
  WHERE expected IS NOT NULL OR expected_said IS NOT NULL;
CREATE INDEX statement_risk ON statement (code, date, meeting) WHERE risk IS NOT NULL;
CREATE INDEX name_subject ON name (subject, role, position);
CREATE INDEX name_name ON name (name, role);
CREATE INDEX name_lead ON name (role) WHERE role = 'lead';
CREATE INDEX reference_subject ON reference (subject);

-- Indexes of what is settled -----------------------------------------------------------------------------------------

CREATE INDEX progress_subject ON progress (subject, told);
CREATE INDEX reference_target ON reference (target, meeting);
CREATE INDEX reference_open ON reference (kind) WHERE state IS NULL;

-- Folding over time ------------------------------------------------------------------------------------------------

CREATE TEMP TABLE asked (as_of TEXT NOT NULL);  -- one row: the day the question is about

-- Actions as they stood on the day asked about; those raised later are not there yet.
CREATE TEMP VIEW action_now AS
SELECT
  action.*,
  coalesce((SELECT status FROM progress, asked WHERE subject = action.key AND status IS NOT NULL
            AND counts_from <= as_of ORDER BY told DESC LIMIT 1), 'open') AS status,
  (SELECT counts_from FROM progress, asked WHERE subject = action.key AND status IS NOT NULL AND counts_from <= as_of
   ORDER BY told DESC LIMIT 1) AS status_since,
  (SELECT key FROM progress, asked WHERE subject = action.key AND due_said IS NOT NULL AND counts_from <= as_of
   ORDER BY told DESC LIMIT 1) AS redated,
  (SELECT key FROM progress, asked WHERE subject = action.key AND reassigned AND counts_from <= as_of
   ORDER BY told DESC LIMIT 1) AS reassigned,
  (SELECT count(*) FROM progress, asked WHERE subject = action.key AND due_said IS NOT NULL
   AND counts_from <= as_of) AS deferred
FROM action, asked
WHERE date <= as_of;

-- Decisions that cannot take effect yet: somebody else or a condition is waited for, they were delegated or recommended to
-- somebody, or they are to come back. These were deferred, or an item of the plan cites them; and no item of a meeting
-- held by the day asked about has cited them.
CREATE TEMP VIEW held_up AS
SELECT clause.key FROM clause
WHERE waits_on IS NOT NULL OR subject_to IS NOT NULL OR kinds LIKE '%"delegated"%'
  OR (kinds LIKE '%"recommended"%' AND addressed != '[]')
  OR (kinds LIKE '%"deferred"%'
      OR NOT in_text AND EXISTS (SELECT 1 FROM link WHERE role = 'from' AND target = clause.ref AND subject LIKE 'plan %'))
  AND NOT EXISTS (SELECT 1 FROM asked, link JOIN meeting AS held ON held.ref = link.meeting AND held.recorded
                  WHERE role = 'from' AND target = clause.ref AND subject NOT LIKE 'plan %' AND held.date <= as_of
                  AND held.status != 'cancelled');

-- Clauses and decisions in the text as they stood. One has a status where it binds somebody, is held up, or was reported
-- on.
CREATE TEMP VIEW clause_now AS
SELECT
  clause.*, meeting.date, due_said, due_date, due_meeting,
  clause.key IN (SELECT key FROM held_up) AS held_up,
  coalesce(
    (SELECT status FROM progress WHERE subject = clause.key AND status IS NOT NULL AND counts_from <= as_of
     ORDER BY told DESC LIMIT 1),
    iif(action.key IS NOT NULL OR clause.key IN (SELECT key FROM held_up), 'open', NULL)) AS status,
  (SELECT counts_from FROM progress WHERE subject = clause.key AND status IS NOT NULL AND counts_from <= as_of
   ORDER BY told DESC LIMIT 1) AS status_since,
  (SELECT key FROM progress WHERE subject = clause.key AND due_said IS NOT NULL AND counts_from <= as_of
   ORDER BY told DESC LIMIT 1) AS redated,
  (SELECT key FROM progress WHERE subject = clause.key AND reassigned AND counts_from <= as_of
   ORDER BY told DESC LIMIT 1) AS reassigned
FROM asked, clause JOIN meeting ON meeting.ref = clause.meeting LEFT JOIN action ON action.key = clause.key
WHERE meeting.date <= as_of;

-- Who counts towards a quorum: heads, not seats. That is every member present, whoever stood in for a member, and whoever
-- represented an office or an organisation; everybody present where a body lists no members; never those in support.
CREATE TEMP VIEW counting AS
SELECT DISTINCT meeting.ref AS meeting, here.name
FROM meeting JOIN name AS here ON here.subject = meeting.ref AND here.role IN ('present', 'substitute')
LEFT JOIN name AS away ON here.role = 'substitute' AND away.subject = here.subject AND away.role = 'apology'
  AND away.position = here.position
WHERE minuted AND status != 'cancelled' AND (
  here.role = 'present' AND here.detail IS NOT NULL
  OR NOT EXISTS (SELECT 1 FROM member WHERE member.body = meeting.body)
  OR EXISTS (SELECT 1 FROM member WHERE member.body = meeting.body AND member.person = coalesce(away.name, here.name)
             AND coalesce(since, '') <= meeting.date AND coalesce(until, '9999') >= meeting.date)
);

-- The references typed in fields. Whoever asks for these alone is spared the search of all prose, which is made for those
-- who name the table (Tables.select).
CREATE TEMP VIEW link AS SELECT rowid AS position, * FROM reference WHERE role != 'prose';

-- The wishes that items of agendas and of the plan cite, under their full names; `item` is a section's whole item.
CREATE TEMP VIEW cited AS
SELECT coalesce(item, subject) AS item, coalesce(target, typed) AS wish, position FROM link WHERE role = 'from';

-- Steps of recovery plans as they stood; `due_…` is the last date that was put on record, `redated` by which report.
CREATE TEMP VIEW step_now AS
SELECT
  code, ref, step.position, what,
  coalesce(told.due_said, step.due_said) AS due_said,
  iif(redated IS NULL, step.due_date, told.due_date) AS due_date,
  iif(redated IS NULL, step.due_meeting, told.due_meeting) AS due_meeting,
  coalesce(step.status, 'open') AS status, status_since, redated, step.reassigned
FROM (
  SELECT
    step.*,
    (SELECT status FROM progress WHERE subject = step.ref AND status IS NOT NULL AND counts_from <= as_of
     ORDER BY told DESC LIMIT 1) AS status,
    (SELECT counts_from FROM progress WHERE subject = step.ref AND status IS NOT NULL AND counts_from <= as_of
     ORDER BY told DESC LIMIT 1) AS status_since,
    (SELECT key FROM progress WHERE subject = step.ref AND due_said IS NOT NULL AND counts_from <= as_of
     ORDER BY told DESC LIMIT 1) AS redated,
    (SELECT key FROM progress WHERE subject = step.ref AND reassigned AND counts_from <= as_of
     ORDER BY told DESC LIMIT 1) AS reassigned
  FROM step, asked WHERE kind = 'recovery'
) AS step LEFT JOIN progress AS told ON told.key = redated;

-- The names that meetings had before they were moved, so far as that was known.
CREATE TEMP VIEW moved_now AS
SELECT moved.rowid AS position, moved.* FROM moved, asked WHERE dated IS NULL OR dated <= as_of;

-- What was said of an indicator up to the day asked about.
CREATE TEMP VIEW statement_now AS
SELECT statement.rowid AS rowid, statement.* FROM statement, asked WHERE date <= as_of;

-- The indicators of which anything was said by then, without going through all that was; `begun` is when and where first.
CREATE TEMP VIEW spoken_of AS
WITH RECURSIVE one (code) AS (
  SELECT min(code) FROM statement
  UNION ALL SELECT (SELECT min(code) FROM statement WHERE code > one.code) FROM one WHERE code IS NOT NULL
)
SELECT code, begun FROM (
  SELECT code, (SELECT date || meeting FROM statement WHERE code = one.code AND date <= as_of
                ORDER BY date, meeting LIMIT 1) AS begun
  FROM one, asked
) WHERE begun IS NOT NULL;
