// withdraw: an accepted delivery is taken back, with a reason. --json answers the delivery as in GET /deliveries.
import { parseArgs } from 'node:util';
import { EXIT } from '../../app/exit-codes.ts';
import { showDeliveryHead } from '../../app/show-delivery.ts';
import { withdrawDelivery } from '../../app/withdraw-delivery.ts';
import type { Command } from '../io.ts';
import { need, sayJson, WrongUse } from '../io.ts';

/** As the API demands (http/contract.ts, withdrawBody). */
const SHORTEST_REASON = 3;

export const withdraw: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { reason: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const id = need(positionals[0], 'LEVERANS');
  const reason = need(values.reason, '--reason').trim();
  if (reason.length < SHORTEST_REASON) throw new WrongUse('Skälet är för kort för att förklara något.');
  const delivery = await withdrawDelivery(await io.world(), id, reason);
  if (values.json) sayJson(io, showDeliveryHead(delivery));
  else io.say(`Leverans ${id} (${delivery.fileName}) är tillbakatagen. De tidigare siffrorna gäller igen.`);
  return EXIT.ok;
};
