// Writes the documents that are derived from code and data, so that they can't drift. `--check` writes nothing and fails
// when one is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readComputedCatalogue, tellIndicator } from '../src/app/computed-indicators.ts';
import { SETTINGS, type Setting } from '../src/app/configuration/settings.ts';
import { SETTINGS_FILE } from '../src/app/configuration.ts';
import { EXIT } from '../src/app/exit-codes.ts';
import { readDefinitions } from '../src/app/read-definitions.ts';
import { writeTargetShort } from '../src/assess/write-target.ts';
import { HELP } from '../src/cli/help.ts';
import type { Plan, Region } from '../src/plan/contract.ts';
import { targetsFor } from '../src/plan/targets-for.ts';
import { writeCareDataReference } from './care-data-reference.ts';
import { permissionsDocument } from './permissions-document.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const GENERATED = '<!-- Skrivs av npm run fix. Ändra i källan, inte här. -->\n';

/** Every shipped plan's indicators with target, source and fingerprint, so that a reader needs no YAML. */
async function indicators(): Promise<string> {
  const regions = await readDefinitions(join(root, 'definitions'));
  const chapters = regions.map(({ path, region }) => {
    if (region.value === null) throw new Error(`${path} has problems: run bin/utfall check-plan definitions`);
    return regionChapter(region.value);
  });
  return `# Indikatorer per region och år\n\n${GENERATED}\n${chapters.join('\n')}`;
}

function regionChapter(region: Region): string {
  const invented = region.isInvented ? '\n\n**Påhittade uppgifter.**' : '';
  return `## ${region.name}${invented}\n\n${region.plans.map(planTable).join('\n')}`;
}

function planTable(plan: Plan): string {
  const rows = plan.indicators.map((indicator) => {
    const target = targetsFor(plan, indicator.id).find(({ group }) => group === null) ?? null;
    const cells = [
      indicator.goalIds.join(', '),
      `${indicator.name} (\`${indicator.id}\`)`,
      indicator.meaning.population,
      writeTargetShort(target, indicator, 'sv'),
      indicator.source,
      `\`${indicator.meaning.fingerprint}\``,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  });
  return `### ${plan.name} (${plan.year})\n\n| mål | indikator | vilka | målvärde | källa | fingeravtryck |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

async function commandLine(): Promise<string> {
  const codes = Object.entries(EXIT).map(([name, code]) => `| ${code} | ${name} |`);
  return `# Kommandoraden\n\n${GENERATED}\n\`\`\`text\n${HELP}\n\`\`\`\n\n| slutkod | i koden |\n|---|---|\n${codes.join('\n')}\n`;
}

/** The table of settings, so that no list of them can be older than the code. */
async function settings(): Promise<string> {
  const rows = Object.values<Setting<unknown>>(SETTINGS).map(
    ({ name, meaning, fallback, without, isSecret }) => {
      const names = isSecret ? `\`${name}\`, \`${name}_FILE\`` : `\`${name}\``;
      return `| ${names} | ${meaning.replaceAll('|', '\\|')} | ${without ?? (fallback === null ? '–' : `\`${fallback}\``)} |`;
    },
  );
  return `# Inställningar

${GENERATED}
Varje inställning ges som miljövariabel eller som en rad \`NAMN=värde\` i en fil: den som \`UTFALL_CONFIG\` pekar ut, annars
\`${SETTINGS_FILE}\` om den finns. Miljön går före filen. En hemlighet kan i stället ges som \`NAMN_FILE\`, sökvägen till en fil
som innehåller den. Alla fel visas på en gång när Utfall startar; värden upprepas aldrig.

| inställning | betydelse | utan den |
|---|---|---|
${rows.join('\n')}
`;
}

/** Every computed indicator as prose made from its model: what a change to a definition changes is seen in the difference. */
async function computedIndicators(): Promise<string> {
  const { indicators: computed } = await readComputedCatalogue(join(root, 'definitions'));
  const chapters = computed.map((indicator) => {
    const [, ...lines] = tellIndicator(indicator);
    const text = lines.map((line) =>
      line.replace(/^ {2}– /, '- ').replace(/^([^-\s].{0,50}[^.])$/, '**$1**\n'),
    );
    return `## ${indicator.name} (\`${indicator.id}\`)\n\n${text.join('\n')}\n`;
  });
  return `# Indikatorer som beräknas ur vårddata\n\n${GENERATED}\n${chapters.join('\n')}`;
}

/** Path in the repository → its text. */
const documents: Readonly<Record<string, () => Promise<string>>> = {
  'docs/reference/indicators.md': indicators,
  'docs/reference/computed-indicators.md': computedIndicators,
  'docs/reference/care-data.md': async () => writeCareDataReference(GENERATED),
  'docs/reference/command-line.md': commandLine,
  'docs/reference/settings.md': settings,
  'docs/reference/permissions.md': async () => permissionsDocument(GENERATED),
};

const isCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const [path, write] of Object.entries(documents)) {
  const file = join(root, path);
  const text = await write();
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (isCheck) {
    stale.push(path);
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`skrev ${path}`);
}
if (stale.length > 0) {
  console.error(`Inaktuella: ${stale.join(', ')}. Kör npm run fix.`);
  process.exit(1);
}
