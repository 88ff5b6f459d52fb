// What a computed figure's note says of the care data that it rests on: months in which much less or more was registered than
// usual, and rows with faults. Written when it is delivered and read where it is shown, by this file alone, so that coverage
// follows the figure wherever it goes, also where the care data themselves never come. Sentences that people can read.
import { TABLE_WORDS } from '../../prose/words.ts';
import type { CareTableName } from '../tables.ts';
import { CARE_TABLE_NAMES } from '../tables.ts';
import type { Month, QualityShare } from './quality.ts';

export interface NotedShift {
  readonly month: Month;
  readonly table: CareTableName;
  readonly rows: number;
  readonly expected: number;
  /** How many units it happened at; 1 in a unit's own note. */
  readonly units: number;
}

export interface NotedFault {
  readonly kind: QualityShare['kind'];
  readonly table: CareTableName;
  readonly part: number;
  readonly whole: number;
}

export interface CareNote {
  readonly shifts: readonly NotedShift[];
  readonly faults: readonly NotedFault[];
}

const FAULT_WORDS = {
  'no-staff': 'utan medarbetare',
  'not-listed': 'av olistade',
  'unknown-code': 'med okänd kod',
} as const satisfies Record<QualityShare['kind'], string>;

const FAULTS = Object.entries(FAULT_WORDS) as readonly (readonly [QualityShare['kind'], string])[];

/** "Registrering 2022-03: kontakter 12 av väntade 640 (1 enhet). Kvalitet: kontakter utan medarbetare 3 av 7680." Empty without. */
export function writeCareNote({ shifts, faults }: CareNote): string {
  const told = shifts.map(
    ({ month, table, rows, expected, units }) =>
      `Registrering ${month}: ${TABLE_WORDS[table].many} ${rows} av väntade ${expected} (${units} ${units === 1 ? 'enhet' : 'enheter'}).`,
  );
  const parts = faults.map(
    ({ kind, table, part, whole }) => `${TABLE_WORDS[table].many} ${FAULT_WORDS[kind]} ${part} av ${whole}`,
  );
  return [...told, ...(parts.length === 0 ? [] : [`Kvalitet: ${parts.join('; ')}.`])].join(' ');
}

/** Whatever else a note says is passed over. */
export function readCareNote(note: string): CareNote {
  const shifts = note
    .matchAll(/Registrering (\d{4}-\d{2}): (\D+?) (\d+) av väntade (\d+) \((\d+) enhet(?:er)?\)/g)
    .flatMap(([, month = '', words = '', rows, expected, units]) => {
      const table = tableCalled(words);
      if (table === null) return [];
      return [{ month, table, rows: Number(rows), expected: Number(expected), units: Number(units) }];
    });
  const quality = /Kvalitet: ([^.]+)\./.exec(note)?.[1] ?? '';
  return { shifts: [...shifts], faults: quality.split('; ').flatMap(readFault) };
}

function readFault(text: string): readonly NotedFault[] {
  const [, words = '', part, whole] = /^(\D+) (\d+) av (\d+)$/.exec(text) ?? [];
  for (const [kind, fault] of FAULTS) {
    const table = words.endsWith(` ${fault}`) ? tableCalled(words.slice(0, -fault.length - 1)) : null;
    if (table !== null) return [{ kind, table, part: Number(part), whole: Number(whole) }];
  }
  return [];
}

function tableCalled(words: string): CareTableName | null {
  return CARE_TABLE_NAMES.find((name) => TABLE_WORDS[name].many === words) ?? null;
}
