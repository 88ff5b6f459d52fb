// docs/reference/care-data.md: what those who make the extract need to know, written from the contract and from the very rules
// that the loader runs.
import { CODE_FORMS } from '../src/measure/care-data/codes.ts';
import { FORM_WORDS } from '../src/measure/care-data/load/read-cells.ts';
import { rowRules } from '../src/measure/care-data/load/row-rules.ts';
import { setRules } from '../src/measure/care-data/load/set-rules.ts';
import { MEASUREMENT_KINDS } from '../src/measure/care-data/measurement-kinds.ts';
import type { CareColumn, CareTable, CareTableName } from '../src/measure/care-data/tables.ts';
import { CARE_TABLE_NAMES, CARE_TABLES } from '../src/measure/care-data/tables.ts';
import { POSTGRES_TYPES } from '../src/measure/engines/postgres/check-care-tables.ts';

export function writeCareDataReference(generated: string): string {
  return `# Vårddata: tabellerna i ett utdrag

${generated}
${INTRODUCTION}
## Så skrivs värden

| typ | skrivs som | i PostgreSQL |
|---|---|---|
${Object.entries(FORM_WORDS)
  .map(([type, words]) => {
    const written = type === 'text' ? 'tecken i UTF-8; mellanslag först och sist räknas inte' : words;
    return `| ${type} | ${written} | ${postgresTypes.get(type) ?? ''} |`;
  })
  .join('\n')}

Decimaltal får ha punkt eller komma. Sant och falskt får också skrivas 1 och 0 eller ja och nej. En tom cell är ett värde som saknas. Inget gissas: 2024-3-1 och 31/12-2024 avvisas.

${CARE_TABLE_NAMES.map(tableChapter).join('\n')}
${measurementChapter()}
${checkChapter()}`;
}

/** The one to suggest; narrower ones are taken too. */
const postgresTypes: ReadonlyMap<string, string> = new Map(
  Object.entries(POSTGRES_TYPES).map(([type, [suggested]]) => [type, suggested]),
);

const INTRODUCTION = `Ett utdrag är en mapp med en fil per tabell: \`contact.csv\` eller \`contact.parquet\`, eller en mapp \`contact\` med flera sådana filer. Bara tabellen \`person\` måste finnas. Indikatorer som behöver en tabell som saknas kan inte räknas. Vårddata som redan ligger som tabeller eller vyer i en PostgreSQL-databas kan räknas där de ligger ([så här](../how-to/measure-in-a-warehouse.md)).

- CSV är UTF-8, med komma eller semikolon mellan cellerna och kolumnernas namn på första raden. Ordningen mellan kolumnerna är fri.
- Kolumner som inte står här avvisas: det som ingen har beskrivit kan säga vem någon är.
- Personer och medarbetare har pseudonymer, desamma i alla tabeller och i alla utdrag. **Ett enda personnummer eller samordningsnummer, var som helst, stoppar hela inläsningen.**
- Utdraget är hela sanningen: en inläsning ersätter den förra. Ta med så lång tid som indikatorerna ser tillbaka, ofta 18 månader före den första perioden.
- Tider är halvöppna: den sista dagen ingår inte, så att en persons nästa tid kan börja samma dag.
`;

function tableChapter(name: CareTableName): string {
  const table: CareTable = CARE_TABLES[name];
  const rules = rulesOf(name).map(({ column, message, severity }) => {
    const consequence = severity === 'error' ? 'avvisas' : 'varning';
    return `| ${column} | ${cell(message)} | ${consequence} |`;
  });
  return `## ${name}

${table.meaning}${table.id === null ? '' : ` \`${table.id}\` är unik i tabellen.`}

| kolumn | typ | måste fyllas | innebörd | värden |
|---|---|---|---|---|
${table.columns.map((column) => columnRow(column, name)).join('\n')}

\`\`\`csv
${table.columns.map((column) => column.name).join(';')}
${table.columns.map((column) => column.example).join(';')}
\`\`\`

| kolumn | vad som inte får stå | följd |
|---|---|---|
${rules.join('\n')}
`;
}

function columnRow({ name, type, isNullable, meaning, ...limits }: CareColumn, table: CareTableName): string {
  const required = isNullable ? 'nej' : 'ja';
  return `| \`${name}\` | ${type} | ${required} | ${cell(meaning)} | ${cell(valuesOf({ name, ...limits }, table))} |`;
}

function valuesOf(
  { name, references, allowed, range }: Pick<CareColumn, 'name' | 'references' | 'allowed' | 'range'>,
  table: CareTableName,
): string {
  if (allowed !== null) return allowed.map((value) => `\`${value}\``).join(', ');
  if (range !== null) return `${range.least}–${range.most}`;
  if (references === 'unit') return 'finns i organisationen';
  if (references !== null) return `finns i \`${references}\``;
  if (name === 'code') return CODE_FORMS[table]?.system ?? '';
  if (table === 'measurement' && name === 'kind') return 'se [mätningarna](#mätningar)';
  return '';
}

/** Said by the columns' own table already. */
const SAID_BY_COLUMNS = [
  'empty',
  'not-allowed',
  'out-of-range',
  'unknown-person',
  'unknown-unit',
  'impossible-date',
];

function rulesOf(table: CareTableName) {
  // The day is only in hints, which are for those who have already gone wrong.
  const rules = [...rowRules(table, '2000-01-01'), ...setRules(table, (name) => name)];
  return rules.filter(({ code }) => !SAID_BY_COLUMNS.includes(code));
}

function measurementChapter(): string {
  const rows = Object.entries(MEASUREMENT_KINDS).map(
    ([kind, { meaning, unit, least, most }]) =>
      `| \`${kind}\` | ${meaning} | ${cell(unit)} | ${least} | ${most} |`,
  );
  return `## Mätningar

Värden utanför det möjliga avvisas. En mätning som inte står här tas emot med en varning, men ingen indikator räknar den.

| kind | mätning | enhet | minst | högst |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

function checkChapter(): string {
  return `## Kontrollera utdraget

\`\`\`sh
bin/utfall care load UTDRAG --region REGION
bin/utfall care quality --region REGION
\`\`\`

\`care load\` läser allt och visar alla fel på en gång, med fil, rad och kolumn och vad som kan göras. Med ett enda fel är inget inläst (slutkod 10) och de tidigare vårddata gäller. Varningar hindrar inte. Avbryts inläsningen gäller också de tidigare, och den kan köras om.

\`care quality\` visar sedan per enhet och månad hur mycket som är registrerat, hur många som är listade, kontakter utan medarbetare eller av olistade, koder som ingen indikator kan räkna, och månader som har mycket mindre eller mer än väntat. En tom månad är oftast ett utdrag som har gått fel, inte en månad utan vård.

För att se hur ett helt utdrag ser ut: \`bin/utfall care synth --persons 1000 --into MAPP\` hittar på ett.
`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
