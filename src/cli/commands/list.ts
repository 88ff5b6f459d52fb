// list regions, list deliveries. --json answers the same as GET /regions and GET /deliveries.
import { parseArgs } from 'node:util';
import { EXIT } from '../../app/exit-codes.ts';
import { listRegions } from '../../app/list-regions.ts';
import { listDeliveries } from '../../app/show-delivery.ts';
import type { DeliveryView } from '../../http/deliveries-contract.ts';
import type { Command } from '../io.ts';
import { need, sayJson, WrongUse } from '../io.ts';

const STATE_WORDS = {
  previewed: 'granskas',
  accepted: 'godkänd',
  refused: 'avvisad',
  withdrawn: 'tillbakatagen',
} as const satisfies Record<DeliveryView['state'], string>;

export const list: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { region: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const what = need(positionals[0], 'Vad som ska listas (regions eller deliveries)');
  if (what === 'regions') {
    const regions = await listRegions(await io.world());
    if (values.json) sayJson(io, regions);
    else
      for (const region of regions.regions)
        io.say(
          `${region.id}\t${region.name}\t${region.years.join(', ')}${region.isInvented ? '\tpåhittad' : ''}`,
        );
    return EXIT.ok;
  }
  if (what === 'deliveries') {
    const deliveries = await listDeliveries(await io.world(), values.region ?? null);
    if (values.json) sayJson(io, deliveries);
    else
      for (const { id, regionId, receivedAt, state, fileName, counts } of deliveries.deliveries)
        io.say([id, regionId, receivedAt, STATE_WORDS[state], fileName, `rader: ${counts.rows}`].join('\t'));
    return EXIT.ok;
  }
  throw new WrongUse(`Det går inte att lista ${what}. Välj regions eller deliveries.`);
};
