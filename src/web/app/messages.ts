// Every text of the interface, Swedish first. Sentences about figures are not here: they come finished from the API.
// English: messages.en.ts, which the compiler holds to exactly these names and forms. About people: messages-people.ts.
import { peopleTexts } from './messages-people.ts';
import { unitTexts } from './messages-units.ts';
// English: messages.en.ts, which the compiler holds to exactly these names and forms.
import { proofreadingSv } from './proofreading-messages.ts';

const numbers = new Intl.NumberFormat('sv-SE');
const count = (n: number, one: string, many: string) => `${numbers.format(n)} ${n === 1 ? one : many}`;

export const sv = {
  skip: 'Hoppa till innehållet',
  mainMenu: 'Huvudmeny',
  menu: 'Meny',
  overview: 'Översikt',
  report: 'Rapport',
  comparison: 'Jämförelse',
  deliveries: 'Leveranser',
  otherLanguage: 'EN',
  otherLanguageName: 'In English',
  theme: 'Utseende',
  themeSystem: 'Auto',
  themeLight: 'Ljust',
  themeDark: 'Mörkt',
  region: 'Region',
  year: 'År',
  previousYear: 'Föregående år',
  nextYear: 'Nästa år',
  youAreHere: 'Du är här',
  searchLabel: 'Sök mål, indikator, region eller enhet',
  searchPlaceholder: 'Sök mål eller indikator',
  searchNoHits: (text: string) => `Sökningen ”${text}” gav inga träffar. Prova ett kortare ord.`,
  searching: 'Söker …',
  searchUnreachable: 'Sökningen gick inte att göra. Försök igen.',
  hitKinds: { indicator: 'Indikator', goal: 'Mål', region: 'Region', unit: 'Enhet' },
  invented: 'Påhittade uppgifter',
  inventedText: 'Regionen finns inte. Enheter och värden är påhittade för att visa hur Utfall fungerar.',
  foot: 'Utfall är öppen källkod (EUPL 1.2). Siffrorna är de som regionerna har publicerat. Utfall är inte regionernas egen webbplats.',
  footInvented: 'Utfall är öppen källkod (EUPL 1.2). Uppgifterna om den här regionen är påhittade.',
  print: 'Skriv ut',
  printHead: (region: string, year: number) => `Utfall. ${region}, ${year}`,
  printOf: 'Utskrift av översikten',

  // states
  loading: 'Hämtar',
  loadingPage: 'Hämtar sidan. Det tar längre tid än vanligt.',
  notFoundTitle: 'Sidan finns inte',
  notFoundText: 'Adressen leder ingenstans. Den kan vara felskriven, eller så har sidan flyttats.',
  notFoundThing: 'Det som adressen pekar på finns inte i Utfall.',
  toStart: 'Till startsidan',
  failedTitle: 'Sidan gick inte att hämta',
  failedText: 'Något gick fel. Inget som var sparat har gått förlorat.',
  unreachableTitle: 'Servern svarar inte',
  unreachableText: 'Kontrollera anslutningen och försök igen. Det som var sparat finns kvar.',
  tryAgain: 'Försök igen',
  offline: (since: string) =>
    `Ingen anslutning sedan ${since}. Det du ser hämtades innan dess. Stäng inte fliken om du håller på att skriva.`,
  pageShown: (title: string) => `Visar ${title}`,

  // start
  startTitle: 'Primärvårdens utfall, region för region',
  startLead:
    'Välj en region och ett år för att se målen, vad som har blivit bättre eller sämre och var varje siffra kommer ifrån.',
  startYears: 'År',
  startUnpublished: 'Inte publicerat. Syns bara för den som har en roll i regionen.',
  openUnpublished: (region: string, year: number) => `${region} ${year}, inte publicerat`,
  startEmpty: 'Inga regioner än',
  startEmptyText: 'Det finns ingen plan inläst. När en regions plan har lästs in visas den här.',
  openYear: (region: string, year: number) => `${region} ${year}`,

  // overview
  openReport: 'Öppna rapporten',
  lightsLabel: (total: number, year: number) =>
    `${count(total, 'indikator', 'indikatorer')} efter status ${year}`,
  lightsTotal: (total: number) => count(total, 'indikator', 'indikatorer'),
  goalIndicators: (n: number, year: number) => `${count(n, 'indikator', 'indikatorer')} ${year}`,
  proposed: 'Regelns förslag',
  goalsEmpty: 'Planen har inga mål.',
  since: (year: number) => `Sedan ${year}`,
  better: 'Bättre',
  worse: 'Sämre',
  unchanged: 'Oförändrat',
  neither: 'Ändrat, utan mål',
  missingOrOld: 'Saknas eller är gammalt',
  none: 'Ingen',
  indicatorsByGoal: 'Indikatorer per mål',
  barsExplained: (years: readonly number[]) =>
    `Staplarna är åren ${listYears(years, 'och')}. Den streckade linjen är målet.`,
  filterLabel: 'Visa indikatorer efter status',
  all: 'Alla',
  showSexes: 'Visa kvinnor och män',
  shownRows: (n: number, total: number) => `Visar ${n} av ${total} indikatorer`,
  noRows: 'Inga indikatorer har den statusen.',
  indicator: 'Indikator',
  threeYears: 'Tre år mot målet',
  target: (year: number) => `Mål ${year}`,
  changeSince: (year: number) => `Förändring sedan ${year}`,
  sinceShort: (year: number) => `Sedan ${year}`,
  country: 'Riket',
  status: (year: number) => `Status ${year}`,
  tableCaption: (from: number, to: number) =>
    `Indikatorer ${from}–${to} med mål, förändring, rikets värde och status`,
  sources: 'Källor',
  emptyYear: (year: number) => `Inga utfall för ${year} än`,
  emptyYearText: (n: number, year: number) =>
    `Planen för ${year} har ${count(n, 'indikator', 'indikatorer')}. När en fil med utfall har lästs in visas de här.`,
  readFile: 'Läs in en fil',
  showYear: (year: number) => `Visa ${year}`,

  // goal
  goal: (id: string) => `Mål ${id}`,
  levelOfGoal: 'Bedömning',
  levelSource: 'Varför',
  ruleProposal: 'Regelns förslag',
  decidedBy: 'Beslutat av',
  proposedOnly: 'Ingen har bedömt målet än. Nivån är regelns förslag.',
  decide: 'Bedöm målet',
  decideAgain: 'Ändra bedömningen',
  decideText: 'Regeln föreslår, en människa bestämmer. Skälet visas överallt där målet visas.',
  level: 'Nivå',
  reason: 'Skäl',
  reasonHint: 'En eller två meningar som en utomstående förstår.',
  reasonNeeded: 'Skriv ett skäl på minst tre tecken.',
  saveDecision: 'Spara bedömningen',
  saving: 'Sparar …',
  decisionSaved: 'Bedömningen är sparad.',
  cancel: 'Avbryt',
  conflictTitle: (by: string | null) => `${by ?? 'Någon annan'} har ändrat under tiden`,
  conflictText:
    'Båda versionerna finns kvar tills du väljer, och inget är förlorat. Vill du ta med något ur den sparade: ändra din text ovanför först.',
  yourVersion: 'Din version',
  theirVersion: 'Den sparade versionen',
  keepMine: 'Behåll min',
  useTheirs: 'Använd den sparade',
  goalWithoutIndicators: 'Målet har inga indikatorer i planen.',
  goalIndicatorsTitle: 'Målets indikatorer',

  // indicator
  outcomeOf: (year: number) => `Utfall ${year}: `,
  womenMen: 'Per kön',
  why: (word: string) => `Varför ${word.toLowerCase()}?`,
  figures: 'Utfall i diagram',
  scrollingTable: 'Tabell, kan rullas i sidled',
  showTable: 'Visa som tabell',
  missing: 'saknas',
  interval: '95-procentigt intervall',
  month: 'Månad',
  group: 'Grupp',
  allGroups: (n: number) => `Visa alla ${n} grupper`,
  fewerGroups: 'Visa färre grupper',
  whereFrom: 'Var kommer siffran ifrån?',
  openDelivery: 'Öppna leveransen',
  showRow: 'Visa raden i filen',
  rowOf: (file: string, row: number) => `${file}, rad ${row}`,
  definition: 'Definition',
  fingerprint: 'Fingeravtryck',
  fingerprintText: 'Två siffror jämförs bara om de har samma fingeravtryck.',
  restatements: 'Rättelser',
  noRestatements: 'Värdet har inte rättats.',
  current: 'gäller nu',
  draftedTitle: 'Utkast till kommentar',
  draftedText: 'Skrivet av systemet ur bundna siffror. Ändras en siffra ändras texten.',
  writtenTitle: 'Kommentar',
  writtenBy: (by: string, at: string) =>
    `Skriven av ${by} ${at}. Bundna siffror följer med när värden rättas.`,
  edit: 'Redigera',
  editTitle: 'Redigera kommentaren',
  editText:
    'Siffror står som namn i klamrar och fylls i av systemet. Sätt in ett namn ur listan i stället för att skriva talet.',
  templateLabel: 'Kommentarens text',
  namesTitle: 'Namn som går att sätta in',
  insertName: (name: string, text: string) => `Sätt in {${name}}, nu ${text}`,
  saveComment: 'Spara kommentaren',
  commentSaved: 'Kommentaren är sparad.',
  backToDraft: 'Gå tillbaka till utkastet',
  backToDraftDone: 'Utkastet gäller igen.',
  unboundTitle: 'Tal utan källa',
  unboundText: (numbers: string) =>
    `Dessa tal är skrivna för hand och följer inte med när siffrorna ändras: ${numbers}.`,
  figureKey:
    'Heldragen understrykning är ett levererat värde, prickad är uträknad. Varje siffra leder till sin källa.',
  previousIndicator: 'Föregående indikator',
  nextIndicator: 'Nästa indikator',
  betweenIndicators: 'Mellan indikatorer',

  // provenance
  provenanceTitle: 'Raden bakom siffran',
  provenanceTitleMany: 'Raderna bakom siffran',
  provenanceLead: 'Så här stod det i filen som siffran lästes ur. Inget är avrundat.',
  provenanceLeadMany: 'Siffran är uträknad. Så här stod det i filerna som talen lästes ur.',
  column: 'Kolumn',
  inTheFile: 'I filen',
  computed: 'Uträknat',
  fromThePlan: 'Ur planen',
  knownFrom: 'Känd från',
  value: 'Värde',
  period: 'Period',
  sex: 'Kön',
  numerator: 'Täljare',
  denominator: 'Nämnare',
  note: 'Anmärkning',
  toIndicator: 'Till indikatorn',
  emptyCell: 'tom',

  // comparison
  apartTitle: 'Ser lika ut men går inte att jämföra',
  apartText: 'Siffrorna betyder olika saker och ställs därför inte bredvid varandra.',
  nothingToCompare: 'Inga indikatorer går att jämföra än',
  nothingToCompareText: 'Det krävs minst två regioner med samma definition.',
  outcome: 'Utfall',
  targetPlain: 'Mål',

  // deliveries
  deliveriesLead:
    'Filer med utfall som har lämnats. En fil läses in hel eller inte alls, och kan tas tillbaka.',
  newDelivery: 'Lämna en fil',
  file: 'Fil',
  received: 'Kom in',
  state: 'Läge',
  rows: 'Rader',
  rowsLabel: 'Filens rader',
  changes: 'Ändringar',
  states: {
    previewed: 'Granskad, inte inläst',
    accepted: 'Inläst',
    refused: 'Avvisad',
    withdrawn: 'Tillbakatagen',
  },
  noDeliveries: 'Inga leveranser än',
  noDeliveriesText: 'När en fil har lämnats visas den här, med vad den ändrade.',
  added: (n: number) => count(n, 'ny', 'nya'),
  unchangedRows: (n: number) => count(n, 'oförändrad', 'oförändrade'),
  restatedRows: (n: number) => count(n, 'rättad', 'rättade'),
  warnings: (n: number) => count(n, 'varning', 'varningar'),
  errors: (n: number) => count(n, 'fel', 'fel'),

  // drop
  dropTitle: 'Släpp filen här',
  dropText:
    'CSV eller Excel (xlsx), högst 25 MB. Filen granskas först; inget läses in förrän du har godkänt.',
  dropNow: 'Släpp för att granska filen',
  chooseFile: 'Välj fil',
  chooseRegion: 'Vilken region gäller filen?',
  pickRegion: 'Välj region',
  regionNeeded: 'Välj först vilken region filen gäller.',
  examining: (name: string) => `Granskar ${name}`,
  examiningText: 'Varje rad läses och jämförs med det som är känt. Stora filer tar några sekunder.',
  onlyOneFile: 'Släpp en fil i taget.',
  uploadFailed: 'Filen kunde inte tas emot',
  mendedFile: 'Lämna den rättade filen',

  // delivery
  deliveryLead: {
    previewed: 'Filen är granskad men inte inläst. Titta igenom raderna och godkänn, eller låt bli.',
    accepted: 'Filen är inläst. Värdena syns i översikten.',
    refused: 'Rätta felen i filen och lämna den på nytt.',
    withdrawn: 'Filen är tillbakatagen. Värdena före den gäller igen.',
  },
  mustMend: (n: number) => `Filen lästes inte in. ${count(n, 'fel', 'fel')} behöver rättas.`,
  mustMendText: 'Inget har sparats, och värdena från förra leveransen gäller fortfarande.',
  toLookAt: (n: number) => `${count(n, 'varning', 'varningar')} att titta på`,
  toLookAtText: 'Filen går att läsa in. Varningarna säger vad som ser ovanligt ut.',
  noProblems: 'Inga problem hittades.',
  problemsTitle: 'Problem',
  previousProblem: 'Föregående problem',
  nextProblem: 'Nästa problem',
  problemOf: (n: number, of: number) => `Problem ${n} av ${of}`,
  moreProblems: (n: number) => `Ytterligare ${numbers.format(n)} problem visas inte.`,
  error: 'Fel',
  warning: 'Varning',
  try: 'Prova',
  place: 'Plats',
  wholeFile: 'Hela filen',
  rowNumber: 'Rad',
  sheet: 'Blad',
  placeInFile: (sheet: string, row: number, column: string) =>
    [sheet && `blad ${sheet}`, `rad ${row}`, column && `kolumn ${column}`].filter(Boolean).join(', '),
  onlyProblems: 'Bara rader med problem',
  allRows: 'Alla rader',
  standings: { new: 'Ny', unchanged: 'Oförändrad', restated: 'Rättar', refused: 'Avvisad' },
  standing: 'Läge',
  acceptTitle: 'Läs in filen',
  accept: 'Läs in',
  acceptText: (n: number) => `${count(n, 'nytt värde', 'nya värden')} läses in.`,
  acceptRestated: (n: number) =>
    `${count(n, 'tidigare värde rättas', 'tidigare värden rättas')}. De gamla sparas med skälet.`,
  restateReason: 'Varför rättas värdena?',
  restateReasonNeeded: 'Skriv varför värdena rättas. Skälet visas vid varje rättad siffra.',
  leave: 'Låt bli',
  accepted: 'Filen är inläst.',
  withdrawTitle: 'Ta tillbaka filen',
  withdrawText:
    'Värdena i filen slutar gälla och de som gällde före den gäller igen. Inget tas bort, och filen kan lämnas på nytt.',
  withdrawReason: 'Varför tas filen tillbaka?',
  withdraw: 'Ta tillbaka',
  withdrawn: 'Filen är tillbakatagen.',
  fewer: 'Föregående rader',
  more: 'Nästa rader',
  rowSpan: (from: number, to: number, of: number) =>
    `Rad ${numbers.format(from)}–${numbers.format(to)} av ${numbers.format(of)}`,
  receivedAt: (at: string) => `Kom in ${at}`,
  decidedAt: (at: string) => `Inläst ${at}`,
  withdrawnAt: (at: string) => `Tillbakatagen ${at}`,
  checksum: 'Kontrollsumma (SHA-256)',
  actionFailed: 'Det gick inte att genomföra',

  // report
  contents: 'Innehåll',
  download: 'Ladda ned',
  formats: { pdf: 'PDF', docx: 'Word', html: 'Webbsida', xlsx: 'Excel', csv: 'CSV' },
  making: (format: string) => `Gör ${format} …`,
  made: (format: string) => `${format} är klar och sparas.`,
  makingFailed: (format: string) => `${format} kunde inte göras. Försök igen.`,
  table: (n: number) => `Tabell ${n}`,
  figure: (n: number) => `Figur ${n}`,
  knownAt: (at: string) => `Siffrorna som de var kända ${at}`,
  swedishOnly: '',

  ...peopleTexts,
  ...unitTexts,
  proofreading: proofreadingSv,
} as const;

function listYears(years: readonly number[], and: string): string {
  return years.length < 2 ? years.join('') : `${years.slice(0, -1).join(', ')} ${and} ${years.at(-1)}`;
}

type Loose<T> = T extends (...args: infer A) => string
  ? (...args: A) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Loose<T[K]> };

export type Messages = { readonly [K in keyof typeof sv]: Loose<(typeof sv)[K]> };
