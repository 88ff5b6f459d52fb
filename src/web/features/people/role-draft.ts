// A role as it is being written in a form, what is wrong with it, and what is sent.
import type { GrantedRole } from '../../../people/roles.ts';
import { dayAfter } from '../../components/grant-line.tsx';

export interface RoleDraft {
  readonly role: GrantedRole | '';
  /** A place as placeKey writes it; empty while none is chosen. */
  readonly place: string;
  readonly sections: string;
  readonly from: string;
  /** Last day on which it holds; empty: until further notice. */
  readonly lastDay: string;
}

export type RoleFault = 'role' | 'place' | 'sections' | 'from' | 'lastDay';

export function emptyRole(today: string): RoleDraft {
  return { role: '', place: '', sections: '', from: today, lastDay: '' };
}

export function faultsOf(draft: RoleDraft): Readonly<Record<RoleFault, boolean>> {
  return {
    role: draft.role === '',
    place: draft.role !== '' && draft.place === '',
    sections: draft.role === 'contributor' && sectionsOf(draft.sections).length === 0,
    from: draft.from === '',
    lastDay: draft.lastDay !== '' && draft.from !== '' && draft.lastDay < draft.from,
  };
}

export function isFaulty(draft: RoleDraft): boolean {
  return Object.values(faultsOf(draft)).some(Boolean);
}

/** The last day that a person writes becomes the first day on which the role no longer holds. */
export function grantOf(draft: RoleDraft) {
  if (draft.role === '') throw new Error('A role has to be chosen first');
  return {
    role: draft.role,
    place: placeOf(draft.place),
    sections: draft.role === 'contributor' ? sectionsOf(draft.sections) : [],
    from: draft.from,
    to: draft.lastDay === '' ? null : dayAfter(draft.lastDay),
  };
}

function sectionsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

export type PickedPlace =
  | { readonly kind: 'installation' }
  | { readonly kind: 'region'; readonly regionId: string }
  | { readonly kind: 'area' | 'unit'; readonly regionId: string; readonly id: string };

export function placeKey(place: PickedPlace): string {
  switch (place.kind) {
    case 'installation':
      return place.kind;
    case 'region':
      return `${place.kind}/${place.regionId}`;
    case 'area':
    case 'unit':
      return `${place.kind}/${place.regionId}/${place.id}`;
  }
}

function placeOf(key: string): PickedPlace {
  const [kind, regionId = '', id = ''] = key.split('/');
  if (kind === 'installation') return { kind };
  if (kind === 'region') return { kind, regionId };
  if (kind === 'area' || kind === 'unit') return { kind, regionId, id };
  throw new Error('No place is chosen');
}
