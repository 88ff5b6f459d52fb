// A rule must give every attainment exactly one light, and never a better light for less (statistics.md, "Status of an
// indicator"). The rule as the board printed it, "100 %, 80–99 %, under 80 %", gives none to 99.4 per cent.
import type { Decimal } from '../core/decimal.ts';
import { compare } from '../core/decimal.ts';
import type { AssessmentRule } from './contract.ts';

type Light = AssessmentRule['bands'][number]['light'];

/** A band as written: `below` is where it ends and may be left out, as the band above then says it. */
export interface WrittenBand {
  readonly light: Light;
  readonly from: Decimal;
  readonly below: Decimal | null;
}

/** What is wrong with band number `band` (from 0), in a sentence with what to try. */
export interface RuleFault {
  readonly band: number;
  readonly code: 'rule-hole' | 'rule-overlap' | 'rule-not-monotone';
  readonly message: string;
  readonly hint: string;
}

/** Best first. */
const ORDER = ['reached', 'partly', 'not-reached'] as const satisfies readonly Light[];

/** No faults exactly when every attainment from 0 up falls in one band and less never gets a better light. */
export function ruleFaults(bands: readonly WrittenBand[]): readonly RuleFault[] {
  if (bands.length === 0)
    return [
      {
        band: 0,
        code: 'rule-hole',
        message: 'Regeln har inga steg.',
        hint: 'Skriv stegen uppifrån: reached från 1, partly från 0,8, not-reached från 0.',
      },
    ];
  return bands.flatMap((band, index) => {
    const above = bands[index - 1];
    return [
      ...(above ? joinFaults(above, band, index) : topFaults(band)),
      ...(index === bands.length - 1 ? bottomFaults(band, index) : []),
    ];
  });
}

function topFaults(band: WrittenBand): readonly RuleFault[] {
  const faults: RuleFault[] = [];
  if (band.light !== 'reached')
    faults.push(
      fault(0, 'rule-not-monotone', 'Det översta steget är inte reached.', 'Skriv stegen uppifrån.'),
    );
  if (compare(band.from, '1' as Decimal) !== 0)
    faults.push(
      fault(
        0,
        compare(band.from, '1' as Decimal) > 0 ? 'rule-hole' : 'rule-overlap',
        `Det översta steget börjar på ${written(band.from)} av målet i stället för på 1.`,
        'Målet är nått när hela målet är nått, varken förr eller senare: skriv from: 1.',
      ),
    );
  if (band.below !== null)
    faults.push(
      fault(
        0,
        'rule-hole',
        `Över ${written(band.below)} av målet ger regeln ingen status.`,
        'Ta bort below från det översta steget.',
      ),
    );
  return faults;
}

function joinFaults(above: WrittenBand, band: WrittenBand, index: number): readonly RuleFault[] {
  const faults: RuleFault[] = [];
  if (ORDER.indexOf(band.light) <= ORDER.indexOf(above.light))
    faults.push(
      fault(
        index,
        'rule-not-monotone',
        `Steget ${band.light} kommer under ${above.light}, så mindre måluppfyllelse ger bättre eller samma status.`,
        `Ordningen uppifrån är ${ORDER.join(', ')}.`,
      ),
    );
  if (compare(band.from, above.from) >= 0)
    faults.push(
      fault(
        index,
        'rule-overlap',
        `Steget börjar på ${written(band.from)} men steget ovanför på ${written(above.from)}.`,
        'Varje steg ska börja lägre än steget ovanför.',
      ),
    );
  else if (band.below !== null && compare(band.below, above.from) !== 0) {
    const isHole = compare(band.below, above.from) < 0;
    faults.push(
      fault(
        index,
        isHole ? 'rule-hole' : 'rule-overlap',
        isHole
          ? `Mellan ${written(band.below)} och ${written(above.from)} av målet ger regeln ingen status.`
          : `Mellan ${written(above.from)} och ${written(band.below)} av målet ger regeln två olika status.`,
        `Skriv below: ${written(above.from)} eller ta bort below.`,
      ),
    );
  }
  return faults;
}

function bottomFaults(band: WrittenBand, index: number): readonly RuleFault[] {
  const sign = compare(band.from, '0' as Decimal);
  if (sign === 0) return [];
  return [
    fault(
      index,
      sign > 0 ? 'rule-hole' : 'rule-overlap',
      sign > 0
        ? `Under ${written(band.from)} av målet ger regeln ingen status.`
        : `Det understa steget börjar under noll (${written(band.from)}).`,
      'Det understa steget ska ha from: 0.',
    ),
  ];
}

function fault(band: number, code: RuleFault['code'], message: string, hint: string): RuleFault {
  return { band, code, message, hint };
}

/** As a Swede writes it. */
function written(value: Decimal): string {
  return value.replace('.', ',');
}
