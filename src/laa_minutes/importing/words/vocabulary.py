"""Words that tell a name from a role and from an organisation."""

from __future__ import annotations

# What places begin with, and seldom a name.
PLACE_FIRST = frozenset(("north", "south", "east", "west", "upper", "lower", "great", "greater", "little"))

# Small words inside names.
PARTICLES = frozenset((
    "de", "del", "della", "der", "den", "van", "von", "da", "di", "do", "dos", "la", "le", "el", "al", "bin", "ibn",
    "ap", "ab", "y", "e", "o'", "mc", "mac", "st",
))  # fmt: skip

# Words of organisations; small words that names do not have are among them.
ORGANISATION = frozenset((
    "council", "office", "ministry", "department", "dept", "board", "association", "society", "trust", "school",
    "academy", "university", "college", "government", "services", "service", "authority", "police", "nhs",
    "ccg", "hospital", "ltd", "limited", "plc", "inc", "llp", "company", "group", "committee", "team", "agency",
    "institute", "institution", "parish", "county", "district", "borough", "city", "town", "village", "union",
    "federation", "foundation", "centre", "center", "church", "club", "partnership", "news", "digital",
    "research", "health", "social", "care", "housing", "water", "energy", "network", "forum", "commission",
    "bank", "museum", "library", "libraries", "archives", "archive", "press", "media", "watch", "neighbourhood",
    "community", "communities", "constabulary", "secretariat", "directorate", "division", "unit", "project",
    "programme", "governing", "body", "nursing", "safety", "camera", "ambulance", "systems", "solutions",
    "software", "technologies", "technology", "standards", "consulting", "consultancy", "international",
    "national", "local", "public", "royal", "northern", "southern", "eastern", "western", "england", "scotland",
    "wales", "ireland", "uk", "europe", "european", "united", "transport", "environment", "education",
    "finance", "treasury", "policy", "information", "data", "open", "of", "for", "and", "the", "at", "on",
    "talk", "about", "advertiser", "gazette", "herald", "chronicle", "telegraph", "panel", "advisory", "affairs",
    "management",
))  # fmt: skip

# Words among those of roles that nobody's work is called by, and organisations may be: `Ember Voluntary Action`.
NO_WORK = frozenset((
    "action", "actions", "social", "planning", "policy", "matters", "report", "reports", "review", "guide",
    "assessment", "assessments", "plan", "website", "events", "publicity", "fixtures", "welfare", "interest",
    "interests", "foundation", "membership", "update", "welcome", "general", "annual", "ground", "rule", "rules",
))  # fmt: skip

# Words among those of organisations that may say what somebody does there: `Community Safety`, `Footpaths Team`.
OF_POSTS = frozenset((
    "of", "for", "and", "the", "at", "on", "about", "local", "national", "public", "open", "digital", "community",
    "communities", "neighbourhood", "health", "social", "care", "data", "education", "finance", "policy", "information",
    "environment", "transport", "housing", "safety", "research", "town", "parish", "village", "county", "district",
    "borough", "city", "northern", "southern", "eastern", "western", "team", "energy", "water", "standards", "media",
    "press", "project", "programme", "nursing", "camera", "ambulance", "talk", "watch", "royal", "international",
    "ltd", "limited", "plc", "inc", "llp", "advisory", "management",
))  # fmt: skip

# Words of offices that are no part of anything else before a name.
SURE_OFFICES = frozenset((
    "chair", "chairman", "chairwoman", "chairperson", "vice", "vice-chair", "vice-chairman", "deputy", "acting",
    "clerk", "treasurer", "secretary", "sec", "president", "headteacher", "parish", "town", "convener", "convenor",
    "mayor", "rev", "trustee", "trustees", "councillor", "councillors", "supervisors",
))  # fmt: skip

# What somebody may chair at a club beside the club itself: `Membership Chair`.
CHARGES = frozenset((
    "alumni", "membership", "fundraising", "social", "publicity", "events", "event", "finance", "volunteer",
    "hospitality", "nominating", "nominations", "program", "programme", "building", "grounds", "youth", "safety",
    "newsletter", "website", "audit", "outreach", "communications", "education",
))  # fmt: skip

# Words of organisations and offices that are surnames, too.
SURNAMES_TOO = frozenset((
    "board", "ireland", "england", "wales", "scotland", "church", "bank", "town", "water", "nurse", "speaker", "guest",
    "parent", "coach", "head", "warden",
))  # fmt: skip

# Words of roles, and of headings that stand where names could.
ROLE = frozenset((
    "chair", "chairman", "chairwoman", "chairperson", "chairing", "clerk", "secretary", "treasurer", "head",
    "headteacher", "headmaster", "director", "manager", "officer", "governor", "member", "members", "lead",
    "leader", "vice", "vice-chair", "vice-chairman", "president", "councillor", "representative", "rep",
    "deputy", "assistant", "executive", "minister", "advisor", "adviser", "consultant", "observer", "co-opted",
    "coopted", "parent", "staff", "vicar", "rector", "warden", "trustee", "coordinator", "co-ordinator",
    "administrator", "minutes", "minute", "notes", "scribe", "taker", "note", "secretariat", "guest",
    "principal", "bursar", "business", "senior", "independent", "non-executive", "chief", "operating",
    "practising", "co-chair", "convenor", "convener", "ex-officio", "officio", "acting", "interim", "speaker",
    "presenter", "auditor", "accountant", "solicitor", "engineer", "editor", "chaplain", "captain", "nurse",
    "doctor", "gp", "locum", "facilitator", "student", "pupil", "teacher", "resident", "landlord", "tenant",
    "foundation", "volunteer", "apologies", "present", "attending", "absent", "via", "by", "from",
    "representing", "items", "item", "part", "joined", "left", "until", "partial", "online", "remotely",
    "phone", "webmaster", "membership", "events", "publicity", "fixtures", "welfare", "social", "coach",
    "report", "reports", "guide", "evacuation", "assessment", "assessments", "register", "regulations", "regs",
    "policy", "agenda", "plan", "review", "update", "matters", "election", "declaration", "declarations",
    "interest", "interests", "planning", "budget", "website", "correspondence", "date", "next", "meeting",
    "welcome", "introduction", "introductions", "any", "approval", "action", "actions", "close", "closed",
    "opening", "received", "accepted", "noted", "proposed", "seconded", "papers", "presented", "procedures",
    "notice", "resigned", "responsible", "person", "supervisor", "mayor", "commissioner", "moderator", "sysadmin",
    "liaison", "mgr", "coord", "coor", "treas", "chmn", "exec",
    "sec", "vp", "rules", "rule", "ground", "aims", "objectives", "terms", "discussion", "points", "explained",
    "yes", "annual", "general", "equipment", "extraordinary", "practitioner", "representatives", "councillors",
    "cathaoirleach", "cadeirydd", "distribution", "circulation",
    "worker", "workers", "commander", "analyst", "technician", "therapist", "planner", "surveyor", "organiser",
    "organizer", "librarian", "caretaker", "fundraiser", "specialist", "apprentice", "registrar", "researcher",
    "vice-treasurer", "vice-president", "vice-convener", "vice-secretary", "parliamentary",
))  # fmt: skip

# Words that are part of nobody's name.
NO_NAME = ORGANISATION | ROLE

# After a title alone these are offices, however many are surnames: `Chief Constable`, `Lord Provost`.
NO_SURNAME = frozenset(("constable", "provost", "superintendent", "inspector", "justice", "mayor"))

# What somebody will be or have, after `will`: nothing that is to be done.
STATES = (
    "not", "never", "no", "also be", "be", "have", "like", "prefer", "need", "want", "wish", "hope", "remain", "stay",
    "attend(?![^.,;]{2,60} and (?:ask|bring|give|present|report|speak|take|tell|write)\\b)",
    "stand", "chair", "become", "retire", "resign", "leave", "benefit", "receive", "know", "appreciate",
    "welcome", "serve", "act", "cost", "start", "begin", "end", "finish", "join", "come",
    "return(?! with (?:an?|the|more)\\b)", "miss", "feel", "expect", "seem", "probably", "continue(?! to)",
    "take (?:over|part|place|the chair)", "love", "depend", "allow", "support", "step (?:down|back|aside)",
    "send (?:his|her|their|) ?apologies",
)  # fmt: skip

# numbers in words, each in its place
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

# Words that a text of what is to be done begins with, before `to`: nobody's name.
BEFORE_TO = frozenset((
    "write", "speak", "talk", "respond", "reply", "continue", "try", "agree", "agreed", "arrange", "refer", "add",
    "apply", "send", "look", "remember", "go", "listen", "move", "attend", "contribute", "aim", "plan", "prepare",
    "explain", "pass", "return", "forward", "present", "give", "bring", "make", "take", "circulate", "confirm", "link",
    "submit", "propose", "proposed", "offer", "resolved", "recommended", "recommend", "thank", "happy", "able",
    "welcome", "reminder", "access", "letter", "letters", "email", "emails", "e-mail", "changes", "amendments",
    "response", "report", "reports", "objection", "objections", "comments", "back", "over", "up", "linked", "related",
    "decided", "approval", "approved", "authorised", "delegated", "having", "regarding", "motion", "apologise",
    "complain", "appeal", "subscribe", "revert", "sign", "relate", "adhere", "commit", "work", "works", "repairs",
    "get", "tell", "contact", "form", "set", "create", "find", "help", "chase", "urge", "allow", "notify", "advise",
    "inform", "persuade", "instruct", "appoint", "establish", "organise", "hold", "arrange", "use", "check", "ensure",
    "invitation", "invitations", "donation", "grant", "access", "visit", "visits", "trip", "contribution", "thanks",
    "had", "has", "have", "aims", "hope", "hopes",
))  # fmt: skip

# Words that an instruction begins with, and titles, names and reports seldom do: `Share the sheet with members.`
INSTRUCTS = frozenset((
    "add", "advertise", "advise", "agree", "amend", "apply", "approach", "arrange", "ask", "attend", "book", "break",
    "bring", "buy", "call", "cancel", "change", "chase", "check", "circulate", "clarify", "collate", "collect",
    "complete", "confirm", "consider", "consult", "contact", "convene", "coordinate", "co-ordinate", "create", "decide",
    "deliver", "determine", "develop", "discuss", "display", "distribute", "draft", "email", "e-mail", "encourage",
    "ensure", "establish", "examine", "explore", "extend", "feed", "file", "finalise", "find", "fix", "follow",
    "forward", "gather", "get", "give", "go", "hold", "identify", "include", "inform", "inspect", "instal", "install",
    "instruct", "investigate", "invite", "issue", "keep", "liaise", "list", "look", "maintain", "make", "measure",
    "meet", "mend", "monitor", "move", "negotiate", "notify", "obtain", "open", "order", "organise", "organize",
    "paint", "pay", "pilot", "place", "post", "prepare", "present", "produce", "progress", "propose", "provide",
    "publicise", "publish", "purchase", "pursue", "put", "raise", "read", "recruit", "refer", "refine", "remind",
    "remove", "renew", "repair", "replace", "reply", "report", "request", "research", "resolve", "respond", "return",
    "review", "revise", "revisit", "schedule", "seek", "send", "set", "share", "sign", "source", "speak", "submit",
    "summarise", "supply", "take", "talk", "tell", "test", "thank", "update", "upload", "verify", "visit", "work",
    "write",
))  # fmt: skip

# What somebody has to go and do when a meeting is over: no decision, and nothing that is done by agreeing on it.
ERRANDS = (
    "advertise", "advise", "approach", "arrange", "ask", "canvass?", "chase", "check", "circulate", "contact",
    "distribute", "draft", "e-?mail", "enquire", "explore", "find out", "follow up", "forward", "inform", "inquire",
    "invite", "(?:re-?)?investigate", "liaise", "look into",
    "make (?:\\w+ )?(?:contact|enquiries|inquiries|representations|arrangements)", "notify", "obtain", "organi[sz]e",
    "publici[sz]e", "put (?:together|up)", "raise", "reach out", "remind", "reply", "report", "request", "research",
    "respond", "seek", "send", "set up", "speak", "submit", "talk", "write",
)  # fmt: skip

# The same where it is to be done, and what is to be made.
ERRANDS_DONE = (
    "advertised", "advised", "approached", "arranged", "asked", "chased", "checked", "circulated", "contacted",
    "distributed", "drafted", "e-?mailed", "forwarded", "informed", "invited", "investigated", "looked into",
    "made aware", "notified", "obtained", "painted", "placed", "prepared", "publici[sz]ed", "reminded", "repaired",
    "reported", "requested", "sent", "sought", "written",
)  # fmt: skip
MADE = r"contact|enquir(?:y|ies)|inquir(?:y|ies)|arrangements|representations?|requests?|applications?|complaints?"

# Words before a comma that a sentence begins with, and nobody is called by: `Meanwhile, Ada will …`
BESIDE_NAMES = frozenset((
    "additionally", "also", "accordingly", "finally", "furthermore", "hence", "hopefully", "however", "instead",
    "lastly", "later", "meanwhile", "moreover", "nevertheless", "next", "otherwise", "please", "similarly",
    "subsequently", "then", "therefore", "thus", "today", "tomorrow", "unfortunately",
))  # fmt: skip

# Those who met, by what they are.
MEETS = (
    r"(?:the\s+)?(?:(?:parish|town|community)\s+council|council|board|committee|meeting|(?:working\s+)?group|CC|PCC|WG|TC|"
    r"(?:all\s+)?(?:members|councillors|governors|trustees))"
)

# Those among them that are as often a thing.
TITLES_TOO = frozenset((
    "book", "break", "call", "change", "display", "draft", "email", "e-mail", "feed", "file", "fix", "issue", "list",
    "look", "measure", "move", "order", "paint", "pilot", "post", "place", "present", "produce", "progress", "purchase",
    "refer", "repair", "report", "request", "research", "return", "review", "schedule", "set", "share", "sign",
    "source", "supply", "talk", "test", "thank", "update", "visit", "work", "contact", "approach", "open", "forward",
    "complete",
))  # fmt: skip

# Words in capitals that are nobody's initials.
NO_INITIALS = frozenset(("DONE", "OPEN", "NEW", "TBC", "TBA", "TBD", "ASAP", "NB", "AOB", "WIP", "NONE"))

_SINGULAR = {"cllrs": "Cllr", "cllr's": "Cllr", "clrs": "Cllr", "cclrs": "CClr", "ccllrs": "CCllr",
             "councillors": "Councillor", "councilors": "Councillor",
             "messrs": "Mr", "drs": "Dr", "trustees": "Trustee", "council members": "Council Member",
             "councilmembers": "Councilmember", "councilmen": "Councilman", "commissioners": "Commissioner",
             "aldermen": "Alderman"}  # fmt: skip


def singular(titles: str) -> str:
    """The title of one of those who have it together: `Cllr` of `Cllrs`."""
    return _SINGULAR.get(titles.strip(" .:").casefold().replace("’", "'"), "Cllr")
