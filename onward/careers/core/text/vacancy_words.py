"""Words in vacancies' titles that are not the job: rank, terms, places. Own lists."""

# ruff: noqa: SIM905 - words read better in a row than as forty quoted strings

# What somebody is called for length of service, not for the work; kept aside, since
# some jobs have these words in their name ("head nurse").
RANKS = frozenset(
    "senior snr sr junior jnr jr lead head principal experienced certified "
    "certificated licensed registered qualified entry level graduate trainee intern "
    "internship apprenticeship mid midlevel midweight associate staff hiring urgent "
    "urgently immediate bilingual deputy newly".split()
)

# How, when and for what one works. Phrases go first, single words after them.
PHRASES = (
    "immediate start", "start immediately", "team lead", "team leader", "entry level",
    "night shifts?", "day shifts?", "shift work", "rotating shifts?", "weekend shifts?",
    "evening shifts?", "full time", "part time", "fixed term", "zero hours?",
    "term time(?: only)?", "maternity cover", "parental leave cover", "per annum",
    "per hour", "an hour", "per day", "per week", "pro rata", "work from home",
    "home based", "home office", "no experience(?: needed| required)?", "sign on bonus",
    r"\d+ months? contract", r"\d+ months?", r"\d+ years? experience", "temp to perm",
    "temp to hire", "direct hire", "apply now", "now hiring", "we are hiring", "job in",
    "jobs in", "great pay", "excellent benefits", "competitive salary", "all genders?",
    "all levels", "m f d", "m w d", "f m d", "w m d", "m f x", "m f", "h f",
)  # fmt: skip # words in a row are read at a glance
TERMS = frozenset(
    "fulltime parttime ft temporary temp permanent perm contract contractor "
    "freelance freelancer interim seasonal casual remote remotely hybrid onsite "
    "nights weekends evenings hiring urgent urgently wanted needed required vacancy "
    "vacancies opportunity ote salary bonus commission plus ref reference "
    "immediate hourly annum negotiable benefits wfh hq".split()
)
# A part of a title that is one of these, or nearly, is no part of the job.
ASIDES = (
    "immediate start", "full time", "part time", "team lead", "team leader", "contract",
    "remote", "hybrid", "permanent", "temporary", "night shift", "urgent",
    "entry level", "freelance", "seasonal", "weekends", "nights", "apply now",
    "fixed term",
)  # fmt: skip # words in a row are read at a glance
COMPANIES = frozenset(
    "ltd limited plc llc inc gmbh corp corporation llp hospital".split()
)
STATES = frozenset(
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne "
    "nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc".split()
)
# Words that never are a job by themselves, once what they belong to is gone.
LOOSE = frozenset(
    "and or of the a an in at for to with on based near per up from by start only "
    "shift shifts time hours hour days day week weeks month months year years team "
    "area region site city county state uk usa us eu nationwide various "
    "multiple".split()
)

ABBREVIATIONS = {
    "acct": "accountant", "accts": "accounts", "acctg": "accounting",
    "admin": "administrator", "adm": "administrative", "ae": "account executive",
    "agt": "agent", "ai": "artificial intelligence", "anlst": "analyst",
    "appr": "apprentice", "arch": "architect", "assoc": "associate",
    "assist": "assistant", "asst": "assistant", "atty": "attorney",
    "auto": "automotive", "av": "audio visual", "ba": "business analyst",
    "bd": "business development", "bdm": "business development manager",
    "bdr": "business development representative", "biz": "business",
    "ceo": "chief executive officer", "cfo": "chief financial officer",
    "chem": "chemical", "chf": "chief", "cio": "chief information officer",
    "cna": "certified nursing assistant", "comms": "communications",
    "constr": "construction", "coo": "chief operating officer", "coord": "coordinator",
    "cpa": "certified public accountant", "csr": "customer service representative",
    "cto": "chief technology officer", "cust": "customer", "dept": "department",
    "des": "designer", "dev": "developer", "devs": "developers", "dir": "director",
    "dist": "distribution", "div": "division", "dr": "doctor", "drvr": "driver",
    "ecom": "e commerce", "ed": "education", "edu": "education",
    "ehs": "environmental health and safety", "elec": "electrical",
    "electr": "electrician", "emt": "emergency medical technician", "eng": "engineer",
    "engg": "engineering", "engnr": "engineer", "engr": "engineer",
    "equip": "equipment", "er": "emergency room", "est": "estimator",
    "exec": "executive", "fin": "finance", "fitr": "fitter", "fto": "field technician",
    "gm": "general manager", "govt": "government", "gp": "general practitioner",
    "hca": "health care assistant", "hcp": "health care professional",
    "hgv": "heavy goods vehicle", "hr": "human resources",
    "hvac": "heating ventilation air conditioning mechanic",
    "icu": "intensive care unit", "idr": "leader", "ins": "insurance",
    "insp": "inspector", "instr": "instructor", "inv": "inventory",
    "it": "information technology", "lab": "laboratory", "ldr": "leader",
    "lgv": "large goods vehicle", "lpn": "licensed practical nurse",
    "lvn": "licensed vocational nurse", "maint": "maintenance", "mech": "mechanical",
    "med": "medical", "mfg": "manufacturing", "mgmt": "management", "mgr": "manager",
    "mkt": "marketing", "mktg": "marketing", "ml": "machine learning",
    "mngr": "manager", "mri": "magnetic resonance imaging technologist",
    "neg": "negotiator", "np": "nurse practitioner", "nqt": "newly qualified teacher",
    "ofc": "office", "offr": "officer", "op": "operator", "oper": "operator",
    "oprr": "operator", "oprs": "operators", "ops": "operations",
    "ot": "occupational therapist", "pa": "personal assistant",
    "pca": "personal care assistant", "pe": "physical education", "pharm": "pharmacy",
    "phys": "physical", "pm": "project manager", "pr": "public relations",
    "prep": "preparation", "prod": "production", "prof": "professor",
    "prog": "programmer", "proj": "project", "psych": "psychologist",
    "pt": "physical therapist", "pta": "physical therapist assistant",
    "qa": "quality assurance", "qc": "quality control", "qs": "quantity surveyor",
    "rd": "research and development", "rec": "recruitment", "recep": "receptionist",
    "rehab": "rehabilitation", "rep": "representative", "reps": "representatives",
    "rgn": "registered nurse", "rmn": "mental health nurse", "rn": "registered nurse",
    "sci": "science", "sdr": "sales development representative", "sec": "secretary",
    "secy": "secretary", "sen": "special educational needs",
    "seo": "search engine optimisation", "serv": "service",
    "slp": "speech language pathologist", "spec": "specialist", "splst": "specialist",
    "spvr": "supervisor", "sup": "supervisor", "supt": "superintendent",
    "supv": "supervisor", "supvr": "supervisor", "svc": "service", "svcs": "services",
    "swe": "software engineer", "sys": "systems", "sysadmin": "systems administrator",
    "ta": "teaching assistant", "tchr": "teacher", "tech": "technician",
    "techs": "technicians", "telecom": "telecommunications", "trans": "transportation",
    "tv": "television", "ui": "user interface", "ux": "user experience",
    "vet": "veterinary", "vp": "vice president", "whse": "warehouse", "wkr": "worker",
    "wrkr": "worker", "xray": "x ray",
}  # fmt: skip # words in a row are read at a glance

# Taken out of a title only where its words are no words of the titles searched.
PLACES = tuple(
    name
    for line in """
united kingdom|united states|great britain|england|scotland|wales|ireland
germany|france|spain|italy|netherlands|belgium|austria|switzerland|poland
portugal|sweden|norway|denmark|finland|europe|emea|apac|canada|australia
india|singapore|dubai|north west|south west|north east|south east
home counties|midlands|west midlands|east midlands|yorkshire|london
central london|greater london|manchester|greater manchester|birmingham|leeds
sheffield|bristol|liverpool|newcastle|nottingham|leicester|coventry
southampton|portsmouth|plymouth|brighton|oxford|cambridge|reading|slough
swindon|gloucester|cheltenham|exeter|bath|norwich|ipswich|peterborough
northampton|milton keynes|luton|watford|bedford|derby|stoke on trent
wolverhampton|warrington|preston|blackpool|bolton|wigan|chester|york|hull
bradford|huddersfield|wakefield|doncaster|rotherham|middlesbrough|sunderland
durham|carlisle|lancaster|cardiff|swansea|newport|edinburgh|glasgow|aberdeen
dundee|inverness|belfast|dublin|cork|galway|croydon|guildford|crawley
basingstoke|bournemouth|poole|kent|surrey|sussex|essex|hertfordshire
berkshire|hampshire|buckinghamshire|oxfordshire|cambridgeshire|lancashire
cheshire|staffordshire|derbyshire|nottinghamshire|devon|cornwall|somerset
dorset|wiltshire|norfolk|suffolk|lincolnshire|northamptonshire|warwickshire
st albans|hemel hempstead|maidstone|canterbury|chelmsford|colchester|stevenage
telford|berlin|hamburg|munich|muenchen|cologne|koeln|frankfurt|stuttgart
duesseldorf|leipzig|vienna|wien|zurich|geneva|paris|lyon|madrid|barcelona
amsterdam|rotterdam|brussels|copenhagen|stockholm|oslo|helsinki|warsaw|prague
lisbon|rome|milan|toronto|vancouver|montreal|sydney|melbourne|new york city
new york|nyc|los angeles|chicago|houston|phoenix|philadelphia|san antonio
san diego|dallas|san jose|austin|jacksonville|fort worth|columbus|charlotte
san francisco|indianapolis|seattle|denver|washington dc|washington|boston
el paso|nashville|detroit|oklahoma city|portland|las vegas|memphis|louisville
baltimore|milwaukee|albuquerque|tucson|fresno|sacramento|kansas city|mesa
atlanta|omaha|colorado springs|raleigh|miami|long beach|virginia beach|oakland
minneapolis|tulsa|tampa|arlington|new orleans|wichita|cleveland|bakersfield
aurora|anaheim|honolulu|santa ana|riverside|corpus christi|lexington|stockton
henderson|saint paul|st louis|cincinnati|pittsburgh|greensboro|anchorage|plano
lincoln|orlando|irvine|newark|toledo|fort wayne|st petersburg|laredo
jersey city|chandler|madison|lubbock|scottsdale|reno|buffalo|gilbert|glendale
winston salem|chesapeake|boise|richmond|baton rouge|spokane|des moines|tacoma
salt lake city|rochester|little rock|knoxville|providence|fort lauderdale
chattanooga|alabama|alaska|arizona|arkansas|california|colorado|connecticut
delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky
louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri
montana|nebraska|nevada|new hampshire|new jersey|new mexico|north carolina
north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina
south dakota|tennessee|texas|utah|vermont|virginia|west virginia|wisconsin
wyoming
""".split("\n")
    for name in line.split("|")
    if name
)
