// Texts about who may do what, Swedish: people and roles, the log, publication. English: messages-people.en.ts.
// Part of messages.ts, apart only to be read on their own.
import type { Action } from '../../people/permissions.ts';
import type { GrantedRole } from '../../people/roles.ts';

const count = (n: number, one: string, many: string) =>
  `${new Intl.NumberFormat('sv-SE').format(n)} ${n === 1 ? one : many}`;

const people = {
  title: 'Personer',
  lead: 'Vilka som har konto, vad de får göra och var. Allt som ändras här skrivs i loggen.',
  search: 'Sök namn, e-post, roll eller plats',
  shown: (n: number, total: number) =>
    n === total ? count(total, 'person', 'personer') : `${n} av ${count(total, 'person', 'personer')}`,
  noHits: (text: string) => `Ingen person passar ”${text}”.`,
  showClosed: 'Visa avslutade konton',
  name: 'Namn',
  rolesAndPlaces: 'Roller och platser',
  state: 'Läge',
  actions: 'Ändra',
  invented: 'Påhittad person',
  states: { invited: 'Inbjuden, inte inne än', active: 'Aktiv', closed: 'Avslutat' },
  wholeInstallation: 'Hela Utfall',
  wholeRegion: 'hela regionen',
  invite: 'Bjud in en person',
  inviteTitle: 'Bjud in en person',
  inviteText: 'Personen får en länk och väljer själv hur inloggningen ska gå till.',
  makeLink: 'Gör en inbjudan',
  nameNeeded: 'Skriv personens namn.',
  emailNeeded: 'Skriv en e-postadress, till exempel anna.andersson@regionen.se.',
  emailHint: 'Dit skickas länken. Välj personens egen adress, inte en brevlåda som flera läser.',
  emailHintWithoutMail:
    'Personens egen adress, inte en brevlåda som flera läser. Personen loggar in med den.',
  role: 'Roll',
  roleNeeded: 'Välj en roll.',
  place: 'Plats',
  placeHint: 'Rollen gäller platsen och allt som ligger under den, även när enheter byter område.',
  placeNeeded: 'Välj en plats.',
  pick: 'Välj',
  from: 'Från och med',
  to: 'Till och med',
  toHint: 'Lämna tomt om rollen gäller tills vidare.',
  toBeforeFrom: 'Sista dagen är före den första.',
  fromNeeded: 'Välj en första dag.',
  sections: 'Avsnitt i formuläret',
  sectionsHint: 'Namnge avsnitten, åtskilda med komma.',
  sectionsNeeded: 'Skriv minst ett avsnitt.',
  sentTitle: (name: string) => `${name} är inbjuden`,
  sentText: (email: string) => `En länk är skickad till ${email}. Den gäller en gång.`,
  copyText: (email: string) =>
    `Utfall kan inte skicka e-post här. Kopiera länken och ge den till ${email} på ett säkert sätt. Den gäller en gång och visas bara nu.`,
  link: 'Engångslänk',
  linkUntil: (at: string) => `Gäller till ${at}.`,
  copyLink: 'Kopiera länken',
  close: 'Stäng',
  giveRole: 'Ge en roll',
  giveRoleTo: (name: string) => `Ge ${name} en roll`,
  roleGiven: (name: string) => `${name} har fått rollen.`,
  endRole: 'Avsluta',
  endRoleOf: (role: string, name: string) => `Avsluta rollen ${role} för ${name}`,
  endRoleTitle: (role: string, name: string) => `Avsluta rollen ${role} för ${name}?`,
  endRoleText: 'Rollen slutar att gälla genast. Att den har gällt står kvar i loggen.',
  fromProvider: 'Från identitetstjänsten',
  fromProviderText:
    'Roller märkta ”Från identitetstjänsten” ges på nytt varje gång personen loggar in där, och ändras där. Vill du att personen inte ska komma in alls, avsluta kontot.',
  roleEnded: (name: string) => `Rollen är avslutad för ${name}.`,
  inviteAgain: 'Bjud in på nytt',
  inviteAgainOf: (name: string) => `Bjud in ${name} på nytt`,
  inviteAgainTitle: (name: string) => `Bjud in ${name} på nytt?`,
  inviteAgainText:
    'För den som inte kommer in: som har förlorat sin nyckel, eller både lösenord och kodapp. Förvissa dig först om att det är rätt person som frågar. När länken används slutar allt som personen loggade in med att gälla. Att du gjorde länken står i loggen.',
  invitedAgain: (name: string) => `${name} är inbjuden på nytt.`,
  closeAccount: 'Avsluta kontot',
  closeAccountOf: (name: string) => `Avsluta kontot för ${name}`,
  closeTitle: (name: string) => `Avsluta kontot för ${name}?`,
  closeText:
    'Personen loggas ut överallt och kan inte logga in igen. Det som personen har skrivit och beslutat står kvar.',
  accountClosed: (name: string) => `Kontot för ${name} är avslutat.`,
  you: 'du',
  mayTitle: 'Vad får rollerna göra?',
  mayCaption: 'Vad varje roll får göra på sin plats och det som ligger under den',
  onlyInPlace: 'Gäller bara platsen som rollen är given på och det som ligger under den.',
  roleMay: (list: string) => `Får ${list}.`,
  yes: 'Ja',
  no: 'Nej',
} as const;

/** What an action is called where someone reads what a role may do: completes "Får …". */
const actions = {
  'see-public': 'läsa det som är publicerat',
  'see-figures': 'se siffror som inte är publicerade',
  'see-unit-figures': 'se siffror för enskilda hälsocentraler',
  'see-draft-report': 'läsa rapporten före publicering',
  'see-deliveries': 'se leveranser',
  deliver: 'lämna filer med utfall',
  'write-comments': 'skriva kommentarer',
  'decide-goals': 'bedöma mål',
  'publish-year': 'publicera ett år',
  proofread: 'granska en text mot siffrorna',
  'manage-people': 'bjuda in personer och ge roller',
  'see-audit': 'läsa loggen',
  'save-definitions': 'ändra definitioner',
  'manage-own-account': 'ändra sitt eget konto',
  'sign-in': 'logga in',
} as const satisfies Record<Action, string>;

/** Each role in one line, for those who try or are given it. */
const roles = {
  administrator: 'Bjuder in personer, ger roller och läser loggen. Ser inga opublicerade siffror.',
  analyst: 'Ser alla siffror i regionen. Läser in nya, skriver kommentarer, bedömer mål och publicerar året.',
  'area-manager':
    'Ser siffrorna för sitt område, dess hälsocentraler och regionen som helhet, även före publicering.',
  'centre-manager':
    'Ser siffrorna för sin egen hälsocentral och regionens att jämföra med. Inga andra hälsocentralers.',
  contributor: 'Svarar för sina avsnitt av en hälsocentrals uppgifter och ser hälsocentralens siffror.',
  'board-reader': 'Ser regionens siffror som helhet, även före publicering. Inga enskilda hälsocentraler.',
  auditor: 'Läser allt, även loggen, men ändrar inget.',
} as const satisfies Record<GrantedRole, string>;

const log = {
  title: 'Logg',
  lead: 'Varje ändring och varje läsning av opublicerade enhetssiffror: vem, vad, när och varifrån. Inget kan ändras eller tas bort utan att det syns.',
  filters: 'Visa',
  subject: 'Gäller',
  person: 'Person',
  chosenPerson: 'vald person',
  everyone: 'Alla',
  takeAway: 'Ta bort',
  allAbout: 'Allt om det här',
  allBy: (name: string) => `Allt som ${name} har gjort`,
  kind: 'Slag',
  allKinds: 'Alla slag',
  from: 'Från och med',
  to: 'Till och med',
  show: 'Visa',
  clear: 'Rensa',
  time: 'Tid',
  what: 'Vad',
  change: 'Före och efter',
  number: 'Nr',
  none: 'Inga händelser passar',
  noneText: 'Prova en längre tid eller färre villkor.',
  older: 'Visa äldre',
  before: 'Före',
  after: 'Efter',
  kinds: { change: 'Ändring', read: 'Läsning', 'sign-in': 'Inloggning' },
  verify: 'Kontrollera kedjan',
  verifyText: 'Räknar om varje post och jämför med den som kom före.',
  verifying: 'Kontrollerar …',
  brokenText: 'En post har ändrats, tagits bort eller flyttats. Spara en export och kontakta driften genast.',
  export: 'Exportera',
  exportText: 'Det som visas, med alla fält, som fil.',
  exported: 'Loggen är sparad.',
  formats: { csv: 'Tabell (CSV)', jsonl: 'Rader att kontrollera (JSONL)' },
  unprotected: 'Databasens eget skydd mot ändringar är avstängt. Kontakta driften.',
  lastEntry: (number: number) => `Sista posten är nummer ${number}, med kontrollsumman`,
} as const;

const publication = {
  published: (at: string) => `Publicerat ${at}`,
  unpublished: 'Opublicerat',
  unpublishedFor: (role: string) => `Opublicerat: syns för dig som ${role}`,
  publish: (year: number) => `Publicera ${year}`,
  withdraw: 'Ta tillbaka publiceringen',
  publishTitle: (region: string, year: number) => `Publicera ${region} ${year}?`,
  publishText:
    'Översikten och rapporten blir synliga för alla, utan inloggning. Siffror för enskilda hälsocentraler visas inte för allmänheten.',
  withheldTitle: 'Små tal',
  withheldAsked: 'Prövar vilka siffror som bygger på för få för att visas …',
  withheldUnknown:
    'Det gick inte att pröva vilka siffror som bygger på för få för att visas. Så länge det är så visas inga siffror för allmänheten. Försök igen om en stund.',
  withdrawTitle: (region: string, year: number) => `Ta tillbaka ${region} ${year}?`,
  withdrawText:
    'Året syns sedan bara för den som har en roll i regionen. Den som redan har läst eller sparat rapporten har den kvar.',
  confirmPublish: 'Publicera',
  confirmWithdraw: 'Ta tillbaka',
  didPublish: (year: number) => `${year} är publicerat.`,
  didWithdraw: (year: number) => `${year} är inte längre publicerat.`,
} as const;

export const peopleTexts = { people, actions, roles, log, publication } as const;
