// Who acts when no person does: the product itself at its start, and whoever may run bin/utfall on the server's computer.
import type { Actor, Viewer } from './contract.ts';

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

/** Whoever uses the pages, until people sign in. */
export const UNNAMED: Actor = {
  kind: 'stranger',
  accountId: null,
  name: 'Analytiker',
  from: 'webbsidorna',
  requestId: null,
};

/** What UNNAMED may see: whoever reaches the server sees everything, until people sign in (SECURITY.md). */
export function unnamedViewer(now: string): Viewer {
  const on = now.slice(0, 10);
  return {
    account: null,
    grants: [
      {
        id: 'unnamed',
        accountId: 'unnamed',
        role: 'auditor',
        place: { kind: 'installation' },
        sections: [],
        from: on,
        to: null,
        grantedBy: 'unnamed',
        grantedAt: now,
      },
    ],
    on,
  };
}
