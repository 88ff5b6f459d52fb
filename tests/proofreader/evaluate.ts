// node --import tsx tests/proofreader/evaluate.ts [--aside] [id …]
// The working half is printed passage by passage with what is wrong. With --aside only totals are printed: rules are never
// written from the half that they are measured on.
import { isAside, readPassages } from './passages.ts';
import { exampleRegion } from './region.ts';
import type { Scored } from './score.ts';
import { precisionOf, recallOf, scorePassage, totalsOf } from './score.ts';

const asks = process.argv.slice(2);
const aside = asks.includes('--aside');
const ids = asks.filter((each) => !each.startsWith('--'));
const data = exampleRegion();
const scored = readPassages()
  .filter((passage) => isAside(passage) === aside)
  .filter(({ id }) => aside || ids.length === 0 || ids.includes(id))
  .map((passage) => scorePassage(passage, data));

if (!aside) for (const each of scored) printPassage(each);
printByCode(scored);
printTotals(scored);

function printPassage({ passage, wrong, missed, right }: Scored): void {
  if (wrong.length === 0 && missed.length === 0 && ids.length === 0) return;
  console.log(`\n${passage.id}: ${passage.text.replace(/\n/gu, ' ⏎ ')}`);
  if (ids.length > 0)
    for (const finding of right)
      console.log(`  rätt    ${finding.code}: ${finding.quote} – ${finding.message} [${finding.arithmetic}]`);
  for (const finding of wrong)
    console.log(
      `  FALSKT  ${finding.code} (${finding.severity}): ${finding.quote} – ${finding.message} [${finding.arithmetic}]`,
    );
  for (const expected of missed) console.log(`  MISSAT  ${expected.codes.join('|')}: ${expected.quote}`);
}

/** Totals per code, of the usual code of each expectation. */
function printByCode(all: readonly Scored[]): void {
  const rows = new Map<string, { expected: number; missed: number }>();
  const add = (code: string, missed: number) => {
    const row = rows.get(code) ?? { expected: 0, missed: 0 };
    rows.set(code, { expected: row.expected + 1, missed: row.missed + missed });
  };
  for (const { passage, missed } of all)
    for (const expected of passage.expected) add(expected.codes[0] ?? '', missed.includes(expected) ? 1 : 0);
  const line = ([code, { expected, missed }]: [string, { expected: number; missed: number }]) =>
    `${code} ${expected - missed}/${expected}`;
  console.log(`\n${[...rows].sort().map(line).join(' · ')}`);
}

function printTotals(all: readonly Scored[]): void {
  const totals = totalsOf(all);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  console.log(
    `\nHalva: ${aside ? 'undanlagd' : 'arbets-'} · ${totals.passages} passager, ${totals.expected} väntade fynd`,
  );
  console.log(`Precision ${percent(precisionOf(totals))} (${totals.right} rätta, ${totals.wrong} falska)`);
  console.log(
    `Precision, fel ${percent(precisionOf({ right: totals.rightErrors, wrong: totals.wrongErrors }))} (${totals.rightErrors} rätta, ${totals.wrongErrors} falska)`,
  );
  console.log(
    `Täckning ${percent(recallOf(totals))} (${totals.expected - totals.missed} av ${totals.expected})`,
  );
}
