// Figures that are found again wherever they turn up: counts that nothing else in the demonstration has. Each is delivered as any
// other, and says by whom it may be seen.
import { acceptDelivery } from '../../../src/app/accept-delivery.ts';
import { receiveDelivery } from '../../../src/app/receive-delivery.ts';
import type { OpenServer } from '../../acceptance/open-server.ts';
import { seesFigure } from './expected.ts';
import type { Target, Viewer } from './viewers.ts';
import { UNITS } from './viewers.ts';

export interface MarkedFigure {
  readonly of: Target;
  readonly year: 2022 | 2023;
  readonly isPublished: boolean;
  /** Numerators of women, men and both, as they stand when the spaces between digits are taken away. */
  readonly digits: { readonly women: string; readonly men: string; readonly total: string };
}

const SEXES = ['women', 'men', 'total'] as const;
const DENOMINATORS = { women: 5_000_000, men: 4_500_000, total: 9_500_000 } as const;

const GROUPS = [
  ['exempel', 'region', 'Exempel', [2022, 2023]],
  ['kusten', 'area', 'Kusten', [2022, 2023]],
  ['fjallen', 'area', 'Fjällen', [2022, 2023]],
  ['almviken', 'unit', 'Almviken', [2022, 2023]],
  ['ripvallen', 'unit', 'Ripvallen', [2022, 2023]],
  ['gammelstrand', 'unit', 'Gammelstrand', [2022]],
  ['orrvik 2022', 'unit', 'Orrvik', [2022]],
  ['orrvik 2023', 'unit', 'Orrvik', [2023]],
] as const satisfies readonly (readonly [Target, string, string, readonly MarkedFigure['year'][]])[];

export const MARKED: readonly MarkedFigure[] = GROUPS.flatMap(([of, , , years], index) =>
  years.map((year) => ({
    of,
    year,
    isPublished: year === 2022,
    digits: digitsOf(index * 1_117 + year),
  })),
);

function digitsOf(mark: number): MarkedFigure['digits'] {
  const [women, men] = [4_210_000 + mark, 3_100_000 + mark];
  return { women: String(women), men: String(men), total: String(women + men) };
}

/** All of the figures, as they are looked for. */
export function deliverMarked(open: OpenServer): Promise<void> {
  return deliver(
    open,
    GROUPS.flatMap(([of, kind, name]) =>
      MARKED.filter((marked) => marked.of === of).flatMap(({ year, digits }) =>
        SEXES.map(
          (sex) => `medbed3,${year},${kind},${name},${sex},,${digits[sex]},${DENOMINATORS[sex]},final,,`,
        ),
      ),
    ),
  );
}

/** The units' figures become others: good ones become bad. */
export function changeUnits(open: OpenServer): Promise<void> {
  return deliver(
    open,
    GROUPS.filter(([, kind]) => kind === 'unit').flatMap(([, kind, name, years]) =>
      years.flatMap((year) =>
        SEXES.map((sex) => {
          const tenth = DENOMINATORS[sex] / 10;
          return `medbed3,${year},${kind},${name},${sex},,${tenth},${DENOMINATORS[sex]},final,,`;
        }),
      ),
    ),
  );
}

const HEADING = 'indicator,year,group_type,group,sex,value,numerator,denominator,status,note,period';

async function deliver({ world }: OpenServer, rows: readonly string[]): Promise<void> {
  const { delivery } = await receiveDelivery(world, {
    regionId: 'exempel',
    fileName: 'markerade.csv',
    bytes: new TextEncoder().encode(`${[HEADING, ...rows].join('\n')}\n`),
    mapping: null,
  });
  await acceptDelivery(world, { deliveryId: delivery.id, reason: 'Siffror att leta efter' });
}

export function seesMarked(viewer: Viewer, { of, isPublished }: MarkedFigure): boolean {
  return seesFigure(viewer, of, isPublished && !UNITS.includes(of));
}

/** Digits in Swedish writing have spaces between the thousands, which PDF and XML may write in several ways. */
export function closeUp(text: string): string {
  return text.replace(/(?<=\d)[ \u00a0\u202f\u2009](?=\d)/g, '');
}

/** Which of the figures stand in the text that the viewer is not to see. */
export function leaked(viewer: Viewer, text: string): readonly MarkedFigure[] {
  const digits = closeUp(text);
  return MARKED.filter(
    (marked) => SEXES.some((sex) => digits.includes(marked.digits[sex])) && !seesMarked(viewer, marked),
  );
}
