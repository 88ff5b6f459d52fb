// indicator: what indicators that are computed from care data mean. Needs no database.
// --json answers {indicators}, {indicator, lines, sql}, {indicator, persons}, {tests} or {files}. Exit 0; 10 when a definition has
// problems or a test differs; 12 when the indicator or the person is not there.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  beginIndicator,
  computedIndicator,
  explainSpecPerson,
  type PersonInSpec,
  readComputedCatalogue,
  runSpecs,
  type SpecResult,
  tellIndicator,
} from '../../app/computed-indicators.ts';
import { EXIT } from '../../app/exit-codes.ts';
import type { SqlEngineName } from '../../app/explain-sql.ts';
import { explainSql, isSqlEngineName } from '../../app/explain-sql.ts';
import { installationFolder } from '../../app/installation.ts';
import { readPeriod, yearPeriod } from '../../core/period.ts';
import { writePlace } from '../../core/problem.ts';
import type { Command, Io } from '../io.ts';
import { need, sayJson, WrongUse, writeProblem } from '../io.ts';

interface Asked {
  readonly folder: string;
  readonly id: string | undefined;
  readonly person: string | undefined;
  readonly period: string | undefined;
  readonly isSql: boolean;
  readonly engine: SqlEngineName;
  readonly isJson: boolean;
}

type Action = (asked: Asked, io: Io) => Promise<number>;

const ACTIONS = {
  list: listIndicators,
  explain: explainOne,
  test: testIndicators,
  new: beginOne,
} as const satisfies Record<string, Action>;

export const indicator: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      sql: { type: 'boolean', default: false },
      engine: { type: 'string', default: 'duckdb' },
      person: { type: 'string' },
      period: { type: 'string' },
      definitions: { type: 'string' },
    },
  });
  const [action, id] = positionals;
  if (action === undefined || !isAction(action))
    throw new WrongUse(
      action === undefined ? 'Det står inte vad som ska göras.' : `”${action}” kan inte göras.`,
    );
  if (!isSqlEngineName(values.engine))
    throw new WrongUse('--engine ska vara duckdb, postgres eller clickhouse.');
  return ACTIONS[action](
    {
      folder: values.definitions ?? join(installationFolder(), 'definitions'),
      id,
      person: values.person,
      period: values.period,
      isSql: values.sql,
      engine: values.engine,
      isJson: values.json,
    },
    io,
  );
};

function isAction(word: string): word is keyof typeof ACTIONS {
  return Object.hasOwn(ACTIONS, word);
}

async function listIndicators({ folder, isJson }: Asked, io: Io): Promise<number> {
  const { indicators, warnings } = await readComputedCatalogue(folder);
  for (const problem of warnings) io.complain(writeProblem(problem));
  if (isJson)
    sayJson(io, {
      indicators: indicators.map(({ id, name, fingerprint, periodicity }) => ({
        id,
        name,
        fingerprint,
        periodicity,
      })),
    });
  else for (const { id, name } of indicators) io.say(`${id}: ${name}`);
  return EXIT.ok;
}

async function explainOne(asked: Asked, io: Io): Promise<number> {
  const catalogue = await readComputedCatalogue(asked.folder);
  const found = computedIndicator(catalogue, need(asked.id, 'ID'));
  const period = asked.period === undefined ? null : readPeriod(asked.period);
  if (asked.period !== undefined && period === null)
    throw new WrongUse(`”${asked.period}” är ingen period. Skriv 2024, 2024-04 eller 2024-T1.`);
  if (asked.person !== undefined) {
    const persons = explainSpecPerson(catalogue, found, asked.person, period);
    if (asked.isJson) sayJson(io, { indicator: found.id, persons });
    else for (const person of persons) tellPerson(io, person);
    return EXIT.ok;
  }
  // Any year shows the statement; which one does not matter to what it says.
  const sql = asked.isSql ? explainSql(found, period ?? yearPeriod(2024), asked.engine) : null;
  const lines = tellIndicator(found);
  if (asked.isJson) sayJson(io, { indicator: found.id, fingerprint: found.fingerprint, lines, sql });
  else for (const line of sql === null ? lines : [...lines, '', sql]) io.say(line);
  return EXIT.ok;
}

function tellPerson(io: Io, { spec, period, accounts }: PersonInSpec): void {
  io.say(`Testet ”${spec}”, ${period}`);
  for (const { about, days, parts, value, ending } of accounts) {
    io.say(`${about}`);
    for (const day of days) io.say(`  ${day}`);
    for (const { heading, steps } of parts) {
      io.say(`  ${heading}`);
      for (const { holds, text, evidence } of steps) {
        io.say(`    ${holds ? 'ja ' : 'nej'} ${text}`);
        for (const line of evidence) io.say(`        ${line}`);
      }
    }
    for (const line of value) io.say(`  ${line}`);
    io.say(`  → ${ending}`);
  }
  io.say('');
}

async function testIndicators({ folder, id, isJson }: Asked, io: Io): Promise<number> {
  const catalogue = await readComputedCatalogue(folder);
  const results = await runSpecs(catalogue, id === undefined ? null : computedIndicator(catalogue, id));
  const failed = results.filter(({ actual, expected }) => actual !== expected);
  if (isJson)
    sayJson(io, {
      tests: results.map(({ spec, actual, expected }) => ({
        test: spec.name,
        where: spec.where,
        isEqual: actual === expected,
        expected,
        actual,
      })),
    });
  else {
    for (const result of failed) tellFailure(io, result);
    io.say(`${results.length - failed.length} test gick igenom, ${failed.length} gjorde det inte.`);
  }
  return failed.length === 0 && results.length > 0 ? EXIT.ok : EXIT.problems;
}

function tellFailure(io: Io, { spec, expected, actual }: SpecResult): void {
  const indented = (table: string) => table.replace(/^/gm, '    ');
  io.say(`${writePlace(spec.where)}: ${spec.name}`);
  io.say(`  väntat:\n${indented(expected)}\n  räknat:\n${indented(actual)}`);
}

async function beginOne({ folder, id, isJson }: Asked, io: Io): Promise<number> {
  const files = await beginIndicator(folder, need(id, 'ID'));
  if (isJson) sayJson(io, { files });
  else {
    for (const file of files) io.say(file);
    io.say(`Ändra filerna och kör sedan: utfall indicator test ${id}`);
  }
  return EXIT.ok;
}
