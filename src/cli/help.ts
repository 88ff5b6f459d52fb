// What the command line says of itself.

/** The care command's own words. */
export const CARE_USAGE = {
  load: 'care load MAPP --region REGION [--into MAPP] [--json]',
  quality: 'care quality --region REGION [--from MAPP] [--out MAPP] [--json]',
  synth:
    'care synth [--persons ANTAL] [--years ANTAL] [--first-year ÅR] [--seed TAL] [--region REGION] [--into MAPP] [--json]',
} as const;

/** The definitions command's own words. */
export const DEFINITIONS_USAGE = {
  new: 'definitions new MAPP [--json]',
  load: 'definitions load MAPP [--dry-run] [--json]',
} as const;

export const USAGE = {
  import: 'import --region REGION [--map MAPPNING] [--reason SKÄL] [--dry-run] [--json] FIL',
  'check-plan': 'check-plan MAPP [--json]',
  definitions: `${DEFINITIONS_USAGE.new}\n          ${DEFINITIONS_USAGE.load}`,
  care: `${CARE_USAGE.load}\n          ${CARE_USAGE.quality}\n          ${CARE_USAGE.synth}`,
  measure:
    'measure --region REGION --period PERIOD [--from VÅRDDATA | --engine postgres] [--indicator ID …] [--series month|year] [--dry-run] [--json]',
  report: 'report REGION ÅR [REGION ÅR …] [--format pdf,docx,html,xlsx,csv] [--out MAPP] [--json]',
  proofread: 'proofread FIL… [--region REGION --year ÅR] [--json]',
  list: 'list regions|deliveries [--region REGION] [--json]',
  withdraw: 'withdraw LEVERANS --reason SKÄL [--json]',
  audit: 'audit verify [FIL] [--anchor FIL] [--json] | audit export FIL',
  'admin-link': 'admin-link [--email ADRESS] [--json]',
  backup: 'backup FIL [--key-file FIL]',
  restore: 'restore FIL [--key-file FIL]',
  secret: 'secret change [--old-file FIL] [--new-file FIL] [--json]',
  doctor: 'doctor [--json]',
  indicator:
    'indicator list | explain ID [--sql [--engine duckdb|postgres|clickhouse] | --person PERSON] [--period PERIOD] | test [ID] | new ID [--definitions MAPP] [--json]',
} as const;

export const HELP = `Utfall: uppföljning av vårdval i primärvården.

  utfall ${USAGE.import}
      Läser in en fil med siffror (CSV eller XLSX). Hela filen tas emot, eller inget av den.
      --map      fil (YAML eller JSON) som säger vilka kolumner som innehåller vad
      --reason   varför tidigare siffror ändras
      --dry-run  granskar utan att spara
  utfall ${USAGE['check-plan']}
      Granskar definitioner (mål, indikatorer, organisation) och visar alla problem med fil och rad.
  utfall ${DEFINITIONS_USAGE.new}
      Kopierar en liten påhittad region att börja från: plan, indikatorer, organisation och siffror. Mappens namn blir dess id.
  utfall ${DEFINITIONS_USAGE.load}
      Läser in en regions definitioner i installationen och säger vad som ändras. Allt tas emot, eller inget. Är inget ändrat
      görs ingen ny version. Katalogen bredvid mappen används, annars den som följer med Utfall.
      --dry-run  granskar och säger vad som skulle ändras, utan att spara
  utfall ${CARE_USAGE.load}
      Läser in vårddata (CSV eller Parquet, en fil per tabell) för en region. Allt tas emot, eller inget.
      --into     mapp för vårddata; annars care/REGION i datamappen
  utfall ${CARE_USAGE.quality}
      Granskar vårddatas kvalitet per enhet och månad: luckor, hopp, okända koder, listning.
      --from     mapp med vårddata; annars care/REGION i datamappen
      --out      mapp där kvaliteten skrivs som CSV och JSON
  utfall ${CARE_USAGE.synth}
      Hittar på vårddata för en påhittad region. Samma frö ger samma vårddata.
  utfall ${USAGE.measure}
      Räknar katalogens indikatorer ur vårddata, per enhet, område, huvudman, region och kön, och lämnar siffrorna som en
      leverans. Är inget ändrat görs ingen. Ändrade siffror ersätter de tidigare, som finns kvar i historiken.
      --period     2023, 2023-04, 2023-T1 eller 2023-01..2023-12
      --from       en version av vårddata; annars den senaste
      --engine     postgres: räknar i regionens datalager, databasen i UTFALL_CARE_DATABASE, som bara läses;
                   annars duckdb, som räknar på vårddata i filer
      --indicator  bara den indikatorn (kan upprepas)
      --series     bara månader eller bara år; annars år och de kortaste perioder som indikatorn räknas för
      --dry-run    räknar och granskar utan att spara
  utfall ${USAGE.report}
      Skriver årsrapporten som filer.
  utfall ${USAGE.proofread}
      Granskar siffrorna i texter (text, Markdown, HTML, Word, PDF), mot sig själva eller mot en regions uppgifter.
  utfall ${USAGE.list}
      Visar regioner eller leveranser.
  utfall ${USAGE.withdraw}
      Tar tillbaka en godkänd leverans. De tidigare siffrorna gäller igen.
  utfall ${USAGE.audit}
      Kontrollerar att ingen post i granskningsloggen har ändrats, tagits bort, lagts in eller flyttats, och säger vilken
      post som är den första. Med FIL kontrolleras en fil som har skrivits med export (.jsonl eller .csv).
      --anchor   fil utanför databasen med loggens sista nummer och kontrollsumma: kontrolleras och fylls på
  utfall ${USAGE['admin-link']}
      Gör en engångslänk till den som ska administrera Utfall, när ingen kan det än.
      --email    till en administratör som inte kommer in; allt som kontot har loggat in med slutar att gälla
  utfall ${USAGE.backup}
      Skriver en säkerhetskopia av allt i en fil, också medan servern är igång. Med nyckelfil krypteras den.
  utfall ${USAGE.restore}
      Läser tillbaka en säkerhetskopia i en tom databas: allt, eller inget.
  utfall ${USAGE.secret}
      Byter installationens hemlighet (UTFALL_SECRET eller secret.key): det som den krypterar krypteras om, allt eller inget.
      Servern ska vara stoppad. Inloggningar ligger kvar. FIL kan vara -: då läses en rad från stdin, den gamla före den nya.
      --old-file  den som gäller; annars inställningens, eller secret.key
      --new-file  den nya; behövs när hemligheten står i inställningarna, annars görs den
  utfall ${USAGE.doctor}
      Säger vad som är fel med installationen och vad som rättar det: inställningar, hemligheter, datamapp, disk, minne,
      definitioner, databas, tabellernas skydd, loggens slut, klocka, e-post, säkerhetskopians ålder. Ändrar inget.
      Slutkod 0 när inget är fel (varningar kan finnas), 10 när något är det.
  utfall ${USAGE.indicator}
      Indikatorer som beräknas ur vårddata.
      list      visar dem
      explain   säger på svenska vad som räknas; med --sql också frågan till databasen, på det sätt som --engine skriver den;
                med --person varför en av testets påhittade personer räknas eller inte
      test      räknar testets påhittade personer och jämför med det väntade
      new       kopierar ett genomarbetat exempel med ett test som inte går igenom

Med --json blir svaret maskinläsbart. UTFALL_DATA pekar ut datamappen, DATABASE_URL en egen PostgreSQL-server,
UTFALL_CARE_DATABASE en med vårddata.
Slutkoder: 0 klart, 10 avvisat med problem, 12 finns inte, 13 databasen eller disken svarade inte eller någon annan hann
före, 15 datamappen går inte att använda, 16 databasen eller kopian är nyare än programmet, 64 fel i kommandot,
65 oläslig text, 66 oläslig säkerhetskopia, 67 databasen är inte tom, 70 fel i programmet.`;
