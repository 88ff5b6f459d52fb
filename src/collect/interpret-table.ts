// Tables → what they say: every row becomes a figure or says why not, and stands as new, unchanged or restated against what
// is known. Start reading here. One row is read in read-row.ts; what only several rows together can tell is in check-*.ts.
// Accepting is somewhere else (accepted-rows.ts): one error anywhere and nothing of the delivery is taken.
import type { MeasureKind } from '../core/measure.ts';
import type { Observation } from '../core/observation.ts';
import type { Problem } from '../core/problem.ts';
import { isSameOutcome, RepeatCheck } from './check-repeats.ts';
import { SexCheck } from './check-sexes.ts';
import { checkShares } from './check-shares.ts';
import { chooseTables } from './choose-tables.ts';
import type { Interpretation, InterpretationContext, InterpretedRow, RawTable } from './contract.ts';
import type { DraftRow } from './draft-row.ts';
import { addFinding, hasError, seriesKeyOf } from './draft-row.ts';
import { findIdentities } from './find-identities.ts';
import { warning } from './finding.ts';
import { RowReader } from './read-row.ts';

/** How many rows are read between two pauses: some ten milliseconds of work. */
const ROWS_PER_SLICE = 1000;

export function interpretTable(table: RawTable, context: InterpretationContext): Interpretation {
  return interpretTables([table], context);
}

/** The tables of one delivered file. `readProblems` are those found while reading it, and come first. */
export function interpretTables(
  tables: readonly RawTable[],
  context: InterpretationContext,
  readProblems: readonly Problem[] = [],
): Interpretation {
  const steps = interpretInSteps(tables, context, readProblems);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, letting the server answer others between slices: for requests. */
export async function interpretTablesInTurns(
  tables: readonly RawTable[],
  context: InterpretationContext,
  readProblems: readonly Problem[] = [],
): Promise<Interpretation> {
  const steps = interpretInSteps(tables, context, readProblems);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((resume) => setImmediate(resume));
  }
}

function* interpretInSteps(
  tables: readonly RawTable[],
  context: InterpretationContext,
  readProblems: readonly Problem[],
): Generator<void, Interpretation, void> {
  const identities = yield* findIdentities(tables);
  const chosen = chooseTables(identities.tables, context.mapping);
  const drafts: DraftRow[] = [];
  const reader = new RowReader(context);
  const repeats = new RepeatCheck();
  const sexes = new SexCheck();
  for (const layout of chosen.layouts)
    for (const { row, cells } of layout.table.rows) {
      const draft: DraftRow = {
        layout,
        row,
        cells,
        figure: null,
        seriesKey: '',
        earlier: null,
        isRepeated: false,
        problems: [],
      };
      drafts.push(draft);
      const masked = identities.takeProblems(layout.table.sheet, row);
      if (masked.length === 0) readDraft(draft, reader);
      else draft.problems.push(...masked);
      repeats.add(draft);
      sexes.add(draft);
      if (drafts.length % ROWS_PER_SLICE === 0) yield;
    }
  yield* compareWithKnown(drafts, context, sexes);
  yield* sexes.check(kindsOf(context));
  checkShares(drafts, kindsOf(context));
  yield;
  const fileProblems = [...readProblems, ...identities.problems, ...identities.untaken(), ...chosen.problems];
  return close(drafts, fileProblems, chosen.columns);
}

function readDraft(draft: DraftRow, reader: RowReader): void {
  const { value, findings } = reader.read(draft.cells, draft.layout);
  draft.figure = value;
  if (value !== null) draft.seriesKey = seriesKeyOf(value);
  for (const finding of findings) addFinding(draft, finding);
  if (hasError(draft)) draft.figure = null;
}

/**
 * A key is indicator, group, sex and period, without the definition: a figure delivered under a new definition restates
 * the one delivered under the old, and the ledger keeps both.
 */
function* compareWithKnown(
  drafts: readonly DraftRow[],
  { known }: InterpretationContext,
  sexes: SexCheck,
): Generator<void, void, void> {
  const wanted = new Map<string, DraftRow>();
  const indicators = new Set<string>();
  for (const draft of drafts) {
    if (draft.figure === null || draft.isRepeated) continue;
    wanted.set(`${draft.seriesKey}|${draft.figure.sex}`, draft);
    indicators.add(draft.figure.indicatorId);
  }
  for (const [index, observation] of known.entries()) {
    if (index % ROWS_PER_SLICE === 0) yield;
    if (!indicators.has(observation.indicatorId)) continue;
    const seriesKey = seriesKeyOf(observation);
    const draft = wanted.get(`${seriesKey}|${observation.sex}`);
    // A sex that the delivery says is missing is not taken from what was known.
    if (draft === undefined) sexes.addKnown(seriesKey, observation);
    else draft.earlier = observation;
  }
  for (const draft of wanted.values()) warnOfLostNote(draft);
}

function warnOfLostNote(draft: DraftRow): void {
  if (draft.earlier === null || draft.figure === null || isRestated(draft, draft.earlier)) return;
  if (draft.figure.note === draft.earlier.note) return;
  addFinding(
    draft,
    warning(
      'note-not-kept',
      'note',
      'Siffran är redan känd, så den nya kommentaren sparas inte.',
      'Ska kommentaren ändras: dra tillbaka den tidigare leveransen först.',
    ),
  );
}

function isRestated({ figure }: DraftRow, earlier: Observation): boolean {
  return (
    figure !== null &&
    (!isSameOutcome(figure.outcome, earlier.outcome) || figure.definition !== earlier.definition)
  );
}

function kindsOf({ region }: InterpretationContext): (indicatorId: string) => MeasureKind | null {
  const kinds = new Map(
    region.plans.flatMap(({ indicators }) => indicators.map(({ id, kind }) => [id, kind])),
  );
  return (indicatorId) => kinds.get(indicatorId) ?? null;
}

function close(
  drafts: readonly DraftRow[],
  fileProblems: readonly Problem[],
  columns: readonly string[],
): Interpretation {
  const rows = drafts.map((draft): InterpretedRow => {
    const isRefused = hasError(draft);
    return {
      row: draft.row,
      sheet: draft.layout.table.sheet,
      cells: draft.cells,
      figure: isRefused || draft.isRepeated ? null : draft.figure,
      standing: isRefused ? 'refused' : standingOf(draft),
      earlier: isRefused ? null : draft.earlier,
      problems: draft.problems,
    };
  });
  const problems = [...fileProblems];
  for (const row of rows) for (const problem of row.problems) problems.push(problem);
  return { columns, rows, problems };
}

function standingOf(draft: DraftRow): 'new' | 'unchanged' | 'restated' {
  if (draft.isRepeated) return 'unchanged';
  if (draft.earlier === null) return 'new';
  return isRestated(draft, draft.earlier) ? 'restated' : 'unchanged';
}
