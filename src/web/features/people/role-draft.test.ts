import { describe, expect, it } from 'vitest';
import { lastDayBefore } from '../../components/grant-line.tsx';
import { emptyRole, faultsOf, grantOf, isFaulty, placeKey, type RoleDraft } from './role-draft.ts';

const manager: RoleDraft = {
  ...emptyRole('2024-02-01'),
  role: 'centre-manager',
  place: placeKey({ kind: 'unit', regionId: 'exempel', id: 'almviken' }),
};

describe('a role written in a form', () => {
  it('lacks role and day first, then its place', () => {
    expect(faultsOf({ ...emptyRole(''), role: '' })).toMatchObject({ role: true, place: false, from: true });
    expect(faultsOf({ ...manager, place: '' })).toMatchObject({ role: false, place: true });
    expect(isFaulty(manager)).toBe(false);
  });

  it('ends on the day after the last one that it holds, also over a leap day', () => {
    expect(grantOf({ ...manager, lastDay: '2024-02-28' }).to).toBe('2024-02-29');
    expect(grantOf({ ...manager, lastDay: '2024-12-31' }).to).toBe('2025-01-01');
    expect(lastDayBefore('2025-01-01')).toBe('2024-12-31');
    expect(grantOf(manager).to).toBeNull();
  });

  it('may hold for a single day, but not end before it begins', () => {
    expect(faultsOf({ ...manager, lastDay: '2024-02-01' }).lastDay).toBe(false);
    expect(faultsOf({ ...manager, lastDay: '2024-01-31' }).lastDay).toBe(true);
  });

  it('names sections only for a contributor, who needs at least one', () => {
    expect(grantOf({ ...manager, sections: 'Tillgänglighet' }).sections).toEqual([]);
    const contributor = {
      ...manager,
      role: 'contributor',
      sections: ' Tillgänglighet, ,Läkemedel ',
    } as const;
    expect(grantOf(contributor).sections).toEqual(['Tillgänglighet', 'Läkemedel']);
    expect(isFaulty({ ...contributor, sections: ' , ' })).toBe(true);
  });

  it.each([
    { kind: 'installation' },
    { kind: 'region', regionId: 'exempel' },
    { kind: 'area', regionId: 'exempel', id: 'kusten' },
  ] as const)('keeps its place: $kind', (place) => {
    expect(grantOf({ ...manager, role: 'auditor', place: placeKey(place) }).place).toEqual(place);
  });
});
