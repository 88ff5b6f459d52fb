// Figures that look back farther than the care data reach: they come out too low and nothing in them shows it, so it is told.
import { writePeriod } from '../core/period.ts';
import type { Problem } from '../core/problem.ts';
import type { CareTableName } from '../measure/contract.ts';
import { lookBack } from '../measure/model/look-back.ts';
import type { ChosenMeasure } from './choose-measures.ts';

/** The first day from which each table is there as it usually is; tables without rows are not in it. */
export type Beginnings = ReadonlyMap<string, string>;

/** From rows of table and month ("2022-01"). */
export function toBeginnings(rows: readonly Readonly<Record<string, unknown>>[]): Beginnings {
  return new Map(rows.map(({ table, month }) => [String(table), `${month}-01`]));
}

/** A warning per indicator and table, with the periods that it holds for. */
export function tellShortLookBack(
  measures: readonly ChosenMeasure[],
  beginnings: Beginnings,
): readonly Problem[] {
  return measures.flatMap(({ computed, periods }) => {
    const short = periods.flatMap((period) =>
      [...lookBack(computed.model, period)].flatMap(([table, from]) => {
        const begins = beginnings.get(table);
        return begins === undefined || from >= begins ? [] : [{ table, from, begins, period }];
      }),
    );
    return [...Map.groupBy(short, ({ table }) => table)].map(([table, all]) => {
      const first = all.reduce((one, other) => (other.from < one.from ? other : one));
      return {
        code: 'look-back-before-care-data',
        severity: 'warning' as const,
        where: {},
        message: `”${computed.name}” (${computed.id}) ser i ${TABLE_WORDS[table]} tillbaka till ${first.from}, men de börjar ${first.begins}. Det gäller ${tellPeriods(all.map(({ period }) => writePeriod(period, 'sv')))}.`,
        hint: 'Siffrorna kan vara för låga. Läs in äldre vårddata, eller räkna en senare period.',
      };
    });
  });
}

const MOST_TOLD = 3;

function tellPeriods(periods: readonly string[]): string {
  const more = periods.length - MOST_TOLD;
  const told = periods.slice(0, more > 0 ? MOST_TOLD : periods.length).join(', ');
  if (more <= 0) return told;
  return `${told} och ${more === 1 ? 'en period' : `${more} perioder`} till`;
}

/** In the plural, definite: "i diagnoserna". */
const TABLE_WORDS = {
  person: 'personerna',
  listing: 'listningarna',
  doctor_contact: 'de fasta läkarkontakterna',
  contact: 'kontakterna',
  diagnosis: 'diagnoserna',
  measure: 'åtgärderna',
  measurement: 'mätvärdena',
  medicine: 'läkemedlen',
  call: 'samtalen',
  questionnaire_item: 'formulärsvaren',
  child_health: 'barnhälsovårdens insatser',
  care_home: 'boendena',
} as const satisfies Record<CareTableName, string>;
