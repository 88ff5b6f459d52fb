// Who and what the invented region's own figures are about, for tests and measurements that make more of the same kind.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Exempel {
  /** Shares, so that any numerator up to the denominator is possible. */
  readonly indicators: readonly string[];
  readonly groups: readonly { readonly kind: string; readonly name: string }[];
}

/** Centres that opened or closed meanwhile: figures from other years are refused. */
const NOT_ALL_YEARS = ['Flodmynnet', 'Gammelstrand'];
/** A count of persons, not a share. */
const COUNTS = ['listade'];
const KINDS = ['unit', 'area', 'municipality', 'operator', 'region'];

export function readExempel(): Exempel {
  const text = readFileSync(join('definitions', 'exempel', 'figures', '2022-2023.csv'), 'utf8');
  const [heading = '', ...lines] = text.split('\n');
  const columns = heading.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',');
    const at = (column: string) => cells[columns.indexOf(column)] ?? '';
    return { indicator: at('indicator'), kind: at('group_type'), name: at('group') };
  });
  const groups = rows.filter(({ kind, name }) => KINDS.includes(kind) && !NOT_ALL_YEARS.includes(name));
  return {
    indicators: [...new Set(rows.map(({ indicator }) => indicator))].filter(
      (indicator) => indicator !== '' && !COUNTS.includes(indicator),
    ),
    groups: [...new Map(groups.map(({ kind, name }) => [`${kind}:${name}`, { kind, name }])).values()],
  };
}
