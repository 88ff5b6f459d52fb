// Figures that are found again wherever they turn up: counts that nothing else in the demonstration has. Each is delivered as any
// other, and says by whom it may be seen.
import { acceptDelivery } from '../../../src/app/accept-delivery.ts';
import { receiveDelivery } from '../../../src/app/receive-delivery.ts';
import type { OpenServer } from '../../acceptance/open-server.ts';
import { seesFigure } from './expected.ts';
import type { Target, Viewer } from './viewers.ts';

export interface MarkedFigure {
  readonly of: Target;
  readonly year: number;
  readonly isPublished: boolean;
  /** Numerators of women, men and both, as they stand when the spaces between digits are taken away. */
  readonly digits: { readonly women: string; readonly men: string; readonly total: string };
}

const GROUPS = [
  ['exempel', 'region', 'Exempel'],
  ['kusten', 'area', 'Kusten'],
  ['fjallen', 'area', 'Fjällen'],
  ['almviken', 'unit', 'Almviken'],
  ['ripvallen', 'unit', 'Ripvallen'],
] as const satisfies readonly (readonly [Target, string, string])[];

export const MARKED: readonly MarkedFigure[] = GROUPS.flatMap(([of], index) =>
  [2022, 2023].map((year) => ({
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

/** Women's and men's denominators are delivered too: an earlier delivery's would not add up to the total. */
const DENOMINATORS = { women: 5_000_000, men: 4_500_000, total: 9_500_000 } as const;
const SEXES = ['women', 'men', 'total'] as const;

export async function deliverMarked({ world }: OpenServer): Promise<void> {
  const rows = GROUPS.flatMap(([of, kind, name]) =>
    MARKED.filter((marked) => marked.of === of).flatMap(({ year, digits }) =>
      SEXES.map(
        (sex) => `medbed3,${year},${kind},${name},${sex},,${digits[sex]},${DENOMINATORS[sex]},final,,`,
      ),
    ),
  );
  const heading = 'indicator,year,group_type,group,sex,value,numerator,denominator,status,note,period';
  const { delivery } = await receiveDelivery(world, {
    regionId: 'exempel',
    fileName: 'markerade.csv',
    bytes: new TextEncoder().encode(`${[heading, ...rows].join('\n')}\n`),
    mapping: null,
  });
  await acceptDelivery(world, { deliveryId: delivery.id, reason: 'Siffror att leta efter' });
}

/** Which of the figures stand in the text that the viewer is not to see. */
export function leaked(viewer: Viewer, body: string): readonly MarkedFigure[] {
  const digits = body.replace(/(?<=\d)[ \u00a0\u202f](?=\d)/g, '');
  return MARKED.filter(
    (marked) =>
      SEXES.some((sex) => digits.includes(marked.digits[sex])) &&
      !seesFigure(viewer, marked.of, marked.isPublished && !isUnit(marked.of)),
  );
}

function isUnit(of: Target): boolean {
  return of === 'almviken' || of === 'ripvallen';
}
