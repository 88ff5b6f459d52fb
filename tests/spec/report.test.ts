// The annual report by goals: what it holds, how it is numbered, and that it says nothing without a figure behind it.
import { describe, expect, it } from 'vitest';
import { analyseYear } from '../../src/analyse/analyse-year.ts';
import { assessYear } from '../../src/assess/assess-year.ts';
import { plainText } from '../../src/core/prose.ts';
import { buildCollection } from '../../src/report/build-collection.ts';
import { buildReport } from '../../src/report/build-report.ts';
import type { Block, ReportDocument } from '../../src/report/contract.ts';
import type { FilledComment } from '../../src/report/input.ts';
import { levelTarget, makeIndicator, makePlan, makeRegion, observe } from '../fixtures/make.ts';
import { VASTERBOTTEN, VASTERBOTTEN_2023, VASTERBOTTEN_VALUES } from '../fixtures/vasterbotten.ts';

function build(comments: ReadonlyMap<string, FilledComment> = new Map()): ReportDocument {
  const [region, plan, observations] = [VASTERBOTTEN, VASTERBOTTEN_2023, VASTERBOTTEN_VALUES];
  const assessment = assessYear({ plan, observations, decisions: new Map() });
  const analysis = analyseYear({ region, plan, assessment, observations });
  return buildReport({
    region,
    plan,
    assessment,
    analysis,
    observations,
    comments,
    knownAt: '2024-03-01T08:00:00Z',
    label: 'Utkast',
  });
}

const report = build();
const of = <K extends Block['kind']>(kind: K, { blocks }: ReportDocument = report) =>
  blocks.filter((block): block is Extract<Block, { readonly kind: K }> => block.kind === kind);

describe('the report', () => {
  it('has its chapters in order, without skipped heading levels', () => {
    const headings = of('heading');
    expect(headings.filter(({ level }) => level === 1).map(({ text }) => text)).toEqual([
      'Sammanfattning',
      'Indikatorer',
      'Kvinnor och män',
      'Värden som saknas eller är gamla',
      'Rättade värden',
      'Så sätts statusen',
      'Källor',
    ]);
    headings.forEach(({ level }, index) => {
      expect(level - (headings[index - 1]?.level ?? 0)).toBeLessThanOrEqual(1);
    });
    expect(new Set(headings.map(({ id }) => id)).size).toBe(headings.length);
  });

  it('comments every indicator of the plan, once', () => {
    const commented = [...new Set(of('comment').map(({ indicatorId }) => indicatorId))];
    expect(commented).toEqual(VASTERBOTTEN_2023.indicators.map(({ id }) => id));
    expect(of('comment').every(({ author, by }) => author === 'drafted' && by === null)).toBe(true);
  });

  it('numbers tables and figures from 1 without gaps, and each has a caption and a text alternative', () => {
    expect(of('table').map(({ number }) => number)).toEqual(of('table').map((_, index) => index + 1));
    expect(of('chart').map(({ number }) => number)).toEqual(of('chart').map((_, index) => index + 1));
    for (const { caption, columns, rows } of of('table')) {
      expect(caption).toMatch(/^[A-ZÅÄÖ]/u);
      expect(columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(1);
      for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
    }
    for (const { chart } of of('chart')) {
      expect(chart.title).toMatch(/^[A-ZÅÄÖ].*[^.]$/u);
      expect(chart.description).toMatch(/\.$/u);
    }
  });

  it('shows three years with women and men, target, change and status in one row', () => {
    const table = of('table').find(({ columns }) => columns.some(({ heading }) => heading === 'Mål 2023'));
    const row = table?.rows[0]?.cells.map(({ text, sub }) =>
      [text.replaceAll('\u00a0', ' '), ...(sub ?? [])].join(' / ').replaceAll('\u00a0', ' '),
    );
    expect(row).toEqual([
      'Medicinsk bedömning inom tre dagar / Andel patienter, lagstadgad vårdgaranti',
      '72 % / Kvinnor 70 % / Män 73 %',
      '76 % / Kvinnor 74 % / Män 77 %',
      '77 % / Kvinnor 76 % / Män 78 %',
      '≥ 90 %',
      '+1 procentenhet / bättre',
      'Delvis',
    ]);
    expect(table?.caption).toBe(
      'Ingen av sju indikatorer som går att bedöma når målet helt, men fem når det delvis',
    );
  });

  it('lists the values that are missing or old with their reason', () => {
    const table = of('table').find(({ caption }) => caption.includes('saknar värde'));
    expect(table?.caption).toBe('Nio indikatorer saknar värde för 2023');
    const cellprov = table?.rows.find(({ cells }) => cells[0]?.indicatorId === 'cellprov');
    expect(cellprov?.cells.map(({ text }) => text.replaceAll('\u00a0', ' ')).slice(1, 3)).toEqual([
      'Redovisas senare',
      '2022: 89,1 procent',
    ]);
  });

  it('has a data row for each figure, with the way to the row that it was read from', () => {
    const medbed = report.figures.filter(
      ({ indicatorId, group, period }) =>
        indicatorId === 'medbed3' && group === 'Västerbotten' && period === '2023',
    );
    expect(
      medbed.map(({ sex, value, target, light, row }) => [
        sex,
        value,
        target.replaceAll('\u00a0', ' '),
        light,
        row,
      ]),
    ).toEqual([
      ['total', '77', '≥ 90 %', 'Delvis', 11],
      ['women', '76', '', '', 12],
      ['men', '78', '', '', 13],
    ]);
    const known = new Set(VASTERBOTTEN_VALUES.map(({ provenance }) => provenance.row));
    expect(report.figures.every(({ row }) => row !== null && known.has(row))).toBe(true);
  });

  it('never holds a hole, a double space or a figure that is bound to nothing known', () => {
    const prose = report.blocks.flatMap((block) =>
      block.kind === 'paragraph' || block.kind === 'comment'
        ? [block.prose]
        : block.kind === 'list'
          ? block.items
          : [],
    );
    const known = new Set(VASTERBOTTEN_VALUES.map(({ id }) => id));
    for (const text of prose.map(plainText))
      expect(text).not.toMatch(/undefined|NaN|null|\[object| {2}|[{}]/u);
    for (const inline of prose.flat())
      if (inline.kind === 'figure') {
        for (const id of inline.source.observationIds) expect(known).toContain(id);
        expect(inline.source.observationIds.length > 0 || inline.source.formula !== null).toBe(true);
      }
  });

  it('is the same for the same input', () => {
    expect(build()).toEqual(report);
  });

  it('lets a person’s comment take the place of the draft', () => {
    const prose = [{ kind: 'text', text: 'Skrivet av Anna.' }] as const;
    const own = build(new Map([['telefon', { by: 'Anna', paragraphs: [prose] }]]));
    const comments = of('comment', own).filter(({ indicatorId }) => indicatorId === 'telefon');
    expect(comments).toEqual([
      { kind: 'comment', indicatorId: 'telefon', prose, author: 'person', by: 'Anna' },
    ]);
  });
});

it('an invented region says so first', () => {
  const indicator = makeIndicator();
  const plan = makePlan({ indicators: [indicator], targets: [levelTarget('≥', '90')] });
  const region = makeRegion(plan);
  const observations = [observe({ value: '77' })];
  const assessment = assessYear({ plan, observations, decisions: new Map() });
  const analysis = analyseYear({ region, plan, assessment, observations });
  const { blocks, isInvented } = buildReport({
    region,
    plan,
    assessment,
    analysis,
    observations,
    comments: new Map(),
    knownAt: '2024-03-01T08:00:00Z',
    label: 'Utkast',
  });
  expect(isInvented).toBe(true);
  expect(blocks[0]?.kind === 'paragraph' && plainText(blocks[0].prose)).toMatch(/^Påhittade uppgifter/);
});

describe('a collection of reports', () => {
  const collection = buildCollection([report, { ...report, regionId: 'annan', regionName: 'Region Annan' }], {
    title: 'Tre regioner',
    subtitle: '',
    label: 'Utkast',
  });

  it('numbers throughout and keeps addresses apart', () => {
    const tables = of('table', collection).map(({ number }) => number);
    expect(tables).toEqual(tables.map((_, index) => index + 1));
    const ids = of('heading', collection).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(collection.figures).toHaveLength(report.figures.length * 2);
  });

  it('needs at least one report', () => {
    expect(() => buildCollection([], { title: '', subtitle: '', label: '' })).toThrow(RangeError);
  });
});
