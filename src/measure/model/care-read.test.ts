import { describe, expect, it } from 'vitest';
import { careRead } from './care-read.ts';
import type { MeasureModel } from './measure-model.ts';

const model: MeasureModel = {
  subject: {
    kind: 'rows',
    table: 'diagnosis',
    dateColumn: 'on',
    unit: { kind: 'in-force', table: 'listing', column: 'unit', on: { kind: 'period-last-day' } },
    ageOn: { kind: 'period-last-day' },
  },
  population: { kind: 'linked', table: 'measure', where: { kind: 'always' } },
  exclusions: [],
  exceptions: [],
  statistic: { kind: 'count' },
};

describe('the care data that a model reads', () => {
  const read = careRead([model]);

  it('are the tables that it names, and persons', () => {
    expect([...read.keys()].toSorted()).toEqual(['diagnosis', 'listing', 'measure', 'person']);
  });

  it('are columns that it names, and those that say when a span is true and which contact a linked row belongs to', () => {
    expect(read.get('listing')).toEqual(['unit', 'from_on', 'to_on']);
    expect(read.get('diagnosis')).toEqual(['contact', 'unit', 'on']);
  });

  it('are nothing but persons for no model', () => {
    expect([...careRead([]).keys()]).toEqual(['person']);
  });
});
