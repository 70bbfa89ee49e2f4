/**
 * What can be seen around a bare place name: features, each with a name that `--explain` gives and that its weight is
 * filed under in core/data/placeWeights.json. What they count is learned: see cli/train.
 */

/** Where a feature is looked for: right before the place, right behind it, or in the rest of its sentence. */
type Where = "before" | "after" | "sentence";
type Feature = { name: string; where: Where; pattern: RegExp };

const CHILDREN = "children[’'`]?s?[’']?";
const SERVICES = `(?:${CHILDREN}\\s+(?:services|social\\s+(?:care|services|work)|safeguarding)|(?<!adult\\s)social\\s+(?:services|workers?|work|care)|care\\s+leavers?|looked[- ]after\\s+children|children\\s+in\\s+(?:care|need)|child\\s+protection|foster(?:ing|\\s+carers?|\\s+homes?|\\s+placements?)|safeguarding|local\\s+authority|corporate\\s+parents?|front\\s+door|family\\s+(?:hubs?|support)|early\\s+help|caseloads?)`;
const GRADED =
  "(?:rated|judged|graded|ranked|deemed|found\\s+to\\s+be|assessed|branded|labelled|classed|upgraded|downgraded|inspected)";
const GRADE =
  "(?:outstanding|good|inadequate|requires?\\s+improvement|require\\s+improvement|requiring\\s+improvement)";
const INSPECTORS = "(?:ofsted|inspectors?|the\\s+regulator|the\\s+watchdog|regulator|watchdog|ilacs)";
const WORDS = (most: number) => `(?:\\s+[\\w’'-]+){0,${most}}?`;
const IN = "(?:in|at|for|across|of|from|throughout|within)\\s+(?:the\\s+)?";
const PROVIDER =
  "(?:(?:primary|secondary|grammar|free|boarding|special|independent|infant|junior|high|prep|village|unregistered)\\s+schools?|schools?|academ(?:y|ies)|nurser(?:y|ies)|colleges?|sixth\\s+forms?|pre-?schools?|playgroups?|childmind(?:er|ers|ing)|children[’']s\\s+(?:homes?|hospices?|wards?)|care\\s+homes?|supported\\s+lodgings?|(?:fostering|adoption|teachers?[’']?|supply)\\s+(?:agenc(?:y|ies)|charit(?:y|ies)|providers?)|agenc(?:y|ies)(?!\\s+(?:staff|social|workers?|practitioners))|providers?|charit(?:y|ies)|hospices?|madrasas?|hostels?|shelters?|refuges?|youth\\s+clubs?|clinics?|universit(?:y|ies)|hospitals?|prisons?)";
const PEOPLE =
  "(?:man|men|woman|women|boys?|girls?|teenagers?|couple|mothers?|fathers?|parents?|famil(?:y|ies)|residents?|taxpayers?|voters?|people|pupils?|students?|teachers?|tutors?|headteachers?|heads?|MPs?|police|officers?|detectives|crews?|firefighters?|judges?|inspector|child(?:minder)?)";
const HELPERS =
  "(?:(?:has|have|had|was|were|is|are|will|must|may|might|could|should|would|can|now|still|also|again|already|then|once|soon|never|only|too|not|no\\s+longer|been|being)\\s+)*";

/** What the sector's press speaks of, and others seldom do: how many of these stand around a place says what is spoken of. */
export const SECTOR_WORDS =
  /\b(?:ofsted|ilacs|inspect(?:ors?|ions?|ed)|regulator|watchdog|focused\s+visit|monitoring\s+visits?|inadequate|requires?\s+improvement|outstanding|(?:re|down|up)?grade[sd]?|ratings?|rated|judgements?|judged|children[’']?s?[’']?\s+(?:services|social)|(?<!adult\s)social\s+(?:work|workers?|care|services)|care\s+leavers?|children\s+in\s+(?:care|need)|looked[- ]after|child\s+protection|foster(?:ing|\s+carers?|\s+homes?)|adoption|safeguard(?:ing|ed)|caseloads?|agency\s+(?:staff|social)|thresholds?|front\s+door|early\s+help|help\s+and\s+protection|family\s+(?:hubs?|support)|families\s+first|practice|practitioners|strategy\s+meetings|pre-proceedings|placements?|unaccompanied|director|directors|lead\s+member|cabinet\s+member|commissioner|improvement\s+(?:board|notice|plan|partner|adviser)|intervention|statutory\s+direction|department|dfe|authorit(?:y|ies)|councils?|corporate\s+parents?|leaders|leadership|peer\s+review|kinship|personal\s+advisers?|multi-agency|drift|special\s+measures|overspent|residential|unregistered|case\s+files|care\s+proceedings|serious\s+case|family\s+group\s+conferences?|ombudsman|whistleblower|services|need\s+(?:of\s+)?help)\b/gi;

export const FEATURES: readonly Feature[] = [
  // What follows the place.
  after("its council follows", `[’']s?\\s+(?:county|city|borough)?\\s*council\\b`),
  after("its councillors follow", "\\s+(?:county|city|borough|district)?\\s*councillors?\\b"),
  after("its children's services follow", `[’']s?${WORDS(3)}\\s+${SERVICES}`),
  after("children's services follow", `\\s+(?:\\w+\\s+)?${SERVICES}`),
  after(
    "its director or leaders follow",
    `[’']s?${WORDS(2)}\\s+(?:directors?|leaders?|leadership|lead\\s+member|chief\\s+executive|improvement|managers?|staff|practitioners)\\b`,
  ),
  after("children follow", "\\s+(?:children|young\\s+people)\\b"),
  after(
    "the title of an inspection report",
    "(?:\\s+city)?\\s*\\n\\s*inspection of (?:services for children|children[’']?s)",
  ),
  after(
    "it was graded or inspected",
    `(?:[’']s\\s+overall\\s+effectiveness|,?(?:\\s+which)?\\s+${HELPERS}(?:\\w+ly\\s+)?${GRADED}|,[^,.]{1,40},\\s+${HELPERS}${GRADED}|\\s+${HELPERS}${GRADED})\\b`,
  ),
  after(
    "it has a grade",
    `,?\\s+(?:${HELPERS})(?:remains?|remained|became|stays?|stayed|was|is|were)?${WORDS(2)}\\s*[“"'‘]?${GRADE}\\b`,
  ),
  after(
    "it keeps, loses or changes a grade",
    `,?\\s+${HELPERS}(?:keeps?|kept|retain(?:s|ed)?|los(?:es|t)|gain(?:s|ed)?|climb(?:s|ed)?|slip(?:s|ped)?|rises?|rose|fell|falls?|drops?|dropped|goes|went|mov(?:es|ed)|improv(?:es|ed)|regain(?:s|ed)?|back|up|down)\\b[^.]{0,60}\\b(?:${GRADE}|grades?|ratings?|judgements?|inspect\\w+|improve\\w*|progress)`,
  ),
  after(
    "it is told or helped",
    `\\s+${HELPERS}(?:told|ordered|urged|warned|given|placed|issued|praised|criticised|asked|commended|removed|released)\\b`,
  ),
  after(
    "it must or will do something",
    "\\s+(?:must|will|should|needs\\s+to|has\\s+to|ought\\s+to|plans\\s+to|hopes\\s+to|is\\s+to)\\b",
  ),
  after(
    "it acts as an authority",
    `,?\\s+${HELPERS}(?:apologised|accept(?:s|ed)?|appoint(?:s|ed)?|hire[sd]?|recruit(?:s|ed|ing)?|spen(?:t|ds)|spending|lends?|lent|pays?|paid|plans?|planned|welcom(?:es|ed)|fail(?:s|ed)?|runs?|ran|open(?:s|ed|ing)?|build(?:s|ing)?|built|clos(?:es|ed)|knows?|knew|commission(?:s|ed)?|ask(?:s|ed)?|made|makes?|making|met|left|leaves?|ended|ends?|disputes?|appeal(?:s|ed)?|fills?|filled|share[sd]?|turned|placed|cut|took|takes|responded|promised|says?|said|wants?|agreed|has|had)\\b`,
  ),
  after(
    "its own children, staff or services are spoken of",
    `[^.]{0,70}\\bits\\s+(?:own\\s+)?(?:${CHILDREN}|child|care|social|staff|front|service|services|director|grade|rating|last|next|previous|inspection|top|help|work|practice|foster|leaders|improvement)`,
  ),
  after(
    "it says something of itself",
    "\\s+(?:has\\s+)?(?:says|said|admits?|admitted|promised|accepts?|accepted|argues|argued|insists?)\\s+(?:that\\s+)?(?:it|its|nobody|no)\\b",
  ),
  after(
    "it is one of the authorities",
    `,?\\s+${HELPERS}(?:is|was|are|were)?\\s*(?:one\\s+of|among)\\b[^.]{0,40}\\b(?:authorities|councils|areas|boroughs|counties|services|trusts)\\b`,
  ),
  after("it spends", `\\s+${HELPERS}(?:over)?sp(?:ent|ends?|ending)\\b`),
  after(
    "it cares for families or staff",
    `\\s+${HELPERS}(?:listens?|listened|puts?|holds?|keeps?|knows?|helps?|supports?|understands?|sees?|treats?)\\b[^.]{0,40}\\b(?:famil(?:y|ies)|children|them|social\\s+workers?|staff|touch|itself)\\b`,
  ),
  after(
    "it has or loses its leaders",
    `\\s+${HELPERS}(?:had|has|have|lost|loses|named|names|gets?|got)?[^.]{0,30}\\b(?:directors?|chief\\s+executive)\\b`,
  ),
  after(
    "it is the subject of a verb",
    ",?\\s+(?:(?:has|have|had|is|are|was|were|will|would|must|can|could|should|may|might|did|does|took|gave|got|went|found|left|sees|saw)\\b|[a-z]{2,}(?:s|ed)\\s+(?:an?|the|its|it|to|out|up|down|back|off|no|too|more|most|over|under|first|second|that|with|for)\\b)",
  ),
  after("what it is told stands behind a colon", ":\\s"),
  after("a possessive follows", "[’']s?\\s"),
  after("a school, home or other provider follows", `(?:[’']s)?(?:\\s+[\\w-]+){0,2}?\\s+${PROVIDER}\\b`),
  after("people follow", `(?:[’']s)?\\s+${PEOPLE}\\b`),
  after(
    "another body or thing follows",
    "(?:[’']s)?\\s+(?:police|hospitals?|school|university|college|prison|airport|station|crown\\s+court|court|magistrates|fire|ambulance|nhs|parish|town|festival|residents|cathedral|road|street|councils|constabulary|based|born|coroner|coast|park|market|bridge|stadium|hunt|fc|afc|united|city|county|rovers|athletic|argyle|forest|wrestling|sausages?|museum|zoo|centre|general|naval|theatre|house|hall|safari|line)\\b",
  ),

  // What stands in front of it.
  before("children's services in it", `${SERVICES}${WORDS(3)}\\s+${IN}`),
  before(
    "children or families in it",
    `(?:children|young\\s+people|families|child|teenagers)${WORDS(4)}\\s+${IN}`,
  ),
  before(
    "an inspection of it",
    `(?:inspections?|reports?|judgements?|verdicts?|findings?|grades?|ratings?|review|visits?|ilacs)${WORDS(4)}\\s+(?:of|on|to|in|for|at|into)\\s+(?:the\\s+)?`,
  ),
  before(
    "inspectors act on it",
    `${INSPECTORS}\\s+${HELPERS}(?:\\w+ly\\s+)?(?:[a-z]{3,}(?:s|ed)|find|found|told|said|saw|gave|left|judge|rate|praise|visit|revisit|criticise|back\\s+in|(?:go|goes|went|returns?|returned)\\s+to)\\s+(?:that\\s+)?(?:the\\s+)?`,
  ),
  before("inspectors found something in it", `${INSPECTORS}${WORDS(8)}\\s+(?:in|at|with)\\s+(?:the\\s+)?`),
  before("inspectors, then the place", `${INSPECTORS}:\\s+`),
  before(
    "leaders or social workers in it",
    `(?:leaders?|managers?|directors?(?:\\s+of\\s+children[’']?s?\\s+services)?|social\\s+workers?|practitioners?|lead\\s+member(?:\\s+for\\s+children)?|cabinet\\s+member|chief\\s+executive|staff|service|services|authority|authorities|councils?|practice|workforce|department)${WORDS(3)}\\s+(?:in|at|of|for|from|to|with)\\s+(?:the\\s+)?`,
  ),
  before(
    "a trust, commissioner or board for it",
    `(?:trust|commissioner|improvement\\s+(?:board|notice|adviser|plan)|notice|adviser|intervention|direction|partnership|deal|contract)${WORDS(5)}\\s+(?:in|for|to|into|at|of|with|from|over)\\s+(?:the\\s+)?`,
  ),
  before(
    "government, courts or inquiries deal with it",
    "\\b(?:ministers?|department|dfe|government|judges?|court|inquiry|review|secretary|ombudsman|whistleblower)\\b[^.]{0,40}?\\b(?:asked|told|put|wrote\\s+to|written\\s+to|issued|ordered|sent|gave|given|warned|urged|placed|wants?|criticised|accused|found|claims?)\\s+(?:that\\s+)?",
  ),
  before(
    "known to it, or done by it",
    "\\b(?:known\\s+to|challenge\\s+(?:by|against)|failings?\\s+(?:in|of|at)|failed\\s+by|run\\s+by|decision\\s+(?:by|of)|praise\\s+for|blow\\s+(?:to|for)|led\\s+by|partner\\s+of|neighbour,|rival\\s+is|what)\\s+",
  ),
  before("graded, right in front", `${GRADED}${WORDS(2)}\\s+`),
  before(
    "authorities like it",
    "(?:councils?|authorities|areas|boroughs|counties)(?:,|\\s+such\\s+as|\\s+like|\\s+including|:)\\s+(?:only\\s+|just\\s+)?",
  ),
  before(
    "compared with it",
    "(?:^|\\s)(?:like|unlike|neighbouring|neighbour|nearby|than|and\\s+in|both)\\s+",
  ),
  before("in it, at the start", "^\\W*(?:in|for|at|among\\s+them)\\s+(?:neighbouring\\s+)?"),
  before(
    "a provider in or near it",
    `${PROVIDER}\\b[^.;:]{0,40}?\\s(?:in|near|at|from|of|across|outside|around|covers?|to|between)\\s+(?:the\\s+)?`,
  ),
  before(
    "a person from or in it",
    `\\b(?!famil)(?:foster\\s+carer|${PEOPLE})\\b(?:\\s+[\\w’'-]+){0,3}?\\s+(?:in|near|from|of|at|outside|to)\\s+(?:the\\s+)?`,
  ),
  before(
    "someone lives there or something happens there",
    "\\b(?:mov(?:ed?|es|ing)|liv(?:e|es|ed|ing)|born|grew\\s+up|raised|taught|teach(?:es)?|works?|worked|stay(?:ed|s)?|trip|holiday|set|crash|fire|killed|attack|party|match|game|beach|held|jailed|banned|host|play(?:ed|s)?|speak|spoke|sank|train|trains|ferry|storm|snow|trial|based|office|offices|shop|café|cafe|pitch|hidden|car|sent|went)\\b(?:\\s+[\\w’'-]+){0,4}?\\s+(?:in|to|from|near|at|off|outside|between|for|by)\\s+(?:the\\s+)?",
  ),
  before("a list of places in front", "[A-Z][\\w’' -]+(?:,|\\s+and)\\s+"),
  before("the place begins the sentence", "^\\W*"),
  before("in or from it", "\\b(?:in|from|near|to)\\s+(?:the\\s+)?"),

  // The rest of the sentence.
  sentence("children in the sentence", "\\b(?:child(?:ren)?|young\\s+people|teenagers|babies)\\b"),
  sentence("Ofsted in the sentence", "\\b(?:ofsted|ilacs)\\b"),
  sentence(
    "inspectors in the sentence",
    "\\b(?:inspect(?:ors?|ion|ions|ed)|regulator|watchdog|focused\\s+visit|monitoring\\s+visits?)\\b",
  ),
  sentence("children's services in the sentence", SERVICES),
  sentence("a grade in the sentence", `\\b${GRADE}\\b`),
  sentence(
    "a grade is spoken of",
    "\\b(?:grades?|ratings?|judgements?|rated|judged|graded|overall\\s+effectiveness)\\b",
  ),
  sentence(
    "who runs services in the sentence",
    "\\b(?:leaders|senior\\s+managers|management\\s+oversight|the\\s+council|local\\s+authority|authorities|partners|directors?|lead\\s+member|chief\\s+executive|practice|practitioners)\\b",
  ),
  sentence(
    "intervention in the sentence",
    "\\b(?:improvement\\s+(?:board|notice|plan|adviser)|commissioner|intervention|statutory\\s+direction|thresholds?|front\\s+door|caseloads?|agency\\s+(?:staff|social)|strategy\\s+meetings|return\\s+home\\s+interviews|trust)\\b",
  ),
  sentence(
    "its own homes are spoken of",
    "\\b(?:build(?:s|ing)?|built|open(?:s|ed|ing)?|run(?:s|ning)?|own|buy(?:s|ing)?|bought)\\b[^.]{0,30}\\b(?:children[’']s\\s+homes?|homes\\s+of\\s+its\\s+own)",
  ),
  sentence(
    "a school, home or other setting in the sentence",
    `\\b(?:${PROVIDER}|pupils|headteacher|head\\s+teacher|ofsted[’']s\\s+annual|boarders|playground|nursery)\\b`,
  ),
  sentence(
    "another inspectorate or health",
    "\\b(?:care\\s+quality\\s+commission|cqc|independent\\s+schools\\s+inspectorate|maternity|patients?|hospital|nhs|hygiene|mines|wards?|prisons?|hm\\s+inspectorate)\\b",
  ),
  sentence(
    "sport in the sentence",
    "\\b(?:f\\.?c\\.?|afc|match(?:es)?|league|goal(?:less|s)?|relegat\\w+|promoted|manager|striker|beat|won|lost\\s+\\d|cup|stadium|derby|draw|club|players?|innings|bat|pitch|season|referee|coach|team)\\b",
  ),
  sentence(
    "police, courts, transport or weather",
    "\\b(?:police|court|jailed|murder|trial|arrested|crews?|firefighters|crash|trains?|ferry|bus(?:es)?|road|weather|snow|storm|rain|floods?|stolen)\\b",
  ),
  sentence(
    "the arts, shops or leisure",
    "\\b(?:museum|novel|film|theatre|concert|festival|fair|market|café|cafe|restaurant|beach|coast|park|zoo|hunt|boxing\\s+day|holiday|sausages?|regatta|tower|paint\\w*|house\\s+prices)\\b",
  ),
];

function after(name: string, pattern: string): Feature {
  return { name, where: "after", pattern: new RegExp(`^(?:${pattern})`, "i") };
}
function before(name: string, pattern: string): Feature {
  return { name, where: "before", pattern: new RegExp(`(?:${pattern})$`, "i") };
}
function sentence(name: string, pattern: string): Feature {
  return { name, where: "sentence", pattern: new RegExp(pattern, "i") };
}

/** What the page says of a place, beside the words around it. */
export const NAMED_IN_FULL = "the page names this council in full";
export const ABOUT_SERVICES = "the page is about children's services";
export const IN_HEADLINE = "it stands in a headline about children's services";
export const NAMED_BY_HEADLINE = "the headline names it";
export const HEADLINE_ABOUT = "the headline is about children's services or inspection";
export const MEANT_ELSEWHERE = "it means its council elsewhere on the page";
export const OTHERS_NEARBY = "another council is meant in the same paragraph";
export const SPEAKS_OF_SERVICES = "the page speaks of children's services";
export const SPEAKS_OF_INSPECTION = "the page speaks of inspection";
export const SPEAKS_OF_SCHOOLS = "the page speaks of schools and nurseries";
/** Different words of the sector around it, in the sentence and in the rest of the paragraph and the headline. */
export const SECTOR_IN_SENTENCE = [
  "a word of the sector in the sentence",
  "two words of the sector in the sentence",
  "three words of the sector in the sentence",
  "four or more words of the sector in the sentence",
] as const;
export const SECTOR_NEARBY = [
  "a word of the sector nearby",
  "two words of the sector nearby",
  "three or more words of the sector nearby",
] as const;
export const PARAGRAPH_ABOUT = "the paragraph is about children's services";
export const SHARED = "the short name is shared";
export const OTHER_MEANING = "the word has other meanings";
/** Every place has it. */
export const PLACE = "a place name";
