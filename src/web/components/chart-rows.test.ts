import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../charts/contract.ts';
import { sv } from '../app/messages.ts';
import { chartRows } from './chart-rows.ts';

const text = { title: '', subtitle: '', description: '' };
const percent = { decimals: 0, suffix: '\u00a0%', language: 'sv' } as const;

describe('the table behind a chart', () => {
  it('has a row for each year and a column for each series, and the target only in the years when it holds', () => {
    const spec: ChartSpec = {
      ...text,
      kind: 'yearly',
      format: percent,
      target: { value: 90, label: 'Mål', fromYear: 2023, toYear: 2023 },
      series: [
        {
          id: 'total',
          label: 'Totalt',
          points: [
            { year: 2022, value: 76, isBreak: false },
            { year: 2023, value: 77, isBreak: false },
          ],
        },
        { id: 'country', label: 'Riket', points: [{ year: 2023, value: 87, isBreak: false }] },
      ],
    };
    expect(chartRows(spec, sv)).toEqual({
      headings: ['År', 'Totalt', 'Riket', 'Mål'],
      rows: [
        ['2022', '76\u00a0%', null, null],
        ['2023', '77\u00a0%', '87\u00a0%', '90\u00a0%'],
      ],
    });
  });

  it('shows intervals only where the chart has them, and the lines that the dots are compared with last', () => {
    const spec: ChartSpec = {
      ...text,
      kind: 'sorted-dots',
      format: { ...percent, decimals: 1 },
      reference: { value: 78.4, label: 'Regionen' },
      target: null,
      rows: [{ label: 'Granbacken', value: 72.6, low: 69.6, high: 75.3, isEmphasised: false, note: '' }],
    };
    expect(chartRows(spec, sv).rows).toEqual([
      ['Granbacken', '72,6\u00a0%', '69,6–75,3\u00a0%'],
      ['Regionen', '78,4\u00a0%', ''],
    ]);
  });
});
