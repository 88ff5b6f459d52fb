// What the audit log says about accounts and roles. Each row: what was written down → the sentence.
import { describe, expect, it } from 'vitest';
import { writeEntry } from '../../src/app/audit-sentences.ts';
import type { Actor, AuditEvent, AuditValue } from '../../src/people/contract.ts';

const ADA: Actor = { kind: 'person', accountId: 'ada', name: 'Ada Ek', from: '192.0.2.1', requestId: null };
const NAMES = { regions: [], accounts: new Map([['rut', 'Rut Ekman']]) };

function event(
  action: AuditEvent['action'],
  subject: string,
  before: AuditValue,
  after: AuditValue,
): AuditEvent {
  return { kind: 'change', action, subject, regionId: null, before, after };
}

const GRANT = 'region/exempel/account/rut/grant/8';
const AUDITOR = { role: 'auditor', from: '2024-01-01' };

describe('what an administrator does', () => {
  it.each([
    ['account/rut', null, { account: 'rut' }, 'Ada Ek lade upp ett konto för Rut Ekman.'],
    ['account/rut', { account: 'rut' }, null, 'Ada Ek avslutade kontot för Rut Ekman.'],
    [
      'account/rut/link',
      null,
      { purpose: 'invitation', mailed: true },
      'Ada Ek gjorde en engångslänk till Rut Ekman.',
    ],
    [GRANT, null, AUDITOR, 'Ada Ek gav Rut Ekman rollen revisor: exempel.'],
    [
      GRANT,
      AUDITOR,
      { ...AUDITOR, to: '2024-06-01' },
      'Ada Ek avslutade rollen revisor för Rut Ekman: exempel.',
    ],
    ['account/rut/grant/9', null, AUDITOR, 'Ada Ek gav Rut Ekman rollen revisor.'],
    // An account that is gone, and a role that today's program does not know, stand as they were written.
    ['account/x-1/grant/9', null, { role: 'tidigare-roll' }, 'Ada Ek gav x-1 rollen tidigare-roll.'],
  ] as const)('%s: %j → %j is "%s"', (subject, before, after, sentence) => {
    expect(writeEntry(event('manage-people', subject, before, after), ADA, NAMES, 'sv')).toBe(sentence);
  });

  it('is told in English too', () => {
    expect(writeEntry(event('manage-people', GRANT, null, AUDITOR), ADA, NAMES, 'en')).toBe(
      'Ada Ek gave Rut Ekman the role auditor: exempel.',
    );
  });
});

describe('what people do with their own account', () => {
  it.each([
    ['passkey', null, { way: 'passkey' }, 'Ada Ek lade till en nyckel.'],
    ['passkey', { way: 'passkey' }, null, 'Ada Ek tog bort en nyckel.'],
    ['password', null, { way: 'password' }, 'Ada Ek valde ett lösenord.'],
    ['password', { way: 'password' }, { way: 'password' }, 'Ada Ek bytte lösenord.'],
    ['code-app', null, { way: 'code-app' }, 'Ada Ek kopplade en kodapp.'],
    ['recovery-codes', { recoveryCodes: 1 }, { recoveryCodes: 10 }, 'Ada Ek skaffade nya reservkoder.'],
    ['recovery-codes', { recoveryCodes: 1 }, null, 'Ada Ek använde en reservkod.'],
    ['ways', { purpose: 'invitation' }, { way: 'passkey' }, 'Ada Ek valde sätt att logga in.'],
    // Without words of its own: the general thing is said.
    ['identity', null, { issuer: 'x' }, 'Ada Ek lade till något i sitt konto.'],
  ] as const)('%s: %j → %j is "%s"', (what, before, after, sentence) => {
    expect(
      writeEntry(event('manage-own-account', `account/ada/${what}`, before, after), ADA, NAMES, 'sv'),
    ).toBe(sentence);
  });
});
