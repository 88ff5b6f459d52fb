// The ready-made people of the demonstration, one for each role and a second centre manager: all invented, all in the invented
// Region Exempel. Signed in with one click, and only in demonstration mode on loopback (app/people/sign-in-demonstration.ts).
import type { Account, Place } from './contract.ts';
import type { GrantedRole } from './roles.ts';

export interface DemonstrationPerson {
  /** What a link or a test calls them. */
  readonly id: string;
  readonly name: string;
  readonly role: GrantedRole;
  readonly place: Place;
  readonly sections: readonly string[];
  /** The centre is privately run: what tells two with the same role apart. */
  readonly isPrivate: boolean;
}

const REGION = { kind: 'region', regionId: 'exempel' } as const satisfies Place;
const unit = (id: string) => ({ kind: 'unit', regionId: 'exempel', id }) as const satisfies Place;

export const DEMONSTRATION_PEOPLE = [
  person('analytiker', 'Anna Lind', 'analyst', REGION),
  person('administrator', 'Ali Norell', 'administrator', REGION),
  person('omradeschef', 'Olle Öberg', 'area-manager', { kind: 'area', regionId: 'exempel', id: 'kusten' }),
  person('verksamhetschef', 'Vera Sandin', 'centre-manager', unit('almviken')),
  {
    ...person('verksamhetschef-privat', 'Peder Klock', 'centre-manager', unit('klockarbyn')),
    isPrivate: true,
  },
  person('uppgiftslamnare', 'Ulla Dahl', 'contributor', unit('almviken'), ['Tillgänglighet']),
  person('namndledamot', 'Nils Bergvall', 'board-reader', REGION),
  person('revisor', 'Rut Ekman', 'auditor', REGION),
] as const satisfies readonly DemonstrationPerson[];

function person(
  id: string,
  name: string,
  role: GrantedRole,
  place: Place,
  sections: readonly string[] = [],
): DemonstrationPerson {
  return { id, name, role, place, sections, isPrivate: false };
}

/** The same in every installation, so that links and tests can name them. `.invalid` receives no mail (RFC 2606). */
export function demonstrationAccount({ id, name }: DemonstrationPerson, createdAt: string): Account {
  return {
    id: demonstrationAccountId(id),
    name,
    email: `${id}@exempel.invalid`,
    createdAt,
    closedAt: null,
    isDemonstration: true,
  };
}

export function demonstrationAccountId(personId: string): string {
  return `demo-${personId}`;
}
