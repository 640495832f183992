"""What the Brackenshire Partnership is made of: every person, place, figure and sentence in it is made up.

`bench/brackenshire.py` puts it together. Sentences are used in their order and, but for a few, once only.
"""

# ruff: noqa: E501 (sentences are left whole)
from __future__ import annotations

from dataclasses import dataclass
from datetime import date

HOMES, SAFER, WORK, CHILDREN, WELL = (
    "Homes and Places", "Safer Communities", "Work and Skills", "Children and Young People", "Living Well",
)  # fmt: skip
THEMES = (HOMES, SAFER, WORK, CHILDREN, WELL)

ORGANISATIONS = (
    "Brackenshire County Council",
    "Mossdale District Council",
    "Fernley Borough Council",
    "Upper Brackenshire District Council",
    "Brackenshire Police",
    "Brackenshire Fire Service",
    "Brackenshire Health Trust",
    "Brackenshire Chamber of Trade",
    "Brackenshire Homes",
    "Voluntary Action Brackenshire",
    "Tarnwick College",
    "Regional Office",
)
COUNTY, MOSSDALE, FERNLEY, UPPER, POLICE, FIRE, HEALTH, CHAMBER, LANDLORD, VOLUNTARY, COLLEGE, REGION = ORGANISATIONS

PEOPLE = (  # name, organisation, post
    ("Alder Pikestaff", COUNTY, "Chief Executive"),
    ("Marigold Burr", MOSSDALE, "Chief Executive"),
    ("Flint Harebell", FERNLEY, "Chief Executive"),
    ("Juniper Cragg", POLICE, "Deputy Chief Constable"),
    ("Ivy Lowmoor", HEALTH, "Director of Public Health"),
    ("Perry Bulrush", CHAMBER, "President"),
    ("Hazel Nettlefold", VOLUNTARY, "Chief Officer"),
    ("Teasel Monk", COLLEGE, "Principal"),
    ("Ash Rushby", FIRE, "Area Manager"),
    ("Clement Gorse", COUNTY, "Director of Partnerships"),
    ("Bryony Tussock", MOSSDALE, "Head of Housing"),
    ("Rowan Thistlewick", POLICE, "Superintendent"),
    ("Sorrel Whin", COLLEGE, "Director of Skills"),
    ("Daphne Bogbean", COUNTY, "Head of Early Help"),
    ("Basil Brackett", HEALTH, "Associate Director"),
    ("Tansy Marl", HEALTH, "Associate Director"),
    ("Linnet Sedge", COUNTY, "Partnership Officer"),
    ("Wren Copsey", COUNTY, "Committee Assistant"),
    ("Laurel Peatman", COUNTY, "Performance Analyst"),
    ("Marlin Eyebright", REGION, "Locality Manager"),
    ("Heath Dunnock", FERNLEY, "Housing Options Manager"),
    ("Saffron Dyke", LANDLORD, "Development Manager"),
    ("Colm Fieldfare", UPPER, "Planning Policy Manager"),
    ("Primrose Oxlip", MOSSDALE, "Waste and Streets Manager"),
    ("Myrtle Quickthorn", COUNTY, "Community Safety Manager"),
    ("Jasper Ling", CHAMBER, "Business Adviser"),
    ("Poppy Stonecrop", COUNTY, "Family Support Manager"),
    ("Reed Cloudberry", COUNTY, "Adult Care Manager"),
    ("Hawthorn Beckside", VOLUNTARY, "Advice Network Co-ordinator"),
)

POINT, CUMULATIVE = "point", "cumulative"
MONTH, QUARTER, YEAR = "month", "quarter", "year"


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator. `course` is how it goes over the two years, in even steps; of a cumulative one the year's totals
    that the pace of the time would lead to. `aims` are the targets of 2023/24 and 2024/25."""

    code: str
    title: str
    theme: str
    lead: str
    unit: str
    better: str
    every: str
    course: tuple[float, ...]
    aims: tuple[float | None, float | None]
    well: tuple[str, ...]
    badly: tuple[str, ...]
    measure: str = POINT
    decimals: int = 0
    noise: float = 0.02
    start: float | None = None
    tolerance: str | None = None
    links: tuple[str, ...] = ()


MEASURES = (
    Measure(
        "NI 301", "Households in temporary accommodation", HOMES, "Heath Dunnock", "households", "lower", QUARTER,
        (146, 168, 181, 172, 150, 133, 121), (150, 140), start=152, links=("LI 1.1", "NI 320"),
        well=(
            "The two schemes that buy time for families, the deposit fund and the leasing scheme, were now both full.",
            "Nobody with children had been in bed and breakfast for more than six weeks.",
            "Heath put the fall down to the move-on officer in Fernley, who had found homes for nineteen families.",
        ),
        badly=(
            "Two landlords had left the leasing scheme, Heath said, and families waited longer to move on.",
            "The rise was nearly all in Fernley, where the private tenancies of a whole terrace had been ended together.",
            "Flint Harebell had written to ask how the three districts might share the rooms that they held.",
            "Heath warned against reading too much into one quarter, but would not promise a fall before the summer.",
        ),
    ),
    Measure(
        "NI 302", "Affordable homes completed", HOMES, "Saffron Dyke", "homes", "higher", QUARTER,
        (270, 300, 325, 340, 350, 360), (320, 340), measure=CUMULATIVE, start=281,
        well=(
            "Completions at Tarn Mill had been brought forward by a month, and the contractor now had two gangs there.",
            "Saffron was content: what had slipped in the wet months had been made good.",
            "All but eleven of the homes let so far had gone to people from the three parishes next to the site.",
        ),
        badly=(
            "Ground at Tarn Mill had been too wet to build on, and thirty homes had slipped to the quarter after.",
            "One builder had gone out of business with fourteen roofs still open.",
        ),
    ),
    Measure(
        "NI 303", "Household waste recycled or composted", HOMES, "Primrose Oxlip", "%", "higher", QUARTER,
        (45.8, 46.9, 48.2, 49.5, 50.6, 51.9), (48, 51), decimals=1, noise=0.008, start=45.1,
        well=(
            "The food waste round in Mossdale had reached its last village, and what was left in bins had dropped.",
            "Primrose thought that the calendar on the fridge had done more than any leaflet.",
            "Contamination was at its lowest since loads had first been sampled.",
        ),
        badly=(
            "A dry summer had meant little garden waste, and garden waste is heavy.",
            "Three loads had been refused at the sorting plant for nappies.",
        ),
    ),
    Measure(
        "LI 1.1", "Empty homes brought back into use", HOMES, "Bryony Tussock", "homes", "higher", MONTH,
        (66, 62, 58, 60, 70, 78, 84), (66, 72), measure=CUMULATIVE, start=57, links=("NI 301",),
        well=(
            "The grant for owners was doing what it was meant to: nine of the last twelve homes had been let to families.",
            "Bryony had photographs of Mill Row before and after, which were passed round.",
        ),
        badly=(
            "Owners were slow to answer, and the second round of letters had only just gone out.",
            "Builders could not be had; four grants had been offered and none of the four begun.",
        ),
    ),
    Measure(
        "LI 1.2", "Private rented homes inspected", HOMES, "Colm Fieldfare", "homes", "higher", QUARTER,
        (520, 540, 555, 580, 610, 640), (620, 620), measure=CUMULATIVE, start=498,
        well=(
            "The joint team of the three districts was up to strength and inspecting five homes a day.",
            "Colm said that every serious hazard found in the year had now been put right or was before the tribunal.",
        ),
        badly=(
            "Two of the five posts in the team were empty, and had been advertised twice.",
            "Upper Brackenshire's officers had been lent to flood work for six weeks.",
        ),
    ),
    Measure(
        "LI 1.3", "Residents satisfied with where they live", HOMES, "Colm Fieldfare", "%", "higher", YEAR,
        (71, 74, 76), (75, 77), start=70,
        well=("The survey had reached more young people than before, which made the rise the more welcome.",),
        badly=("Satisfaction was lowest in the two wards where bus services had been cut.",),
    ),
    Measure(
        "NI 310", "Domestic burglaries recorded", SAFER, "Rowan Thistlewick", "burglaries", "lower", MONTH,
        (980, 960, 930, 905, 890, 860), (1000, 920), measure=CUMULATIVE, start=1042,
        well=(
            "Two men who had worked their way along the railway line were in prison, and the valley was quiet.",
            "Rowan thanked the neighbourhood watch schemes; locks had been fitted in four hundred older homes.",
            "No village had been burgled twice in a month since the property-marking days.",
        ),
        badly=("Sheds and outbuildings had been counted with homes for three weeks, which would be put right.",),
    ),
    Measure(
        "NI 311", "Repeat incidents of domestic abuse", SAFER, "Myrtle Quickthorn", "%", "lower", QUARTER,
        (31, 30, 31.5, 29, 27.5, 27), (29, 28), decimals=1, noise=0.015, start=31.4,
        well=(
            "The second adviser had been in post for a full quarter, and nobody had waited more than two days.",
            "Myrtle believed that the course for perpetrators was beginning to tell.",
        ),
        badly=(
            "Myrtle asked members to remember that a rise can mean that people trust the service enough to call again.",
            "One adviser covered the whole county while the other post was empty.",
        ),
    ),
    Measure(
        "NI 312", "People killed or seriously injured on the roads", SAFER, "Ash Rushby", "people", "lower", QUARTER,
        (98, 116, 121, 118, 104, 92), (100, 96), measure=CUMULATIVE, start=107, links=("LI 2.3",),
        well=(
            "Ash reported the quietest spring for motorcyclists since the measure was begun.",
            "There had been no death on the Tarnwick road since its surface was renewed.",
        ),
        badly=(
            "Eleven of those hurt had been on motorcycles, most of them on the moor road on a Sunday.",
            "Ash said that speed was a cause in half of the cases, and tiredness in more than people think.",
            "The junction at Cold Gate accounted for four casualties, and signals there were a year away.",
        ),
    ),
    Measure(
        "LI 2.1", "Reports of anti-social behaviour", SAFER, "Rowan Thistlewick", "reports", "lower", MONTH,
        (610, 655, 590, 560, 600, 545, 520), (600, 570), noise=0.05, start=634,
        well=(
            "Evenings at the skate park were calmer since it had been lit and the youth bus came on Fridays.",
            "A quarter of all calls used to come from four addresses; two of those had now been settled.",
        ),
        badly=(
            "Off-road motorcycles were behind much of the rise, in places where no patrol can follow.",
            "Rowan expected the figure to fall with the longer nights, as it does every year.",
        ),
    ),
    Measure(
        "LI 2.2", "Homes made safer from fire by a visit", SAFER, "Ash Rushby", "homes", "higher", QUARTER,
        (2900, 3050, 3150, 3200, 3300, 3350), (3000, 3200), measure=CUMULATIVE, start=2870,
        well=(
            "Crews now left a card at every home where nobody answered, and a third of those rang back.",
            "District nurses had sent in two hundred names, just the people whom crews had not been able to find.",
        ),
        badly=("A strike ballot and the moor fires between them had cost five weeks of visits.",),
    ),
    Measure(
        "LI 2.3", "Young people in the justice system for the first time", SAFER, "Myrtle Quickthorn", "young people",
        "lower", QUARTER, (34, 33, 30, 27, 26, 24), (32, 28), start=35, noise=0.04,
        well=(
            "The panel that meets before anything goes to court had dealt with twenty-two cases.",
            "Myrtle said that schools rang her team sooner than they used to.",
        ),
        badly=("Six of those counted came from one evening at the fair.",),
    ),
    Measure(
        "NI 320", "Residents of working age in work", WORK, "Jasper Ling", "%", "higher", QUARTER,
        (75.9, 75.6, 75.1, 75.4, 75.9, 76.3), (76, 76.5), decimals=1, noise=0.004, start=75.8, tolerance="1",
        well=(
            "The new bakery at Tarnwick had taken on eighty people, fifty of whom had been out of work.",
            "Jasper could point to three firms that had put off closing, and two that were growing again.",
        ),
        badly=(
            "The closure of the mill shop had come into the figures, and with it a hundred and ten jobs.",
            "Jasper said that firms had vacancies which nobody near them could reach by bus.",
        ),
    ),
    Measure(
        "NI 321", "Young people aged 16 to 18 not in education, employment or training", WORK, "Sorrel Whin", "%",
        "lower", MONTH, (5.2, 5.1, 5.3, 5.6, 6.3, 6.0, 5.7), (5.4, 5.0), decimals=1, noise=0.02, start=5.5,
        well=(
            "Every leaver but nine had been traced by the end of October, which Sorrel called a record.",
            "A third of the group were waiting for a course with a start date, and were counted until they began it.",
        ),
        badly=(
            "Tracing had fallen behind, so that many were counted as out of education who were only out of touch.",
            "The college had lost the bus from the upper dale, and with it thirty students.",
        ),
    ),
    Measure(
        "NI 322", "Adults gaining a first full qualification", WORK, "Sorrel Whin", "adults", "higher", YEAR,
        (402, 433, 451), (420, 450), start=395,
        well=("The evening courses at the library had been full from the first week.",),
        badly=("Fewer had come back for a second year than the college had hoped.",),
    ),
    Measure(
        "LI 3.1", "Net change in the number of small firms", WORK, "Jasper Ling", "firms", "higher", QUARTER,
        (14, 6, -9, -22, -4, 11, 19), (8, 10), noise=0.1, start=12, tolerance="5",
        well=(
            "More firms had begun than ended for the first time in a year; nine of them were in the old mill.",
            "The start-up loans had gone to makers, mostly, and none had yet been written off.",
        ),
        badly=(
            "Closures outnumbered openings: public houses for the most part, and two garages.",
            "The rise in rents at the trading estate had cost the county firms that then opened elsewhere.",
        ),
    ),
    Measure(
        "LI 3.2", "Apprenticeships started", WORK, "Sorrel Whin", "apprentices", "higher", QUARTER,
        (430, 445, 470, 480, 500, 520), (460, 500), measure=CUMULATIVE, start=441,
        well=(
            "The three councils between them had taken on forty apprentices, as they said they would.",
            "Small builders had come in together and shared six apprentices among ten firms.",
        ),
        badly=("Employers were waiting for the new rules before they committed themselves.",),
    ),
    Measure(
        "LI 3.3", "Premises that can have full-fibre broadband", WORK, "Jasper Ling", "%", "higher", QUARTER,
        (41, 47, 54, 61, 66, 72), (55, 70), noise=0.005, start=38, links=("NI 320",),
        well=(
            "The cabinet at Far Thrushcombe was live, and with it the last of the primary schools.",
            "Works in the upper dale had been finished before the first snow.",
        ),
        badly=("The contractor had met rock where the survey had promised peat.",),
    ),
    Measure(
        "NI 330", "School sessions missed through absence", CHILDREN, "Daphne Bogbean", "%", "lower", QUARTER,
        (7.4, 7.6, 7.3, 6.9, 6.6, 6.4), (7.2, 6.7), decimals=1, noise=0.02, start=7.8, links=("NI 332",),
        well=(
            "Daphne spoke of the breakfast clubs: in schools that had one, Mondays were no worse than other days now.",
            "A letter home at five days, in place of ten, had been tried in twelve schools and was to go to all.",
        ),
        badly=(
            "Illness before the holidays had emptied classrooms, and every school was above its usual figure.",
            "Holidays in term time made up a quarter of what was missed.",
        ),
    ),
    Measure(
        "NI 331", "Pupils who reach the expected standard at eleven", CHILDREN, "Daphne Bogbean", "%", "higher", YEAR,
        (58, 61, 63), (60, 63), start=57,
        well=("The nine schools that had shared a reading teacher had gained most.",),
        badly=("Writing had held the figure down, in boys above all.",),
    ),
    Measure(
        "NI 332", "Children on a protection plan for a second time", CHILDREN, "Poppy Stonecrop", "%", "lower", QUARTER,
        (17, 18.5, 19, 17.5, 16, 15), (16, 15.5), decimals=1, noise=0.03, start=17.6, links=("NI 330", "NI 311"),
        well=(
            "No plan was closed now without a visit three months later, and that had made the difference.",
            "Poppy pointed out that the numbers are small: one family of four moves the figure by a point.",
        ),
        badly=(
            "Two large families had come back onto plans in one month.",
            "Abuse between parents was behind most of the second plans, as it was behind the first.",
        ),
    ),
    Measure(
        "LI 4.1", "Children in care placed outside the county without a review", CHILDREN, "Poppy Stonecrop",
        "children", "lower", MONTH, (3, 2.6, 2, 1.4, 0.4, 0.2), (0, 0), noise=0.3, start=4, tolerance="1",
        well=(
            "Every child placed away had been seen and the placement reviewed.",
            "Poppy said that nought was the only target worth having here, and that it could be kept.",
        ),
        badly=(
            "One placement, made in a night, had not been reviewed when the month closed.",
            "Reviewing officers had been short since the spring; the reviews took place, but late.",
        ),
    ),
    Measure(
        "LI 4.2", "Families helped before they need a social worker", CHILDREN, "Daphne Bogbean", "families", "higher",
        QUARTER, (380, 400, 410, 430, 450, 460), (400, 430), measure=CUMULATIVE, start=362,
        well=(
            "Three family hubs were open, and the fourth, in the old library at Fernley, would be by the summer.",
            "Health visitors now made half of the introductions.",
        ),
        badly=("Two key workers had left, and families who had been introduced were waiting.",),
    ),
    Measure(
        "LI 4.3", "Schools with a pupils' council that meets every half term", CHILDREN, "Daphne Bogbean", "schools",
        "higher", YEAR, (38, 44, 47), (None, None), start=38,
        well=("Daphne would rather have no target here, since councils that exist for a figure soon stop meeting.",),
        badly=(),
    ),
    Measure(
        "NI 340", "Bed days lost to late discharge from hospital", WELL, "Reed Cloudberry", "days", "lower", MONTH,
        (410, 455, 520, 470, 425, 400, 385), (440, 410), noise=0.04, start=468, links=("NI 342",),
        well=(
            "Reed had a bed in step-down care for everybody who waited last month, for the first time.",
            "Assessments at the weekend had done away with the Monday queue.",
        ),
        badly=(
            "Most of the days lost were lost by nine people who waited for equipment or for a home of their choice.",
            "Two care homes had stopped taking admissions while there was illness in them.",
            "Reed described a winter worse than the plan for winter had allowed for.",
        ),
    ),
    Measure(
        "NI 341", "Smokers who give up for four weeks", WELL, "Basil Brackett", "people", "higher", QUARTER,
        (560, 520, 490, 700, 760, 740), (640, 640), measure=CUMULATIVE, start=618,
        well=(
            "The advisers who go out to works canteens had brought in more people than all surgeries together.",
            "Midwives referred everybody who smoked, and half of those referred had set a date.",
        ),
        badly=(
            "Fewer people asked for help, and those who did had tried more often before.",
            "The pharmacies' contract had run out in the middle of the quarter.",
            "The January campaign had come and gone with fewer calls than the year before.",
        ),
    ),
    Measure(
        "NI 342", "Older people still at home three months after leaving hospital", WELL, "Reed Cloudberry", "%",
        "higher", QUARTER, (80.5, 81.2, 82.4, 83.1, 84.0, 84.6), (82, 84), decimals=1, noise=0.008, start=80.1,
        well=(
            "The night sitting service had kept eleven people at home who would have gone into care.",
            "Reed gave the credit to the therapists, who now visited on the first day and not the fifth.",
        ),
        badly=("Care agencies had handed back hours in the upper dale for want of drivers.",),
    ),
    Measure(
        "LI 5.1", "Carers who have had an assessment of their own", WELL, "Hawthorn Beckside", "%", "higher", QUARTER,
        (33, 35, 36, 38, 40, 42), (36, 40), noise=0.015, start=32,
        well=(
            "Surgeries with a notice in the waiting room had sent in twice as many carers as those without.",
            "Hawthorn's volunteers now carried out the first talk, which left social workers the hard cases.",
        ),
        badly=("Many carers had declined, saying that they had no time to be assessed.",),
    ),
    Measure(
        "LI 5.2", "People over 65 taken to hospital after a fall", WELL, "Basil Brackett", "people", "lower", QUARTER,
        (212, 205, 214, 201, 190, 182), (205, 195), noise=0.02, start=219,
        well=(
            "The balance classes had waiting lists in every market town.",
            "Handymen had fitted rails in three hundred homes since the fund paid for a second van.",
        ),
        badly=("Ice in the second week had brought thirty people in at once.",),
    ),
    Measure(
        "Warm rooms", "Warm rooms open to all on a winter's day", WELL, "Hawthorn Beckside", "rooms", "higher", YEAR,
        (61,), (None, None),
        well=("Libraries, chapels and two public houses had opened a room each, and asked nobody why they came.",),
        badly=(),
    ),
)  # fmt: skip

OPENINGS = (
    "{lead} took the Group through the theme's page of the scorecard.",
    "{lead} presented the update, which had gone out with the papers.",
    "{lead} kept to what had changed since the theme was last before the Group.",
    "The update was taken as read. {lead} spoke to it where members asked.",
    "{lead} began with what had gone well.",
    "{lead} presented the extract from the workplan and the figures behind it.",
)

# How a figure is told. {value} and {aim} carry the unit; {period} is words.
MET = (
    "The figure for {period} was {value}; the aim had been {aim}.",
    "With {value} for {period}, the aim of {aim} was met.",
    "{lead} reported {value} for {period}, against {aim}.",
    "For {period} it was {value}, where the profile has {aim}.",
    "{lead} brought a good figure for {period}: {value}, against {aim}.",
)
NEAR = (
    "At {value} for {period} the measure was close to its aim of {aim}.",
    "The figure for {period}, {value}, lay within the band around {aim}.",
    "{lead} reported {value} for {period}; the aim, {aim}, was missed, but not by much.",
)
MISSED = (
    "The figure for {period}, {value}, missed its aim of {aim}.",
    "Against an aim of {aim}, the figure for {period} was {value}.",
    "{lead} reported {value} for {period}, where the profile asks for {aim}.",
    "For {period} it was {value}. The aim had been {aim}.",
    "{lead} had to report {value} for {period}, with {aim} for an aim.",
)
UNAIMED = (
    "{value} was reported for {period}; there is no target to hold it against.",
    "The figure for {period} was {value}, with no target set.",
)
BETTER = (
    "That was an improvement on {was} the time before.",
    "That was a step forward from {was}.",
    "The direction was right: it had been {was}.",
)
WORSE = (
    "It had been {was} the time before.",
    "That was worse than before, when it was {was}.",
    "The movement, from {was}, was the wrong way.",
)
KEPT = (
    "The improvement promised in {month} had come.",
    "What was promised in {month} showed in the figures.",
    "Clement noted that the promise made in {month} had been kept.",
)
BROKEN = (
    "The improvement promised in {month} had not come.",
    "Clement recalled what had been promised in {month}; it was not to be seen yet.",
    "What the Group had been told to expect in {month} had not happened.",
)
PROMISES = (
    "the next figure is back within the profile",
    "improvement shows on the scorecard",
    "the gap to the target is halved",
    "the figure is better than this one",
)


@dataclass(frozen=True, slots=True)
class Task:
    """An action: `done` is what was reported in the end, `after` so many meetings; `still` what was said in between.
    Without `done` it is open to this day."""

    text: str
    owner: str | None
    done: str | None
    after: int = 1
    still: str | None = None
    codes: tuple[str, ...] = ()
    due: str = "next"
    together: str | None = None
    dropped: bool = False


TASKS: dict[str, tuple[Task, ...]] = {
    HOMES: (
        Task(
            "Bring a note on where the rise in temporary accommodation comes from, district by district.",
            "Heath", "The note was circulated; most of the rise was in Fernley.", codes=("NI 301",),
        ),
        Task(
            "Find out what kept the two landlords from renewing their leases.", "Heath",
            "Both had been asked. Rent arrears, and repairs after tenancies, were what they named.", 2,
            "One landlord had been seen, and the other had not answered.", codes=("NI 301",),
        ),
        Task(
            "Set out what a joint inspection team would cost each district.", "Colm",
            "The three finance officers had agreed the figures.", 1, codes=("LI 1.2",), due="two",
        ),
        Task(
            "Ask the builders at Tarn Mill for a timetable that allows for a wet winter.", "Saffron",
            "The timetable had been received and goes with the workplan.", codes=("NI 302",),
        ),
        Task(
            "Send the second round of letters to owners of empty homes.", "Bryony",
            "All 212 letters had gone out.", codes=("LI 1.1",),
        ),
        Task(
            "Ask the bus company whether the two wards can have their evening service back.", "Colm", None, 4,
            "The company had promised an answer and not given one.", codes=("LI 1.3",), due="two",
        ),
        Task(
            "Report what became of the families who left bed and breakfast.", "Heath",
            "Of forty-one families, thirty-six were in a settled home.", codes=("NI 301",),
        ),
        Task(
            "Share the photographs of Mill Row with the press office.", "Bryony", "Done, and used.",
            codes=("LI 1.1",),
        ),
    ),
    SAFER: (
        Task(
            "Send members the map of burglaries along the railway line.", "Rowan", "The map was sent.",
            codes=("NI 310",),
        ),
        Task(
            "See whether the vacant adviser's post can be filled on secondment.", "Myrtle",
            "A secondment from the Health Trust had been agreed.", 2, "Two people had shown interest.",
            codes=("NI 311",),
        ),
        Task(
            "Draw up a recovery plan for road casualties with the highways team.", "Ash",
            "The plan is before the Group today.", codes=("NI 312",), together="Rowan",
        ),
        Task(
            "Ask the County Council when signals at Cold Gate can be paid for.", "Ash",
            "They are in the programme for the coming year.", 3, "The question was with the highways team.",
            codes=("NI 312",), due="two",
        ),
        Task(
            "Arrange for the youth bus to stop at the skate park on Fridays.", "Myrtle",
            "It had stopped there every Friday since.", codes=("LI 2.1",),
        ),
        Task(
            "Take sheds and outbuildings out of the burglary figures and send the corrected ones.", "Rowan",
            "Corrected; the months before were not affected.", codes=("NI 310",),
        ),
        Task(
            "Put the names that district nurses hold to use for safety visits, if the rules on data allow it.", "Ash",
            "The agreement on data was signed, and the first two hundred names were passed on.", 3,
            "The Health Trust's lawyers had the agreement.", codes=("LI 2.2",), together="Basil",
        ),
        Task(
            "Try mobile cameras on the moor road on Sundays.", "Rowan", None, 5,
            "The cameras were on order.", codes=("NI 312",), due="two",
        ),
    ),
    WORK: (
        Task(
            "Give the Group a list of vacancies that cannot be reached by bus.", "Jasper",
            "The list had twenty-seven firms on it.", codes=("NI 320",),
        ),
        Task(
            "Count again how many young people are out of education and how many are out of touch.", "Sorrel",
            "Of 214 counted, 61 were out of touch.", 2, "Half of them had been traced.", codes=("NI 321",),
            together="Laurel",
        ),
        Task(
            "Ask the landlords of the trading estate for a meeting.", "Jasper",
            "They declined to meet; the districts will go on by letter.", 2, codes=("LI 3.1",), dropped=True,
        ),
        Task(
            "Tell small builders of the way in which six apprentices can be shared.", "Sorrel",
            "Told at their supper; two more groups were forming.", codes=("LI 3.2",),
        ),
        Task(
            "Work out what a bus from the upper dale to the college would cost.", "Sorrel",
            "£38,000 a year, of which the college can find a third.", 2, "Quotations had been asked for.",
            codes=("NI 321", "NI 320"), together="Jasper",
        ),
        Task(
            "Say what the September guarantee is expected to do to the figure, month by month.", "Sorrel", None, 3,
            "It depended on enrolment, which was not closed.", codes=("NI 321",),
        ),
        Task(
            "Bring figures for broadband in the upper dale on their own.", "Jasper",
            "They stand in the workplan.", codes=("LI 3.3",),
        ),
        Task(
            "Publish the list of what each council has done about apprentices.", "Linnet",
            "It is on the partnership's pages.", codes=("LI 3.2",),
        ),
    ),
    CHILDREN: (
        Task(
            "Show absence before the holidays apart from the rest of the year.", "Daphne",
            "Shown in the paper; without those two weeks the figure is on target.", codes=("NI 330",),
        ),
        Task(
            "Bring the number of second plans in which abuse between parents played a part.", "Poppy",
            "It was 31 of 52.", codes=("NI 332", "NI 311"), together="Myrtle",
        ),
        Task(
            "Write to schools about the letter home at five days.", "Daphne", "Written; all but two schools will do it.",
            2, "The wording was with the head teachers.", codes=("NI 330",),
        ),
        Task(
            "Report each placement without a review to the Chair within the week.", "Poppy",
            "Done as they arise; there had been two.", codes=("LI 4.1",),
        ),
        Task(
            "Find a date for the opening of the hub at Fernley to which members can be asked.", "Daphne",
            "Members have the invitation.", codes=("LI 4.2",),
        ),
        Task(
            "Ask the nine schools what they would do without the shared reading teacher.", "Daphne",
            "They would share the cost among themselves.", 2, "Five schools had answered.", codes=("NI 331",),
        ),
        Task(
            "Let the Group know how reviewing officers' posts stand.", "Poppy", "All but one were filled.",
            codes=("LI 4.1",),
        ),
        Task(
            "Bring two pupils' councils to meet the Group.", "Daphne", None, 4,
            "Dates outside lessons were hard to find.", codes=("LI 4.3",), due="two",
        ),
    ),
    WELL: (
        Task(
            "Explain who the nine people are, without names, and what each waits for.", "Reed",
            "Five wait for equipment, four for a home of their choice.", codes=("NI 340",),
        ),
        Task(
            "Draw up a recovery plan for the smoking service.", "Basil", "The plan is before the Group today.", 2,
            "It was being drawn up with the pharmacies.", codes=("NI 341",),
        ),
        Task(
            "Ask pharmacies what would bring them back.", "Basil", "A longer contract and quicker payment.", 2,
            "Eleven of thirty had answered.", codes=("NI 341",),
        ),
        Task(
            "Check with the care agencies how many hours were handed back.", "Reed", "It was 140 hours a week.",
            codes=("NI 342",),
        ),
        Task(
            "Send every surgery a notice for carers.", "Hawthorn", "Sent to all; thirty had put it up.",
            codes=("LI 5.1",),
        ),
        Task(
            "Look into gritting the path between the bus station and the surgery.", None, None, 3,
            "Nobody had taken this up.", codes=("LI 5.2",),
        ),
        Task(
            "Give a home for every warm room's list: who keeps it, and where it is published.", "Hawthorn",
            "Voluntary Action keeps it, and the libraries put it up.", codes=("Warm rooms",),
        ),
        Task(
            "Make the winter plan's assumptions known before the next winter.", "Reed",
            "They went to the Executive Board.", 3, "A first draft was expected in the autumn.", codes=("NI 340",),
            due="two",
        ),
    ),
}  # fmt: skip

WELCOMES = (
    "{chair} opened the meeting and welcomed everybody.",
    "{chair} welcomed members. Apologies were given as recorded above.",
    "Members introduced themselves, since several were new, and {chair} thanked them for coming.",
    "{chair} took the chair at the hour. There were no declarations.",
    "The meeting was opened by {chair}, who hoped to be done by the time the library closed.",
    "{chair} welcomed members to a room that was warmer than the last.",
)
ARISING = (
    "What was not on the agenda elsewhere was gone through; how each matter stands is recorded with it.",
    "The list of actions was gone through from the top. Matters with an item of their own were left for that.",
    "Linnet went through the actions. Those that are finished were struck off.",
    "Members reported on what they had taken away from the last meeting.",
    "Each owner reported in turn.",
)
CLOSINGS = {
    "ppg": (
        "There was no other business.",
        "Linnet asked for papers a week before the meeting, and not the evening before.",
        "Hazel Nettlefold's colleagues had sent round the programme of the volunteers' fair; members were invited.",
        "It was remarked that the scorecard was easier to read in its new order.",
        "Members were reminded of the holiday dates, and that room bookings close early.",
        "Clement thanked Wren, whose minutes had been with members in three days.",
        "The clock in the room was an hour slow, and nobody had minded.",
        "Nothing else was raised.",
    ),
    "homes": (
        "Nothing else was raised.",
        "Saffron invited members to see the show home at Tarn Mill.",
        "There was no other business.",
        "Primrose had brought the three caddies, for anybody who wished to try the lids.",
        "Bryony thanked Wren for the notes, which the tenants' panel now reads.",
    ),
}
VENUES = ("County Hall, Brackenford", "The Old Mill, Tarnwick", "Town Hall, Fernley", "The Institute, Mossdale")

# Business of one meeting only, by day: a heading, a theme or none, what was said, and what came of it.


@dataclass(frozen=True, slots=True)
class Topic:
    """An item of its own. `wish` is the day of the earlier meeting at which a place for it was asked for."""

    title: str
    said: str
    task: Task | None = None
    wish: str | None = None
    theme: str | None = None
    by: str | None = None
    agreed: str | None = None
    deadline: tuple[str, object] | None = None
    paper: str | None = None


TOPICS = {
    "ppg/2023-04-20": Topic(
        "How the Group will work",
        """Clement set out what the Executive Board looks to the Group for: to know each month which targets are in
        danger, why, and what is being done. The Board keeps the targets; the Group keeps the scorecard.

        A standing, he said, is what the Group says it is once the lead has been heard. A traffic light that is worked
        out from figures is something else, and where the two differ members should be able to see both.

        Laurel asked that no figure be brought to the table that was not in the return a week before. Marlin
        offered to show how other partnerships lay out their scorecards.""",
        Task("Send the return's dates for the year to all leads.", "Laurel", "The dates were sent on 2 May."),
        agreed="The Group looks at two themes a meeting in rotation, and at exceptions from all.",
        paper="Terms of reference",
    ),
    "ppg/2023-06-15": Topic(
        "Data quality",
        """Laurel had followed five figures back to where they came from. Three could be shown to be right. One had been
        copied from the year before, and of one nobody could say who had worked it out.

        It was not a matter of blame, she said; but a target that is missed on paper only costs as much work as one that
        is missed in truth.""",
        Task(
            "Write one page for each indicator: who counts, what is counted, when.",
            "Laurel",
            "Thirty pages were with the leads for their signature.",
            3,
            "Fourteen were written.",
            due="two",
        ),
        by="Laurel Peatman",
        agreed="Every reading is sent in with its source and the day on which it was reported.",
    ),
    "ppg/2023-09-21": Topic(
        "Help with the cost of living",
        """Hawthorn described what people bring to the advice network: rent, heating, and debts for council tax, in that
        order. In Fernley the queue begins before the doors open.

        Bryony saw the same families, a few months later, in temporary accommodation. She would rather pay for an
        adviser than for a room.

        Members saw a link with NI 301 and with NI 320, and asked for the advice network's figures every quarter.""",
        Task(
            "Bring the advice network's figures for the quarter, beside those of NI 301.",
            "Hawthorn",
            "Before the Group today.",
            2,
            codes=("NI 301",),
            due="meeting:2023-11-16",
        ),
        by="Hawthorn Beckside",
        paper="Advice in a cold year",
    ),
    "ppg/2023-11-16": Topic(
        "Advice network: the quarter's figures",
        """Hawthorn laid the figures side by side, as had been asked in September. Requests for help with rent run about
        four months ahead of NI 301.

        Clement called it the first early warning the Group had been given. It should go to the Board with the recovery
        plan.""",
        wish="ppg/2023-09-21",
        by="Hawthorn Beckside",
    ),
    "ppg/2024-02-15": Topic(
        "Getting ready for the annual report",
        """Linnet had a draft table of contents. The report is due at the Regional Office by the end of June; the Board has
        to have seen it, and the districts' cabinets would like to.

        Members wanted fewer pages than last year and more plain words. Every theme is to have two, one of them for what
        did not go well.""",
        Task(
            "Send each theme's two pages to Linnet.",
            "All",
            "All five had come, the last on the day.",
            2,
            due="meeting:2024-04-18",
        ),
        by="Linnet Sedge",
        deadline=(
            "Annual report to the Regional Office",
            {"said": "end of June", "from": "2024-06-21", "by": "2024-06-30"},
        ),
    ),
    "ppg/2024-05-16": Topic(
        "Peer visit",
        """Two officers from a neighbouring partnership had sat in on the meeting of 18 April 2024. They liked the standing
        list of promises, and that leads are asked about them by name. They thought that the Group spent long on
        figures that were well and short on those that were not.

        Rowan agreed with the second point at some length.""",
        agreed="Indicators that are on track are taken as read unless a member asks.",
    ),
    "ppg/2024-07-18": Topic(
        "Getting to work and to college",
        """Jasper's list of firms out of reach and Sorrel's list of students out of reach turned out to be one map. Most of it is the upper dale, after six in the evening and before eight in the morning.

        Members went through what has been tried elsewhere: shared taxis, a works bus that takes passengers, scooters on
        loan. None had lasted where one employer paid for it alone.""",
        Task(
            "Bring a proposal for a dale bus to the September meeting.",
            "Sorrel",
            "Before the Group today.",
            1,
            codes=("NI 320", "NI 321"),
            together="Jasper",
            due="meeting:2024-09-19",
        ),
        theme=WORK,
    ),
    "ppg/2024-09-19": Topic(
        "A bus for the upper dale",
        """Sorrel and Jasper proposed a small bus, four journeys a day, paid for by the college, six firms and the
        Brackenshire Fund in equal parts. It would cost £38,000 a year.

        Marigold Burr had sent word that Mossdale would let its depot be used without charge. Clement asked that the
        proposal go to the Board as it stood.""",
        Task("Put the dale bus before the Executive Board.", "Clement", "The Board agreed to it on 25 September.", 1),
        wish="ppg/2024-07-18",
        theme=WORK,
        by="Sorrel Whin",
        agreed="The dale bus is recommended to the Executive Board.",
        paper="The dale bus: a proposal",
    ),
    "ppg/2024-11-21": Topic(
        "Warm rooms",
        """Hawthorn told the Group of the rooms that had been opened since the clocks went back. There is no target for them, and
        he asked that there should not be one.

        The Group took the number of rooms on to the scorecard all the same, to be counted once a winter.""",
        Task(
            "Ask how many of the rooms could stay open in summer as cool rooms.",
            "Hawthorn",
            None,
            4,
            due="two",
            codes=("Warm rooms",),
        ),
        theme=WELL,
        by="Hawthorn Beckside",
    ),
    "ppg/2025-01-16": Topic(
        "What comes after March",
        """The agreement ends with the year. Linnet went through the thirty indicators: nineteen can be taken on as they
        are, seven need another definition, and four have done their work.

        Members asked for a say before anything is settled. It was suggested that the outgoing scorecard be kept as it is,
        so that in two years somebody can ask how it went.""",
        Task(
            "Have the list of indicators to carry on put on the agenda in March.",
            "Linnet",
            None,
            2,
            "The list was with the theme leads.",
            due="meeting:2025-03-20",
        ),
        by="Linnet Sedge",
    ),
    "homes/2023-05-09": Topic(
        "The leasing scheme",
        """Heath explained the scheme to new members. The council takes a lease of three years on a private home, looks after
        it, and lets it to a family who would otherwise be in a single room.

        It holds 64 homes. Landlords like the certainty; they do not like what the homes look like at the end.""",
        Task(
            "Work out what a repairs promise at the end of each lease would cost.",
            "Heath",
            "About £900 for each home.",
            1,
            codes=("NI 301",),
        ),
    ),
    "homes/2023-07-11": Topic(
        "Mill Row",
        """The twelve houses in Mill Row, empty since the dye works closed, belong to three owners. Two will sell. The third
        lives abroad and has not answered.

        Saffron's company would take all twelve or none.""",
        Task(
            "Try the third owner of Mill Row once more, through the agents.",
            "Bryony",
            "The owner had answered at last, and would sell.",
            2,
            "The agents had passed on the letter.",
            codes=("LI 1.1",),
        ),
    ),
    "homes/2023-09-12": Topic(
        "Rooms that the districts hold",
        """Each district keeps rooms for emergencies, and each has nights on which they stand empty while the next
        district pays for a hotel. Members saw no reason for that but habit.""",
        Task(
            "Draft an agreement by which the three districts lend each other rooms.",
            "Heath",
            "Signed by all three in October.",
            1,
            codes=("NI 301",),
            together="Bryony",
        ),
        agreed="In principle the districts share their emergency rooms.",
    ),
    "homes/2023-11-14": Topic(
        "Inspecting privately rented homes",
        """Colm brought the case for one team in place of three. It would cost no more, and would not stop when one person
        falls ill. He feared that the smallest district would feel it had given something up.""",
        Task(
            "Take the joint team to the three portfolio holders.",
            "Colm",
            "All three were content.",
            1,
            codes=("LI 1.2",),
        ),
        by="Colm Fieldfare",
        paper="One team for three districts",
    ),
    "homes/2024-02-13": Topic(
        "Food waste in villages",
        """Primrose had tried three kinds of caddy in two villages. People preferred the ugliest, because it shuts.

        The round will reach all villages by the autumn if a second lorry can be had.""",
        Task(
            "Find out what a lorry on hire would cost until the new one comes.",
            "Primrose",
            "£410 a week, which the budget can bear.",
            1,
            codes=("NI 303",),
        ),
    ),
    "homes/2024-05-14": Topic(
        "Tarn Mill: lessons from a wet winter",
        """Saffron walked members through the photographs. Had the drains been laid first, as the second contractor does,
        thirty homes would not have waited.

        The next site is to be drained before anything is built on it.""",
        Task(
            "Put drainage first into the standard brief for sites.",
            "Saffron",
            "It stands in the brief.",
            1,
            codes=("NI 302",),
        ),
        by="Saffron Dyke",
    ),
    "homes/2024-07-09": Topic(
        "Move-on officer",
        """The post in Fernley is paid for from the Brackenshire Fund until March. Heath showed what it had done: nineteen
        families moved on since March, against six in the same months of the year before.

        Each family in a room costs the council £380 a week, so that the post pays for itself in a month.""",
        Task(
            "Make the case for keeping the move-on officer beyond March.",
            "Heath",
            "The case was put to the Board in December.",
            2,
            "The figures were with the treasurer.",
            codes=("NI 301",),
            due="two",
        ),
    ),
    "homes/2024-09-10": Topic(
        "What residents said",
        """The survey was gone through ward by ward. People are fonder of where they live than those who do not live there
        expect. Bus services came up more often than crime.""",
        Task("Send the ward sheets to parish councils.", "Colm", "Sent to all forty-four.", 1, codes=("LI 1.3",)),
        by="Colm Fieldfare",
    ),
    "homes/2024-11-12": Topic(
        "Mill Row opens",
        """The first four families had the keys on 1 November. Bryony reported on the day, the cake, and the state of the
        third owner's chimney.

        Members asked that what was learned about owners abroad be written down while somebody remembers it.""",
        Task(
            "Write two pages on dealing with owners who live abroad.",
            "Bryony",
            "Written, and on the shared drive.",
            1,
            codes=("LI 1.1",),
        ),
    ),
    "homes/2025-02-11": Topic(
        "The workplan for the coming year",
        """Members went through the workplan line by line and took out what is done. Two lines were put in: a repairs
        promise for leased homes, and the second food waste lorry.

        It was felt that the plan should fit on one page, and that this one nearly does.""",
        Task("Circulate the workplan on one page.", "Bryony", None, 1),
        paper="Workplan 2025/26, draft",
    ),
}

# The bodies, their calendar, and what happened on given days.

PPG, EB, GROUP = "ppg", "eb", "homes"
DAYS = {
    PPG: "2023-04-20 2023-05-18 2023-06-15 2023-07-20 2023-09-21 2023-10-19 2023-11-16 2024-01-18 2024-02-15 2024-03-21 "
    "2024-04-18 2024-05-16 2024-06-20 2024-07-18 2024-09-19 2024-10-24 2024-11-21 2025-01-16 2025-02-20 2025-03-20",
    EB: "2023-04-26 2023-07-12 2023-09-27 2023-12-06 2024-01-31 2024-03-13 2024-06-26 2024-09-25 2024-12-11 2025-03-12",
    GROUP: "2023-05-09 2023-07-11 2023-09-12 2023-11-14 2024-02-13 2024-05-14 2024-07-09 2024-09-10 2024-11-12 2025-02-11",
}
ADDED, ADDED_ON = "2024-01-31", date(2023, 12, 20)  # the Board's additional meeting, and when it was called
MOVED_FROM, MOVED, MOVED_ON = "2024-10-17", "2024-10-24", date(2024, 10, 3)
PLANNED = ("2025-04-17", "2025-05-15", "2025-06-19", "2025-07-17")
COMING = {PPG: PLANNED[0], EB: "2025-06-25", GROUP: "2025-05-13"}
TIMES = {PPG: "10:00-12:15", EB: "14:00-16:00", GROUP: "09:30-11:00"}
PLACES = {EB: "Council Chamber, County Hall, Brackenford", GROUP: "The Institute, Mossdale"}
CHAIRS = {PPG: "Clement Gorse", EB: "Alder Pikestaff", GROUP: "Bryony Tussock"}
SINGULAR = {"children": "child", "firms": "firm", "homes": "home", "rooms": "room"}
# What the plan has for a meeting besides what comes every time.
BOOKED: dict[str, tuple[dict[str, object], ...]] = {
    "ppg/2025-04-17": ({"title": "Figures for the whole of 2024/25", "lead": "Laurel Peatman", "first": True},),
    "ppg/2025-05-15": ({"title": "Annual report: second draft", "lead": "Linnet Sedge"},),
    "ppg/2025-06-19": (
        {
            "title": "Signals at Cold Gate",
            "lead": "Ash Rushby",
            "include": [{"text": "NI 312 – how the works go, and mobile cameras on the moor road"}],
        },
    ),
    "eb/2025-06-25": (
        {"title": "The agreement to come: for signature", "lead": "Alder Pikestaff"},
        {"title": "Annual report", "lead": "Linnet Sedge", "tentative": True},
    ),
    "homes/2025-05-13": ({"title": "The first year of Mill Row", "lead": "Bryony Tussock"},),
}
AMENDMENTS = {
    "ppg/2023-07-20": ["Laurel is to be shown as present throughout."],
    "ppg/2024-04-18": [
        "The two visitors' offices are given in full.",
        "The next meeting begins at ten, not at half past.",
    ],
    "eb/2023-09-27": ["Teasel Monk's question is recorded as a question."],
    "homes/2024-05-14": ["The second contractor is no longer named."],
}
# A new lead: who, from which day, and the meeting that confirmed it.
NEW_LEADS = {
    "NI 341": ("Tansy Marl", date(2024, 2, 1), "2024-02-15"),
    "LI 5.2": ("Tansy Marl", date(2024, 2, 1), "2024-02-15"),
    "LI 4.2": ("Poppy Stonecrop", date(2024, 9, 1), "2024-09-19"),
}
# Targets changed or confirmed in the year: code, day of the Group's meeting, change, who agreed, year, value, words.
CHANGES = (
    (
        "LI 1.2",
        "2023-10-19",
        "renegotiated",
        "Regional Office",
        "2023/24",
        560,
        "The Regional Office has agreed to 560 in place of 620 for this year, given those two posts.",
    ),
    (
        "NI 341",
        "2024-06-20",
        "unchanged",
        "Regional Office",
        "2024/25",
        None,
        "Marlin confirmed that the Regional Office would not reopen this target.",
    ),
    (
        "LI 3.1",
        "2024-07-18",
        "revised",
        "Executive Board",
        "2024/25",
        6,
        "The Board had been asked in June, by letter, for a target that firms would believe in; it is now 6 a quarter.",
    ),
)
# What the Group minuted whatever the figures say, by day and code.
SAID = {
    ("2024-09-19", "NI 321"): (
        "on track",
        "Sorrel was sure that the September guarantee would turn this round. On her word the Group put it back on track.",
    ),
    ("2024-10-24", "NI 321"): (
        "at risk",
        "The Board had asked the Group to look again. It did, and was not on track: the standing is at risk.",
    ),
    ("2025-02-20", "NI 321"): ("at risk", "It was falling, and the Group moved it up to at risk."),
    ("2025-03-20", "NI 321"): (
        "on track",
        "It had fallen for six months running. The Group thought that this deserved to be called on track, "
        "though the target was still some way off.",
    ),
}
RECOVERY = {
    "NI 301": (
        "Heath Dunnock",
        "ppg/2024-03-21",
        (
            (
                "Offer each landlord in the leasing scheme a repairs promise",
                "2024-01-31",
                "2024-01-18",
                "Offered to all; forty-one signed.",
            ),
            ("Appoint a move-on officer in Fernley", "2024-02-29", "2024-03-21", "She began on 4 March."),
            (
                "Have the three districts lend each other emergency rooms",
                "2023-12-31",
                "2024-01-18",
                "The agreement was signed.",
            ),
            ("Put £60,000 more into the deposit fund", "2024-04-30", "2024-05-16", "Paid in April."),
        ),
    ),
    "NI 312": (
        "Ash Rushby",
        "ppg/2024-04-18",
        (
            ("Renew the surface of the Tarnwick road", "2024-05-31", "2024-06-20", "Opened again on 7 June."),
            ("Put signals in at Cold Gate", "2024-12-31", None, "The contract was let and work begins in May."),
            ("Ride-safe days for motorcyclists, two each summer", "2024-08-31", "2024-09-19", "Both were full."),
        ),
    ),
    "NI 341": (
        "Basil Brackett",
        "ppg/2024-05-16",
        (
            (
                "Settle a longer contract with pharmacies",
                "2024-03-31",
                "2024-04-18",
                "Twenty-six of thirty had signed.",
            ),
            ("Send advisers out to works canteens", "2024-04-30", "2024-05-16", "Begun at the bakery and the quarry."),
            ("Have midwives refer everybody who smokes", "2024-06-30", "2024-07-18", "They do."),
            ("Open a drop-in at Fernley market", "2024-09-30", None, "No stall could be had; the council was looking."),
        ),
    ),
}
WORKPLAN = {
    "NI 302": (
        ("Hand over the second terrace at Tarn Mill", "2024-06-30"),
        ("Drain the Fernley Road site", "2025-05-31"),
    ),
    "LI 1.1": (("Finish Mill Row", "2024-11-01"), ("Repairs promise for leased homes", "2025-06-30")),
    "NI 303": (("Second food waste lorry on the road", "2025-06-30"),),
}
DROPPED = {("LI 5.1", "2024/25 Q1")}  # a new system; that quarter was never counted
MEMBERS: dict[str, tuple[tuple[str, str | None, str | None], ...]] = {
    PPG: (
        ("Clement Gorse", "Chair", None),
        ("Bryony Tussock", "Lead", HOMES),
        ("Rowan Thistlewick", "Lead", SAFER),
        ("Sorrel Whin", "Lead", WORK),
        ("Daphne Bogbean", "Lead", CHILDREN),
        ("Basil Brackett", "Lead", WELL),
        ("Tansy Marl", "Lead", WELL),
        ("Hawthorn Beckside", "Representative", None),
        ("Marlin Eyebright", "Representative", None),
        ("Laurel Peatman", None, None),
        ("Linnet Sedge", None, None),
        ("Wren Copsey", None, None),
    ),
    EB: tuple((name, "Chair" if n == 0 else None, None) for n, (name, _, _) in enumerate(PEOPLE[:8])),
    GROUP: (
        ("Bryony Tussock", "Chair", None),
        ("Heath Dunnock", None, None),
        ("Saffron Dyke", None, None),
        ("Colm Fieldfare", None, None),
        ("Primrose Oxlip", None, None),
        ("Hawthorn Beckside", None, None),
        ("Wren Copsey", None, None),
    ),
}
STAND_INS = {
    "Rowan Thistlewick": "Myrtle Quickthorn",
    "Daphne Bogbean": "Poppy Stonecrop",
    "Basil Brackett": "Reed Cloudberry",
    "Tansy Marl": "Reed Cloudberry",
    "Sorrel Whin": "Jasper Ling",
    "Bryony Tussock": "Heath Dunnock",
    "Juniper Cragg": "Rowan Thistlewick",
    "Ivy Lowmoor": "Tansy Marl",
    "Marigold Burr": "Bryony Tussock",
    "Flint Harebell": "Heath Dunnock",
    "Teasel Monk": "Sorrel Whin",
    "Perry Bulrush": "Jasper Ling",
}
HANDOVER = date(2024, 2, 1)  # Basil Brackett → Tansy Marl

README = """# Brackenshire

There is no such county. Every person, place, figure and sentence in this folder is made up, so that there is something
with numbers in it to look at: two years (April 2023 to March 2025), three bodies, forty meetings and thirty indicators.
The records that hold facts are those at the top of this project and in `examples/leicestershire`.

    laa -C examples/brackenshire scorecard --as-of 2025-03-31
    laa -C examples/brackenshire show "NI 301" --as-of 2025-03-31
    laa -C examples/brackenshire minutes eb/2023-07-12

`ppg` is the Performance Group, whose minutes list actions; `eb` the Executive Board, whose minutes list resolutions and
number on from meeting to meeting; `homes` the Homes and Places Group, which keeps notes.

`laa check` finds no error here, and warnings that are there to be found:

| where | what |
|---|---|
| `meetings/ppg/2025-01-16.yaml` | an action asks for a place on the agenda of March 2025, and no item took it up |
| `forward-plan.yaml` | “A strategy for the moor” has no date |
| `meetings/ppg/2025-03-20.yaml` | NI 321 was minuted as on track while its last readings miss the target (`laa scorecard` says so too) |

`python bench/brackenshire.py` makes all of it again, byte for byte: the seed is fixed, the sentences are written by
hand in `bench/brackenshire_story.py` and `bench/brackenshire_board.py`, and the minutes are approved by the function
behind `laa approve`. Change those, not these files.
"""
