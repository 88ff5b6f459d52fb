import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonicalJson } from '../core/canonical-json.ts';
import { auditHash, BEFORE_THE_FIRST, contentOf } from './audit-chain.ts';

/** The test vector: an entry as it is written, the text that is hashed, and its SHA-256 (checked with sha256sum). */
const CONTENT =
  '{"action":"write-comments","actor":{"accountId":"a-1","from":"192.0.2.7","kind":"person","name":"Åsa Ek","requestId":"r-1"},' +
  '"after":{"templateLength":11,"version":1},"at":"2024-03-01T10:00:00.000Z","before":null,"kind":"change",' +
  '"regionId":"exempel","subject":"region/exempel/year/2023/indicator/telefon/comment"}';
const HASH = '29c6da951388e038c2e2f69a1cad15f8dd057b3c8fdf1514166aa370b2f0c43e';

it('hashes the test vector as it is documented', () => {
  expect(auditHash(1, BEFORE_THE_FIRST, CONTENT)).toBe(HASH);
  const text = `utfall-audit-1\n1\n${'0'.repeat(64)}\n${CONTENT}`;
  expect(createHash('sha256').update(text).digest('hex')).toBe(HASH);
});

it('reads content that it has written and no other text', () => {
  const content = contentOf(CONTENT);
  expect(content?.actor.name).toBe('Åsa Ek');
  expect(canonicalJson(content)).toBe(CONTENT);
  for (const other of ['', '{', '"x"', 'null', '{}', CONTENT.replace(':1}', ': 1}'), ` ${CONTENT}`])
    expect(contentOf(other)).toBeNull();
});
