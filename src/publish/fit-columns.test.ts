import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT_SAMPLE } from '../../tests/fixtures/report-sample.ts';
import { textWidth } from '../charts/text-width.ts';
import type { Block } from '../report/contract.ts';
import { fitColumns } from './fit-columns.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

const MEASURES = { available: 470, textSize: 9, subSize: 7.8, symbol: 13, padding: () => 7 } as const;
const tables = REPORT_SAMPLE.blocks.filter((block): block is TableBlock => block.kind === 'table');

function tableOf(widths: readonly number[], cells: readonly string[]): TableBlock {
  return {
    kind: 'table',
    number: 1,
    caption: 'c',
    columns: widths.map((width, index) => ({
      heading: `K${index}`,
      align: index === 0 ? 'left' : 'right',
      width,
    })),
    rows: [{ cells: cells.map((text) => ({ text })) }],
    note: '',
  };
}

describe('the columns of a table on paper', () => {
  it.each(tables)('of table $number fill the width', (table) => {
    expect(fitColumns(table, MEASURES).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });

  it('get the shares they ask for when there is room', () => {
    expect(fitColumns(tableOf([0.5, 0.25, 0.25], ['Umeå', '1', '2']), MEASURES)[0]).toBeGreaterThan(0.4);
  });

  it('never let a number run into the next column, whatever shares were asked for', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
    const change = '\u22120,7\u00a0procentenheter';
    fc.assert(
      fc.property(shares, (widths) => {
        const fitted = fitColumns(
          tableOf(widths, ['Läkarkontinuitet', '266\u00a0108', '7,2\u00a0%', change]),
          MEASURES,
        );
        expect((fitted[3] ?? 0) * MEASURES.available).toBeGreaterThanOrEqual(textWidth(change, 400, 9));
        expect((fitted[1] ?? 0) * MEASURES.available).toBeGreaterThanOrEqual(
          textWidth('266\u00a0108', 400, 9),
        );
      }),
    );
  });
});
