// Word lists for reading figures: units, words that make a number a label, words that cannot be what is counted.
// Lists of the language, not of any report: a word belongs here when it would be right in every report.

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter(Boolean));

export const MONTHS = words(
  'januari februari mars april maj juni juli augusti september oktober november december jan feb apr jun jul aug sept sep okt nov dec',
);

/** kronor per written unit. */
export const MONEY: Readonly<Record<string, number>> = {
  kr: 1,
  kronor: 1,
  krona: 1,
  sek: 1,
  tkr: 1_000,
  tk: 1_000,
  tsek: 1_000,
  kkr: 1_000,
  mnkr: 1_000_000,
  mkr: 1_000_000,
  msek: 1_000_000,
  mdkr: 1_000_000_000,
  mdr: 1_000_000_000,
};

export const FACTORS: Readonly<Record<string, number>> = {
  tusen: 1_000,
  tusental: 1_000,
  miljon: 1_000_000,
  miljoner: 1_000_000,
  miljonerna: 1_000_000,
  miljard: 1_000_000_000,
  miljarder: 1_000_000_000,
};

export const DURATIONS: Readonly<Record<string, string>> = {
  dag: 'dagar',
  dagar: 'dagar',
  dagars: 'dagar',
  dagarna: 'dagar',
  dygn: 'dygn',
  dygnen: 'dygn',
  veckorna: 'veckor',
  månaderna: 'månader',
  åren: 'år',
  timmarna: 'timmar',
  vecka: 'veckor',
  veckor: 'veckor',
  månad: 'månader',
  månader: 'månader',
  år: 'år',
  års: 'år',
  timme: 'timmar',
  timmar: 'timmar',
  minut: 'minuter',
  minuter: 'minuter',
  min: 'minuter',
  sekunder: 'sekunder',
};

/** After such a word a number is a name: "tabell 3", "vecka 42", "prio 1", "regionmål 5". */
export const LABEL_BEFORE = words(
  `§ kap kapitel kapitlet avsnitt avsnittet punkt punkten bilaga bilagan tabell tabellen figur figuren diagram diagrammet
   sida sidan sid s rad kolumn fråga frågan nr nummer ärende mål målet delmål regionmål uppdrag uppdraget aktivitet vecka
   veckan v tertial kvartal prio typ version steg nivå fas etapp plan våning hus avdelning avd linje plats artikel art
   paragraf moment alternativ grupp klass lokal sal rum dnr ssk art figur rapport rekommendation indikator åtgärd dag
   fyller fyllt fyllda åldern ålder åldrarna kl klockan tel telefon 1177 bil not fotnot ref kapitlen sidorna tabellerna
   veckorna linjerna frågorna punkterna avsnitten sfs prop dir sou hslf-fs hbA1c hba1c covid covid-19 blodtryck`,
);

/** Never what is counted: the figure before such a word stands alone. */
export const NOT_COUNTED = words(
  `av i på till från för med om och eller men som att är var blev har hade får fick kan ska inte ej helt delvis resp
   respektive samt mot än per under över efter före innan vid hos bland mellan utan inom inkl exkl varav där då när medan
   jämfört jämförelse att det de den dessa detta dem deras sin sina sitt fler färre högre lägre större mindre mer längre
   kortare bättre sämre gånger gång totalt sammanlagt tillsammans alltså dvs det vill eller vilket vilka vilken motsvarar
   motsvarande uppger anger svarade svarar saknar når nådde klarar uppfyller ligger låg gäller gällde fördelat utgör
   utgjorde ökade minskade steg sjönk uppgick uppgår redovisas redovisade finns fanns deltog kom gick tog gör gjorde
   uppfylls nås gjordes genomfördes fullt nästan cirka ca drygt knappt både även också dock inom ännu nu idag
   tidigare föregående året fjol ja nej senare därefter därmed därför således var vardera styck à utöver enligt pågår pågick
   planerar beskriver beskrev arbetar arbetade använder användes dokumenterar erbjuder erbjöd visar visade
   skickade lämnade skulle kommer blir bli vara tillkom tillkommer avslutades slutfördes saknas återstår bedöms bedömdes
   tack trots sedan utifrån ur åt intill totala upp ned ner plus minus helår helåret januari februari mars april maj juni
   juli augusti september oktober november december förra fjolåret samma varje jämte sålunda dessutom sammanvägt medelvärdet
   snittet genomsnittet riket rikets målet budgeten hittills allt mest minst högst lägst ungefär`,
);

/** Words between a number and what it counts. */
export const ADJECTIVES = words(
  `nya privata offentliga regiondrivna kommunala fysiska digitala planerade akuta oplanerade externa interna egna övriga
   andra olika stora små största minsta större mindre vakanta fasta listade svarande anställda inskrivna väntande utförda
   genomförda inkomna avslutade första sista senaste resterande återstående medicinska allvarliga disponibla öppna unika
   årliga vanliga länsgemensamma kvinnliga manliga unga äldre vuxna färre besvarade orsakade enskilda sådana hela extra
   deltagande tillfrågade kallade föreslagna grova milda svåra förebyggande skriftliga muntliga påbörjade slutförda`,
);

/** Before a number of four digits these say that it is a year. */
export const YEAR_BEFORE = words(
  `år under i sedan från till för mellan året hösten våren sommaren vintern tom fr och jämfört mot än samma helåret
   före efter innan t.o.m. tom januari februari mars april maj juni juli augusti september oktober november december`,
);

/** A number between 1900 and 2100 before such a word is a number all the same. */
export const COUNTED_AFTER_YEARLIKE = words(
  `procent kr kronor tkr mnkr patienter personer besök recept listade st stycken samtal ärenden kontakter remisser barn
   kvinnor män svar anställda medarbetare undersökningar vårdtillfällen platser inskrivna timmar veckor journaler`,
);

export const HEDGES = {
  drygt: 'over',
  dryga: 'over',
  dryg: 'over',
  över: 'over',
  knappt: 'under',
  knappa: 'under',
  cirka: 'about',
  ca: 'about',
  ungefär: 'about',
  omkring: 'about',
  runt: 'about',
  kring: 'about',
  nästan: 'almost',
  närmare: 'almost',
  uppemot: 'almost',
  minst: 'at-least',
  lägst: 'at-least',
  högst: 'at-most',
  max: 'at-most',
  maximalt: 'at-most',
  '≥': 'at-least',
  '≤': 'at-most',
  '>': 'more-than',
  '<': 'less-than',
} as const;

/** What "en" and "ett" may count: "alla utom en enhet", "en hälsocentral". Before other nouns they are articles. */
export const COUNTED_BY_ARTICLE = words(
  'enhet hälsocentral vårdcentral mottagning klinik kommun utförare verksamhet filial procentenhet indikator mål',
);
