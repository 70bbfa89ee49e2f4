/**
 * How a page shows its country: how local government, taxes, police, schools, roads, dates and money are spoken of.
 * Data, and kept out of what every page carries: pages get it only where a name stands that it is asked about.
 */
import type { Surroundings } from "./surroundings.ts";

/** A kind of sign; patterns are regular expressions as text, matched with letter case. */
export type Sign = {
  /** For `--explain`. */
  kind: string;
  home: boolean;
  /** Log-odds of each different word, and of the kind at most. */
  weight: number;
  most: number;
  pattern: string;
};

export type CountrySigns = {
  signs: readonly Sign[];
  /** By GeoNames' code ("US.OH"): the region's name. */
  regions: Readonly<Record<string, string>>;
  surroundings: Surroundings;
};

const spoken =
  (home: boolean) =>
  (kind: string, weight: number, most: number, ...words: string[]): Sign => ({
    kind,
    home,
    weight: home ? weight : -weight,
    most: home ? most : -most,
    pattern: `\\b(?:${words.join("|")})\\b`,
  });
const home = spoken(true);
const abroad = spoken(false);

export const SIGNS: readonly Sign[] = [
  abroad(
    "states and countries",
    1.5,
    6,
    "U\\.S\\.(?!\\w)|USA|United States|America(?:n|ns)?|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York(?! Times)|North Carolina|South Carolina|North Dakota|South Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Washington|Wisconsin|Wyoming|Puerto Rico",
    "New South Wales|NSW|Queensland|Victorian?|Tasmanian?|South Australian?|West(?:ern)? Australian?|Northern Territory|Australians?|Aussies?|Sydney|Melbourne|Brisbane|Adelaide|Perth|Canberra|Hobart|Launceston",
    "Canadians?|Canada|Ontario|Qu[eé]bec(?:ois)?|British Columbia|Alberta|Manitoba|Nova Scotia|New Brunswick|Saskatchewan|Newfoundland|Labrador|Prince Edward Island|Yukon|Nunavut|Toronto|Montreal|Vancouver|Ottawa|Calgary|Edmonton|Winnipeg|Halifax Regional",
    "New Zealand(?:ers?)?|Auckland|Waikato|Canterbury Plains|Otago|Hawke[’']s Bay|Bay of Plenty|Taranaki|Christchurch City|Jamaican?|South Africans?|Johannesburg|Cape Town|Irish Republic|Republic of Ireland|Dublin|Nigerian?|Kenyan?|Ghana(?:ian)?",
  ),
  abroad(
    "states in short",
    1.5,
    4,
    "(?<=, )(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|ON|QC|BC|AB|MB|SK|NS|NB|NL|PEI)(?=[ ,.;)]|$)|Ala\\.|Ariz\\.|Ark\\.|Calif\\.|Colo\\.|Conn\\.|Fla\\.|Ill\\.|Ind\\.|Kan\\.|Mass\\.|Mich\\.|Minn\\.|Neb\\.|Nev\\.|Okla\\.|Ore\\.|Penn\\.|Tenn\\.|Wash\\.|Wis\\.|Wyo\\.|N\\.[CHJY]\\.|S\\.C\\.|R\\.I\\.|[A-Z]{2} \\d{5}(?:-\\d{4})?|[A-Z]\\d[A-Z] \\d[A-Z]\\d|(?:NSW|VIC|QLD|TAS|SA|WA) \\d{4}",
  ),
  abroad(
    "offices held abroad",
    1.6,
    5,
    "(?:[Bb]orough|[Tt]own|[Cc]ity|[Tt]ownship|[Vv]illage) (?:[Mm]anager|[Cc]lerk|[Aa]ttorney|[Ss]olicitor|[Aa]dministrator|[Pp]lanner|[Tt]rustees?|[Aa]uditor|[Cc]ontroller|[Ee]ngineer)s?|[Cc]ity [Cc]ouncilor|[Cc]ouncil ?(?:man|men|woman|women|members?|or-at-large)|[Cc]ouncil [Pp]resident|[Aa]lder(?:man|men|woman|person)s?|[Ss]elect(?:man|men|board|woman)|[Ss]heriffs?|[Ss]heriff[’']s?|[Dd]istrict [Aa]ttorney|[Rr]eeve|[Dd]eputy [Mm]ayor[s]?|[Pp]remier(?! League)|[Ss]tate (?:[Ss]enator|[Rr]epresentative|[Tt]reasurer|[Pp]olice)s?|[Ss]enators?|[Cc]ongress(?:man|woman|men)?|[Aa]ssembly(?:man|woman)|[Ff]reeholders?|[Tt]rustees?|MPPs?|MLAs?|MHAs?|MNA|TDs?|Taoiseach|T[aá]naiste|Gov\\.|[Gg]overnor|[Ll]t\\. [Gg]ov|[Cc]ontroller|[Hh]arbormaster|[Cc]ounty (?:[Cc]ommissioners?|[Ee]xecutive|[Jj]udge|[Aa]uditor|[Aa]ttorney|[Cc]lerk|[Ss]upervisors?)|[Pp]atrolm[ae]n|[Pp]olice [Cc]hief|[Tt]roopers?|[Dd]eputies|[Ss]uperintendent|[Ii]ntegrity [Cc]ommissioner|[Oo]mbuds(?:man|person) Ontario|[Hh]ouse [Ss]peaker|[Ff]ire (?:[Mm]arshal|[Cc]ommissioner)|[Rr]egional [Cc]hair|DA|warden",
  ),
  abroad(
    "bodies found abroad",
    1.6,
    5,
    "[Ff]ire (?:[Cc]hief|[Mm]arshal)s?|[Ss]elect [Bb]oard|[Tt]own (?:[Bb]oard|[Mm]eeting)|[Bb]oard of (?:[Ss]upervisors|[Aa]ldermen|[Ss]electmen|[Ee]ducation|[Cc]ommissioners|[Ff]inance|[Hh]ealth)|[Ss]chool (?:[Bb]oard|[Dd]istrict|[Cc]ommittee)s?|[Tt]ownships?|[Ll]evy [Cc]ourt|[Ff]iscal [Cc]ourt|[Ss]tatehouse|[Cc]ity [Hh]all|[Cc]ounty [Cc]ourthouse|[Ss]tate [Ll]egislature|General Assembly|Congress|RCMP|OPP|MTO|Queen[’']s Park|[Rr]egional (?:[Cc]ouncil|[Mm]unicipality)|[Ss]hires?|LGA|IPART|ICAC|VCAT|iwi|hap[uū]|marae|Māori|Maori|K[aā]inga Ora|D[aá]il|Garda[ií]?|Oireachtas|Fianna F[aá]il|Fine Gael|[Ww]ater [Aa]uthority|[Hh]ousing [Aa]uthority|GOP|Republicans?|Democrats?|League of Women Voters|[Cc]hamber of [Cc]ommerce|[Cc]ouncil on [Aa]ging|[Ss]enior [Cc]enter|MBTA|PennDOT|[A-Z]+DOT|NDP|Bloc|[Pp]rovinc(?:e|ial)",
  ),
  abroad(
    "counties as spoken of abroad",
    2.2,
    5,
    "(?!(?:Derby|Notts|Stockport|Newport|Ross|Forfar) )[A-Z][a-z]+ Count(?:y|ies)(?:[’']s)?(?! (?:Council|Councill?ors?|Cricket|Hall|Show|Court|Ground|Championship|FC|Football|Durham|Down|Antrim|Archives|Record|Library|Hospital|and|or|Borough|Cup|League|Senior|House|Lines|Championships))",
  ),
  abroad(
    "how councils decide abroad",
    1.2,
    4,
    "[Oo]rdinances?|(?:first|second|third) reading|executive session|closed session|consent agenda|annex(?:ed|ing|ation)|rezon(?:e|ed|es|ing)|zoning|variances?|ballot(?: measure| question)|caucus(?:es)?|primary election|sworn in|swore in|swears in|censured?|\\d+-\\d+ vote|\\d+-to-\\d+|vote(?:d|s)? (?:was )?\\d+(?:-| to )\\d+|(?:along )?party lines|unanimously|certif(?:y|ied) the|moratorium|tentative budget|hearing of citizens|bids? (?:for|out)|out to bid|tabled|okayed|recess(?:ed)?|by-?laws?|right[- ]of[- ]way|easements?|nuisance|blight(?:ed)?|municipal(?:ity|ities)?|harmonised|paddocks?|subdivisions?|tip[- ]line|wards? map",
  ),
  abroad(
    "taxes as abroad",
    1.6,
    4,
    "millage|mill(?:s| rate| hike| levy)|\\d-mill|levy hike|(?:sales|property|income|hotel|lodging|restaurant|fire|school|per[- ]capita|gas|meals|payroll|road|wage|excise) tax(?:es)?|tax increment|tax base|[Tt]ax [Cc]ollector|(?:[Tt]ax|[Cc]ounty|[Pp]roperty) [Aa]ssess(?:ments?|ors?)|bond(?: issue| ordinance| referendum)|[Ff]iscal [Yy]ear|development charges?|[Rr]atepayers?|[Rr]ates cap|levy of|street levy|stormwater fee|general fund|appropriations?|federal (?:grant|funds?|money)|state (?:grant|aid|funds?|money)|school budget",
  ),
  abroad(
    "schools and daily life abroad",
    1.1,
    3,
    "(?:[Hh]igh|[Mm]iddle|[Ee]lementary) [Ss]chool|kindergarten|homecoming|varsity|freshm[ae]n|sophomores?|campus(?:es)?|[Oo]rientation|PTAs?|trash|garbage|dumpsters?|sidewalks?|downtown|parking lots?|yard sale|grocery|drugstore|apartments?|townhomes?|condos?|cottagers?|liquor|tavern|casinos?|suburb|game[- ]days?|NFL|NBA|MLB|NHL|Confederate|Thanksgiving|Labor Day|Memorial Day|Fourth of July|Canada Day|Anzac Day|Waitangi|Presidents[’'] Day|snowplows?|sewer|water treatment|water tower|short-term rentals?|sugared|doughnuts?|skate park|boat ramp|surf club|light[- ]rail|reservation|First Nations?|Aboriginal|cyclone|bushfires?|hurricane|tornado",
  ),
  abroad(
    "public life in America",
    1.1,
    3,
    "[Ff]ederal|[Ss]tate (?:government|officials?|law|budget|minister|[Hh]ighway|[Pp]ark|capital|[Aa]uditor|[Uu]niversity|[Rr]oute|audit|funding|agency)|[Tt]he state(?! of| school| sector| pension| visit)|[Ss]tate[’']s|work session|regular meeting|[Mm]ayor [Pp]ro [Tt]em|[Aa]t-[Ll]arge|term limits|recall election|run-?off|veto(?:e[sd])?|overrode|[Cc]ity [Cc]harter|charter amendment|[Cc]omptroller|[Pp]olice [Dd]epartment|EMS|FEMA|HUD|EPA|ARPA|FBI|ACLU|opioid|marijuana|dispensar(?:y|ies)|gas stations?|cell (?:tower|phone)s?|parking garage|traffic signals?|school bus(?:es)?|crossing guards?|ballparks?|ballfields?|Little League|[Mm]obile home|[Rr]ec(?:reation)? center|water mains?|storm sewers?|pickup truck|courthouse|first responders|veterans|pension fund|[Cc]ity limits|[Tt]own limits|[Cc]ounty seat|[Bb]ig box|school superintendent|fire ?houses?|[Pp]ublic [Ww]orks|[Mm]ain [Ss]treet|[Tt]ransit|Civil War|[Gg]ame wardens?|DUI|Sunday liquor|beer license",
  ),
  abroad(
    "public life in Canada, Australia, New Zealand, Ireland and South Africa",
    1.1,
    3,
    "amalgamat(?:ed|ion)|de-?amalgamat\\w+|[Gg]eneral [Mm]anager|mayoral minute|NBN|TAFE|kerbside pickup|Surf Life Saving|RSL|AFL|NRL|footy|CBD|bushland|koalas?|kangaroos?|possums?|wallab(?:y|ies)|NAIDOC|Elders|Labor|Nationals|[Ss]tate MP|roadworks crew|rates (?:rise|hike|notices?|bill)|two rates|land tax|Minister for Local Government|local government minister|suburbs|three waters|mana whenua|kaum[aā]tua|wh[aā]nau|wh[aā]nga\\w*|Waka Kotahi|NZTA|LGNZ|RNZ|[Uu]nitary [Pp]lan|[Ll]ong-[Tt]erm [Pp]lan|Leinster House|An Bord Plean[aá]la|Uisce|Irish Water|HSE|RT[ÉE]|[Bb]yelection|[Hh]ydro|LRT|washrooms?|rinks?|hockey|curling|snow removal|ward boundar(?:y|ies)|[Oo]fficial [Pp]lan|Land Tribunal|tribunal|heritage (?:status|designation)|[Cc]onservation [Aa]uthority|[Tt]ransit|ANC|EFF|SAPS|[Mm]etro police|load-?shedding|JLP|PNP|custos|[Mm]unicipal [Cc]orporation|ratepayers[’']? association|[Dd]evelopment [Aa]pplications?",
  ),
  abroad(
    "roads abroad",
    1.2,
    3,
    "(?:Route|Rte\\.?|Rt\\.?|Highway|Hwy\\.?|Interstate|US|U\\.S\\.|State Road) \\d+[A-Z]?|I-\\d+|K-\\d+|SR[- ]\\d+|[Tt]urnpike|[Ff]reeways?|[Ee]xpressway|[A-Z][a-z]+ (?:Pike|Boulevard|Blvd\\.?|Parkway|Turnpike|Freeway|Highway)|Main Street|[Cc]rosswalks?|[Ss]toplights?|intersections?|[Oo]ff-ramp|[Ee]xit \\d+|[Bb]ypass loop|[Ii]nner [Ll]oop|[Gg]ravel roads?|kilometres of gravel|GO train|levee|culverts?|plow(?:s|ed|ing)?|pav(?:e|ed|ing)|repav(?:e|ed|ing)|road crew",
  ),
  abroad(
    "police and courts abroad",
    1.2,
    3,
    "state police|police (?:cruiser|officer sworn|department)|sheriff|state troopers?|felony|misdemeanou?r|arraign(?:ed|ment)|indict(?:ed|ment)|grand jury|Superior Court|District Court|Circuit Court|Court of Common Pleas|Supreme Court of|attorneys?|receiver|fire (?:truck|department|hall|district|tax)s?|volunteer fire",
  ),
  abroad(
    "dates as abroad",
    1.2,
    2.4,
    "(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\\. \\d{1,2}(?:, \\d{4})?|last fall|this fall|in the fall|through (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|[A-Z][a-z]+ \\d)",
  ),
  abroad(
    "American spelling",
    1,
    3,
    "colors?|colored|(?<!Town |Shopping |Leisure |Health )[Cc]enters?|programs? (?:for|to|director|that)|neighbor(?:s|hoods?|ing)?|[Ll]abor|theaters?|favor(?:s|ed|ite)?|honor(?:s|ed|ing)?|harbor|gray|canceled|traveled|behavior|rumors?|meters|fiber|councilors?|gasoline|license plates?|doughnuts",
  ),
  abroad(
    "month before day",
    0.5,
    0.5,
    "(?:January|February|March|April|May|June|July|August|September|October|November|December) \\d{1,2}(?!\\d)",
  ),
  {
    kind: "dollars and euros",
    home: false,
    weight: -1.3,
    most: -2.6,
    pattern: "(?:A|NZ|C|US|CA|AU)?\\$\\d|€\\d",
  },
  {
    kind: "telephone numbers abroad",
    home: false,
    weight: -2,
    most: -2,
    pattern:
      "(?<!\\d)(?:\\(\\d{3}\\) ?|\\d{3}[-.])\\d{3}[-.]\\d{4}(?!\\d)|\\(0[2378]\\) \\d{4} \\d{4}|\\b1[38]00 \\d{3} \\d{3}\\b",
  },
  home(
    "Britain and its parts",
    0.8,
    2.4,
    "England|UK|U\\.K\\.|United Kingdom|Great Britain|Britain|British|English|Scotland|Wales|Welsh|Scottish|London|Yorkshire|Midlands|Greater Manchester|Merseyside|Tyneside|Cornish|Home Counties|West Country|East Anglia",
  ),
  home(
    "British public life",
    0.8,
    3,
    "Ofsted|ILACS|[Ll]ooked[- ]after children|[Cc]are leavers?|[Cc]hildren[’']s (?:services|social care)|NHS|BBC|ITV|GCSEs?|A-levels?|Whitehall|Downing Street|Home Office|Department for Education|DfE|Environment Agency|House of Commons|Conservatives?|Tory|Tories|Lib Dems?|Liberal Democrats?|Labour|UKIP|Reform UK|Green Party|MPs?|MEPs?|GMB|Unison|UNISON|HMRC|Brexit|[Mm]inisters?|Local Government Association|[Ll]ocal [Aa]uthorit(?:y|ies)",
  ),
  home(
    "British local government",
    0.9,
    3.6,
    "Cllr|[Pp]arish [Cc]ouncil|[Uu]nitary [Aa]uthority|[Cc]ouncil (?:tax|houses?|homes?|leader|estates?)|[Cc]abinet member|[Ll]ead member|[Cc]rown [Cc]ourt|[Mm]agistrates|[Cc]oroner|[Bb]usiness rates|[Ss]ection 114|[Pp]lanning (?:committee|application|permission)|[Cc]ombined authority",
  ),
  // As in Canada and Australia, and not in America.
  home("councillors", 0.3, 0.3, "[Cc]ouncillors?"),
  home(
    "British daily life",
    0.6,
    2.4,
    "pavements?|car parks?|lorr(?:y|ies)|roundabouts?|high street|[Hh]igh Street|primary schools?|secondary schools?|head ?teachers?|bin (?:collections?|lorr(?:y|ies)|men)|wheelie bins?|recycling centre|leisure centres?|town centre|city centre|fortnight(?:ly)?|motorway|[AMB]\\d{1,3}\\b|dual carriageway|bank holiday|allotments?|gritters?|gritting|bypass|market square|park and ride|pence|centre|theatre|organis\\w+|metres|colour|neighbour\\w*|programme|Remembrance|Boxing Day|conker|lido|tips?(?= )",
  ),
  home(
    "day before month",
    0.6,
    0.6,
    "\\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)",
  ),
  { kind: "pounds", home: true, weight: 1.2, most: 1.2, pattern: "£\\d" },
  {
    kind: "British postcodes and telephone numbers",
    home: true,
    weight: 1.6,
    most: 1.6,
    pattern:
      "\\b[A-Z]{1,2}\\d[\\dA-Z]? \\d[A-Z]{2}\\b|(?<!\\d)0(?:1\\d{2,3}|20|3\\d\\d|7\\d{3})[ )]\\d{3,4} ?\\d{3,4}(?!\\d)",
  },
];
