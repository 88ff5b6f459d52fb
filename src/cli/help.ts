// What the command line says of itself.

export const USAGE = {
  import: 'import --region REGION [--map MAPPNING] [--reason SKÄL] [--dry-run] [--json] FIL',
  'check-plan': 'check-plan MAPP [--json]',
  report: 'report REGION ÅR [REGION ÅR …] [--format pdf,docx,html,xlsx,csv] [--out MAPP] [--json]',
  proofread: 'proofread FIL… [--region REGION --year ÅR] [--json]',
  list: 'list regions|deliveries [--region REGION] [--json]',
  withdraw: 'withdraw LEVERANS --reason SKÄL [--json]',
  audit: 'audit verify [FIL] [--anchor FIL] [--json] | audit export FIL',
  'admin-link': 'admin-link [--email ADRESS] [--json]',
} as const;

export const HELP = `Utfall: uppföljning av vårdval i primärvården.

  utfall ${USAGE.import}
      Läser in en fil med siffror (CSV eller XLSX). Hela filen tas emot, eller inget av den.
      --map      fil (YAML eller JSON) som säger vilka kolumner som innehåller vad
      --reason   varför tidigare siffror ändras
      --dry-run  granskar utan att spara
  utfall ${USAGE['check-plan']}
      Granskar definitioner (mål, indikatorer, organisation) och visar alla problem med fil och rad.
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

Med --json blir svaret maskinläsbart. UTFALL_DATA pekar ut datamappen, DATABASE_URL en egen PostgreSQL-server.
Slutkoder: 0 klart, 10 avvisat med problem, 12 finns inte, 13 databasen eller disken svarade inte eller någon annan hann
före, 64 fel i kommandot, 65 oläslig text, 70 fel i programmet.`;
