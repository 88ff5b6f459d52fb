import { describe, expect, it } from 'vitest';
import { REPORT_SAMPLE } from '../../tests/fixtures/report-sample.ts';
import type { Block } from '../report/contract.ts';
import { cellText, isHeadingRow, prepare } from './prepare.ts';

const heading = (level: 1 | 2 | 3): Block => ({ kind: 'heading', level, id: `h${level}`, text: 'Rubrik' });

describe('a report that is prepared', () => {
  it('says what it said', () => {
    expect(prepare(REPORT_SAMPLE)).toEqual({
      ...REPORT_SAMPLE,
      blocks: REPORT_SAMPLE.blocks.map((block) =>
        block.kind === 'table'
          ? {
              ...block,
              rows: block.rows.map((row) => ({
                ...row,
                cells: [...row.cells, ...block.columns.slice(row.cells.length).map(() => ({ text: '' }))],
              })),
            }
          : block,
      ),
    });
  });

  it('loses the characters that no file format takes', () => {
    const title = 'Å\u0000rs\u0008rapport\ud800\r\ntvå\u0085';
    expect(prepare({ ...REPORT_SAMPLE, title }).title).toBe('Årsrapport\ufffd\ntvå');
  });

  it('closes gaps between heading levels', () => {
    const blocks = [heading(2), heading(3), heading(3), heading(1), heading(3)];
    const levels = prepare({ ...REPORT_SAMPLE, blocks }).blocks.map(
      (block) => block.kind === 'heading' && block.level,
    );
    expect(levels).toEqual([1, 2, 3, 1, 2]);
  });
});

describe('a table row', () => {
  it('is a heading for the rows below when it holds one text only', () => {
    expect(isHeadingRow({ cells: [{ text: 'Bättre' }, { text: '' }], isGroup: true })).toBe(true);
    expect(isHeadingRow({ cells: [{ text: 'Umeå' }, { text: '78' }], isGroup: true })).toBe(false);
    expect(isHeadingRow({ cells: [{ text: 'Umeå' }, { text: '' }] })).toBe(false);
  });

  it('never shows a light without its word', () => {
    expect(cellText({ text: '', light: 'not-assessable' })).toBe('Kan inte bedömas');
  });
});
