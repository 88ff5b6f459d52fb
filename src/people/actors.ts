// Who acts when no person does: the product itself at its start, and whoever may run bin/utfall on the server's computer.
import type { Actor } from './contract.ts';

/** Shipped definitions and figures read in at start, and other work that nobody asked for. */
export const SYSTEM: Actor = {
  kind: 'system',
  accountId: null,
  name: 'Systemet',
  from: 'systemet',
  requestId: null,
};

/** The command line knows no accounts: whoever may run it on the computer may do what it does. */
export const COMMAND_LINE: Actor = {
  kind: 'command-line',
  accountId: null,
  name: 'Kommandoraden',
  from: 'kommandorad',
  requestId: null,
};
