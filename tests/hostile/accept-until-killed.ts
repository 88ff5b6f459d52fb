// A process that accepts deliveries and saves comments without end, and prints a line only after each has been answered as
// durable. storage-kill.test.ts kills it, or the database under it; power-cut.test.ts stops the disk.

import { openStorage } from '../../src/app/open-storage.ts';
import type { AcceptedRow } from '../../src/collect/contract.ts';
import { decimal } from '../../src/core/decimal.ts';
import { monthPeriod } from '../../src/core/period.ts';
import { COMMAND_LINE } from '../../src/people/actors.ts';

const [dataFolder = '', regionId = ''] = process.argv.slice(2);
const AT = '2026-01-01T00:00:00.000Z';

const storage = await openStorage({
  configuration: { dataFolder, databaseUrl: null },
  role: 'command',
  log: () => {},
});
const { deliveries, comments } = storage.storesFor(COMMAND_LINE);

for (let number = 0; ; number += 1) {
  // Small and large by turns, so that kills fall both between and inside the writing of many rows.
  const count = number % 3 === 0 ? 3_000 : 40;
  const { id } = await deliveries.add({
    regionId,
    fileName: `leverans-${number}.csv`,
    sha256: '',
    bytes: new Uint8Array(count * 40),
    mapping: null,
    state: 'previewed',
    receivedAt: AT,
    counts: { rows: count, added: count, unchanged: 0, restated: 0, warnings: 0, errors: 0 },
    isInvented: true,
    careVersion: null,
  });
  process.stdout.write(`begun ${id}\n`);
  await deliveries.accept(id, rows(number, count), AT);
  process.stdout.write(`accepted ${id}\n`);
  await comments.write(
    { regionId, year: 2026, indicatorId: 'x', template: `nr ${number + 1}`, by: 'Prov', at: AT },
    number,
  );
  process.stdout.write(`commented ${number + 1}\n`);
}

function rows(number: number, count: number): readonly AcceptedRow[] {
  return Array.from({ length: count }, (_, index) => ({
    figure: {
      indicatorId: `i${number}`,
      definition: '00aa11bb22cc33dd',
      group: { kind: 'unit', id: `u${index}`, name: `Enhet ${index}` },
      sex: 'total',
      period: monthPeriod(2026, 1),
      outcome: {
        kind: 'figure',
        value: decimal('77.0'),
        numerator: index,
        denominator: count,
        certainty: 'final',
      },
      note: '',
    },
    sheet: null,
    row: index + 2,
    restatementReason: null,
  }));
}
