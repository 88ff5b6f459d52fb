// Texts about one's own way in, Swedish: signing in, the invitation, the own account. English: messages-sign-in.en.ts.
// Part of messages.ts, apart only to be read on their own.
import type { OpenIdFailure } from '../../http/people-contract.ts';

const count = (n: number, one: string, many: string) =>
  `${new Intl.NumberFormat('sv-SE').format(n)} ${n === 1 ? one : many}`;

/** Where a sign-in through the provider ended, by the word in the page's address. */
const openIdFailures: Record<OpenIdFailure, (provider: string) => string> = {
  'not-offered': () => 'Det går inte att logga in på det sättet här. Välj ett annat sätt.',
  unavailable: (provider) =>
    `${provider} svarar inte just nu. Försök igen om en stund, eller logga in på ett annat sätt.`,
  'too-old': () =>
    'Inloggningen tog för lång tid, är redan använd eller började i en annan webbläsare. Börja om härifrån.',
  cancelled: (provider) => `Du avbröt inloggningen hos ${provider}. Försök igen när du vill.`,
  level: (provider) =>
    `Utfall kräver en säkrare inloggning än den du använde hos ${provider}. Logga in igen med e-tjänstekort eller motsvarande.`,
  refused: (provider) =>
    `Svaret från ${provider} gick inte att lita på, så du är inte inloggad. Försök igen. Händer det flera gånger, be om hjälp.`,
  incomplete: (provider) =>
    `${provider} lämnade inte de uppgifter som Utfall behöver för att veta vem du är. Kontrollera att du valde rätt uppdrag, eller be om hjälp.`,
  'no-account': () =>
    'Du har inget konto i Utfall än, eller så hör kontot till en annan inloggning. Be den som administrerar Utfall hos er att bjuda in dig.',
  closed: () => 'Ditt konto i Utfall är stängt. Fråga den som administrerar Utfall hos er.',
  'must-wait': () => 'Det har blivit för många försök. Vänta en minut och försök igen.',
};

const signIn = {
  title: 'Logga in',
  lead: 'Du som arbetar i en region eller på en hälsocentral loggar in här. Det som är publicerat kan alla läsa utan att logga in.',
  signIn: 'Logga in',
  signedInAs: (name: string) => `Inloggad som ${name}`,
  alreadyIn: (name: string) => `Du är redan inloggad som ${name}.`,
  goOn: 'Fortsätt',
  openMenu: (name: string) => `${name}, ditt konto`,
  noRole: 'Ingen roll just nu',
  ownAccount: 'Mitt konto',
  signOut: 'Logga ut',
  signingOut: 'Loggar ut …',
  signOutFailed: 'Utloggningen gick inte fram. Du är fortfarande inloggad. Försök igen.',

  withPasskey: 'Logga in med nyckel',
  passkeyHint: 'Med fingeravtryck, ansikte eller datorns pinkod. Du behöver inte skriva något.',
  passkeyWaiting: 'Följ anvisningen från datorn eller telefonen …',
  noPasskeys: 'Den här webbläsaren kan inte logga in med nyckel. Använd e-post och lösenord.',
  passkeyRefused:
    'Inloggningen med nyckel avbröts, eller så finns ingen nyckel till Utfall på den här enheten. Försök igen, eller logga in med e-post och lösenord.',
  or: 'eller',
  withPassword: 'Logga in med e-post och lösenord',
  email: 'E-postadress',
  emailNeeded: 'Skriv din e-postadress, till exempel anna.andersson@regionen.se.',
  password: 'Lösenord',
  passwordNeeded: 'Skriv ditt lösenord.',
  showPassword: 'Visa lösenordet',
  next: 'Nästa',
  codeTitle: 'Skriv koden',
  codeText: 'Öppna kodappen på telefonen och skriv de sex siffrorna för Utfall.',
  code: 'Kod ur appen',
  codeNeeded: 'Skriv de sex siffrorna som kodappen visar just nu.',
  useRecoveryCode: 'Jag har inte telefonen',
  recoveryText: 'Skriv en av reservkoderna som du sparade när kontot skapades. Varje kod fungerar en gång.',
  recoveryCode: 'Reservkod',
  recoveryNeeded: 'Skriv en av dina reservkoder.',
  useCodeApp: 'Använd kodappen',
  startOver: 'Börja om',
  wrongTitle: 'Du är inte inloggad',
  withOpenId: (provider: string) => `Logga in med ${provider}`,
  openIdUnnamed: 'identitetstjänsten',
  openIdDown: (provider: string) =>
    `${provider} svarar inte just nu. Försök igen om en stund, eller logga in på ett annat sätt.`,
  openIdTab: 'Öppnas i en ny flik. Kom tillbaka hit när du har loggat in där.',
  openIdContact: (contact: string) => `Behöver du hjälp: ${contact}.`,
  openIdReference: (reference: string) => `Uppge referensen ${reference} om du ber om hjälp.`,
  openIdFailures,

  forgotten: 'Jag kommer inte in',
  forgottenTitle: 'Få en ny länk',
  forgottenText:
    'Har du glömt lösenordet? Skriv din e-postadress så skickar vi en länk som du väljer ett nytt med. Ha kodappen eller en reservkod till hands. Har du förlorat din nyckel, eller både lösenord och kodapp, ber du den som administrerar Utfall hos er om en ny inbjudan.',
  sendLink: 'Skicka länken',
  linkSentTitle: 'Titta i din e-post',
  linkSentText:
    'Finns det ett konto med adressen, och det har ett lösenord, har vi skickat en länk dit. Det kan ta några minuter. Kommer inget: kontrollera adressen och skräpposten, eller fråga den som administrerar Utfall hos er.',
  noMailText: 'Utfall kan inte skicka e-post här. Be den som administrerar Utfall hos er om en ny länk.',
  backToSignIn: 'Tillbaka till inloggningen',

  demonstrationTitle: 'Prova som …',
  demonstrationText:
    'Det här är en demonstration och personerna är påhittade. Välj en för att se vad rollen ser och får göra, till exempel med det år för Region Exempel som inte är publicerat än. Du kan byta person när som helst.',
  privateCentre: 'privat',
  tryAs: (name: string, role: string) => `Prova som ${name}, ${role}`,
  otherWays: 'Logga in på vanligt sätt',
  changePerson: 'Byt person',

  neededTitle: 'Logga in för att se sidan',
  neededText: 'Sidan är för den som har ett konto. När du har loggat in kommer du tillbaka hit.',
  mayHelp: 'Logga in för att se mer',
  endedTitle: 'Du har loggats ut',
  endedText: (name: string) =>
    `Du har varit inaktiv en stund. Logga in igen som ${name}, så sparas det du höll på med. Texten finns kvar.`,
  endedBand: 'Du är inte längre inloggad. Det du har skrivit på sidan finns kvar.',
  changedBand: (name: string) =>
    `Du är inloggad som ${name}, och det du får se och göra har ändrats. Ladda om sidan när du har sparat det du håller på med.`,
  reload: 'Ladda om sidan',
  againTitle: 'Logga in igen',
  notFreshText: (name: string) =>
    `Det var en stund sedan du visade vem du är. Logga in igen som ${name}, så görs det du bad om. Vi frågar för att ingen annan ska kunna ändra hur eller var du är inloggad vid en skärm som har lämnats öppen.`,
  notNow: 'Inte nu',
  someoneElse:
    'Du loggade in som någon annan än den som började. Inget är sparat. Texten finns kvar; spara igen om det är du som ska stå för den.',
} as const;

const account = {
  lead: 'Dina roller, hur du loggar in och var du är inloggad.',
  email: 'E-post',
  invented: 'Kontot hör till demonstrationen. Personen är påhittad, och inloggningen går inte att ändra.',
  roles: 'Roller',
  noRoles: 'Du har ingen roll just nu. Du ser det som alla ser. Fråga den som administrerar Utfall hos er.',
  sections: (list: string) => `Avsnitt: ${list}.`,
  fromTo: (from: string, to: string) => `${from} till och med ${to}`,
  since: (from: string) => `sedan ${from}, tills vidare`,
  ended: (to: string) => `upphörde ${to}`,
  begins: (from: string) => `börjar gälla ${from}`,

  signInWays: 'Så loggar du in',
  passkeys: 'Nycklar',
  passkeysText:
    'En nyckel (passkey) ligger i telefonen, datorn eller på ett säkerhetskort och låses upp med fingeravtryck, ansikte eller pinkod. Den kan inte lämnas ut av misstag, och det finns inget att komma ihåg.',
  noPasskeys: 'Du har ingen nyckel än.',
  passkeyName: 'Namn på nyckeln',
  passkeyNameHint: 'Så att du känner igen den, till exempel ”Jobbdatorn” eller ”Min telefon”.',
  passkeyNameNeeded: 'Skriv ett namn på nyckeln.',
  addPasskey: 'Lägg till en nyckel',
  makePasskey: 'Skapa nyckeln',
  passkeyAdded: 'Nyckeln är tillagd.',
  passkeyCancelled: 'Ingen nyckel skapades. Du avbröt, eller så tog det för lång tid. Försök igen.',
  passkeyExists: 'Den här enheten har redan en nyckel till ditt konto.',
  passkeyFailed: 'Enheten kunde inte skapa nyckeln. Prova en annan enhet, eller välj lösenord och kodapp.',
  removePasskey: 'Ta bort',
  removePasskeyNamed: (name: string) => `Ta bort nyckeln ${name}`,
  removePasskeyTitle: (name: string) => `Ta bort nyckeln ”${name}”?`,
  removePasskeyText:
    'Det går inte längre att logga in med den. Nyckeln kan ligga kvar i enhetens lista; ta bort den även där.',
  onlyWay: 'Ditt enda sätt att logga in',
  passkeyRemoved: 'Nyckeln är borttagen.',
  added: (at: string) => `Tillagd ${at}`,
  lastUsed: (at: string) => `senast använd ${at}`,
  neverUsed: 'inte använd än',

  password: 'Lösenord',
  hasPassword: 'Du har ett lösenord.',
  hasNoPassword: 'Du har inget lösenord. Det behövs inte när du har en nyckel.',
  setPassword: 'Välj lösenord',
  changePassword: 'Byt lösenord',
  currentPassword: 'Nuvarande lösenord',
  newPassword: 'Nytt lösenord',
  passwordHint: (shortest: number) =>
    `Minst ${shortest} tecken. Fyra ord som inte hör ihop är lätta att minnas och svåra att gissa. Du måste inte ha siffror eller specialtecken.`,
  passwordTooShort: (shortest: number, n: number) =>
    `Lösenordet har ${n} tecken. Det behöver ha minst ${shortest}.`,
  passwordSaved: 'Lösenordet är bytt. Du är utloggad överallt utom här.',

  codeApp: 'Kodapp',
  hasCodeApp: 'En kodapp är kopplad till kontot.',
  hasNoCodeApp: 'Ingen kodapp är kopplad till kontot.',
  codeAppText:
    'Lösenordet räcker inte ensamt. En kodapp på telefonen, till exempel Microsoft Authenticator, visar en ny kod var trettionde sekund.',
  setUpCodeApp: 'Koppla en kodapp',
  replaceCodeApp: 'Byt kodapp',
  scan: 'Läs av bilden med kodappen',
  qrLabel: 'QR-kod som kopplar kodappen till Utfall. Nyckeln står i text bredvid.',
  orOpen: 'Är kodappen på den här enheten?',
  openApp: 'Öppna kodappen',
  orType: 'Går det inte? Skriv in nyckeln för hand:',
  codeFromApp: 'Sex siffror ur kodappen',
  confirmCode: 'Kontrollera koden',
  codeSaved: 'Kodappen är kopplad.',

  recoveryCodes: 'Reservkoder',
  recoveryText:
    'Med en reservkod kommer du in om telefonen är borta. Varje kod fungerar en gång. Spara dem utanför telefonen, till exempel på papper i ett låst skåp.',
  recoveryLeft: (n: number) => `Du har ${count(n, 'reservkod', 'reservkoder')} kvar.`,
  recoveryFew: 'Skaffa nya innan de tar slut.',
  renewRecovery: 'Skaffa nya koder',
  renewRecoveryTitle: 'Skaffa nya reservkoder?',
  renewRecoveryText: 'De gamla slutar att fungera genast.',
  recoveryRenewed: 'Du har nya reservkoder.',
  recoveryOnce: 'Koderna visas bara den här gången.',
  copyCodes: 'Kopiera',
  copied: 'Kopierat.',
  copyFailed: 'Det gick inte att kopiera. Markera koderna och kopiera dem själv.',
  printCodes: 'Skriv ut',
  downloadCodes: 'Spara som fil',
  codesFile: 'utfall-reservkoder.txt',
  codesFileHead: (email: string) => `Reservkoder till Utfall för ${email}. Varje kod fungerar en gång.`,
  savedThem: 'Jag har sparat koderna',
  done: 'Klart',

  sessions: 'Här är du inloggad',
  sessionsText: 'Känner du inte igen en rad? Logga ut den och byt sätt att logga in.',
  device: 'Enhet',
  network: 'Nätadress',
  method: 'Inloggad med',
  lastSeen: 'Senast',
  thisOne: 'Den här enheten',
  endSession: 'Logga ut',
  endSessionOn: (device: string) => `Logga ut ${device}`,
  sessionEnded: 'Enheten är utloggad.',
  endOthers: 'Logga ut överallt utom här',
  othersEnded: 'Du är utloggad överallt utom här.',
  onlyHere: 'Du är inte inloggad någon annanstans.',
  methods: {
    passkey: 'nyckel',
    'password+totp': 'lösenord och kod',
    'recovery-code': 'reservkod',
    openid: 'regionens inloggning',
    'one-time-link': 'engångslänk',
    demonstration: 'demonstrationen',
  },
} as const;

const invitation = {
  title: (name: string) => `Välkommen till Utfall, ${name}`,
  titleForFirst: 'Välkommen till Utfall',
  whoTitle: 'Vem är du?',
  whoText: 'Du blir den första som administrerar installationen. Därefter kan du bjuda in fler.',
  nameNeeded: 'Skriv ditt namn.',
  from: 'Inbjudan',
  invitedBy: (by: string) => `${by} har bjudit in dig.`,
  renewTitle: 'Välj ett nytt sätt att logga in',
  renewText: (email: string) => `Länken gäller kontot ${email}. Det du väljer nu ersätter det du hade.`,
  newPasswordTitle: 'Välj ett nytt lösenord',
  newPasswordText: (email: string) =>
    `Länken gäller kontot ${email}. Du byter lösenordet och visar att det är du med en kod ur kodappen, eller en reservkod. Nycklar och kodapp ligger kvar, och du loggas ut överallt annars.`,
  otherPassword: 'Välj ett annat lösenord',
  lostBoth:
    'Har du varken kodappen eller någon reservkod? Be den som administrerar Utfall hos er om en ny inbjudan. Länken i brevet räcker inte: den visar bara att någon kan läsa din e-post.',
  lead: 'Utfall visar hur det går för primärvården: mål, siffror och varifrån de kommer. Välj hur du vill logga in, så är du klar på en minut.',
  choose: 'Hur vill du logga in?',
  preferred: 'Rekommenderas',
  passkey: 'Med nyckel',
  passkeyText:
    'Fingeravtryck, ansikte eller pinkod på den här enheten. Inget att komma ihåg, och ingen kan lura av dig den.',
  passkeyStart: 'Skapa en nyckel',
  passwordWay: 'Med lösenord och kod',
  passwordText: 'Ett lösenord och sex siffror ur en kodapp på telefonen varje gång du loggar in.',
  passwordStart: 'Välj lösenord',
  steps: (n: number, of: number) => `Steg ${n} av ${of}`,
  otherWay: 'Välj ett annat sätt',
  codesTitle: 'Spara dina reservkoder',
  finish: 'Till Utfall',
  unusableTitle: 'Länken går inte att använda',
  unusableText:
    'Den är redan använd, har gått ut eller är inte hel. Kontrollera att hela adressen kom med. Annars: be den som bjöd in dig om en ny, eller begär en själv om du redan har ett konto.',
  requestNew: 'Begär en ny länk',
  goSignIn: 'Logga in',
} as const;

export const signInTexts = { signIn, account, invitation } as const;
