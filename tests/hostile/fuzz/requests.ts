// Requests that mean harm, or nothing at all: every part of them can be right, nearly right or a trap. Made from an operation's
// own description, so that a new route is fuzzed the day it is described.
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import type { JsonSchema, Operation, Parameter } from './document.ts';

/** Stands in every trap: what a person sends is never repeated in an error or a log. */
export const CANARY = 'kanariefågel';

const TRAPS = [
  '',
  ' ',
  CANARY,
  `\u0000${CANARY}`,
  `\ud800${CANARY}`,
  `${CANARY}\udfff`,
  `\u202e${CANARY}\u2066`,
  `${'e\u0301\u0323'.repeat(60)}${CANARY}`,
  `\ufeff${CANARY}\u200b`,
  `${CANARY}\r\nset-cookie: a=b`,
  `../../${CANARY}`,
  `'; drop table ${CANARY}; --`,
  `<script>${CANARY}</script>`,
  `\${${CANARY}}`,
  `=${CANARY}()`,
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'NaN',
  '-0',
  '1e309',
  '99999999999999999999',
  '9007199254740993',
  '-1',
  '0x10',
  '2023.5',
  '１２',
  CANARY.repeat(30),
] as const;

/** What the demonstration has, so that requests also get past the first door. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  region: ['exempel', 'vasterbotten', 'jamtland-harjedalen'],
  year: ['2022', '2023'],
  goal: ['1', '2'],
  indicator: ['medbed3', 'telefon'],
  observation: ['1', '500'],
  delivery: ['1', '2'],
  account: ['demo-verksamhetschef', 'demo-revisor'],
  grant: ['1', '3'],
  session: ['1'],
  format: ['csv', 'html'],
  of: ['exempel:2022', 'exempel:2022,vasterbotten:2023'],
  regions: ['exempel,norrbotten'],
  q: ['medicinsk', 'almviken'],
};

export const trap: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TRAPS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 12,
  }),
);

const junk: fc.Arbitrary<unknown> = fc.oneof(
  trap,
  fc.constantFrom(null, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[[]]]),
  fc.jsonValue({ maxDepth: 3 }),
);

/** One of many by its weight of 100. */
function mostly<T>(percent: number, usual: fc.Arbitrary<T>, other: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: percent, arbitrary: usual }, { weight: 100 - percent, arbitrary: other });
}

function textFor({ name, schema }: Parameter): fc.Arbitrary<string> {
  const known = KNOWN[name] ?? [];
  const fitting = fc.oneof(
    ...(known.length > 0 ? [fc.constantFrom(...known)] : []),
    valueFor(schema).map(String),
  );
  return mostly(known.length > 0 ? 80 : 60, fitting, trap);
}

/** A value that the schema takes, or nearly. */
export function valueFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined && choices.length > 0) return fc.oneof(...choices.map(valueFor));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined && schema.enum.length > 0) return fc.constantFrom(...schema.enum);
  switch ([schema.type].flat()[0]) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).map(
        ([name, field]) => [name, mostly(85, valueFor(field), junk)] as const,
      );
      return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
    }
    case 'array':
      return fc.array(valueFor(schema.items ?? {}), { maxLength: 3 });
    case 'string':
      return fc.oneof(
        fc.constantFrom(
          'exempel',
          '2026-01-01',
          '2026-11-25T08:00:00Z',
          'analytiker',
          'a'.repeat(43),
          '123456',
        ),
        trap,
        fc.constant('å'.repeat((schema.maxLength ?? 100) + 1)),
      );
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.integer({ min: -1, max: 3 }),
        fc.double(),
        fc.constantFrom(schema.maximum ?? 1, 2 ** 53),
      );
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return junk;
  }
}

const JSON_TYPE = 'application/json';

interface Sent {
  readonly type: string;
  readonly payload: string | Buffer;
}

/** JSON that no JavaScript object can be: keys twice, prototypes, numbers too large, nesting without end. */
const RAW_JSON = [
  '{"a":1,"a":2}',
  `{"__proto__":{"isAdmin":true},"${CANARY}":1}`,
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  `{"reason":"${CANARY}","reason":{"$gt":""}}`,
  '{"basedOn":1e999}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  `"${'x'.repeat(300_000)}"`,
  '{"a":"\\ud800"}',
  '',
  'null',
  '{',
  `\ufeff{"${CANARY}":1}`,
  `{"a":\u0000}`,
];

function jsonBody(schema: JsonSchema): fc.Arbitrary<Sent> {
  const asJson = (value: unknown): Sent => ({ type: JSON_TYPE, payload: JSON.stringify(value) ?? '' });
  return fc.oneof(
    { weight: 6, arbitrary: valueFor(schema).map(asJson) },
    { weight: 1, arbitrary: junk.map(asJson) },
    { weight: 1, arbitrary: fc.constantFrom(...RAW_JSON).map((payload) => ({ type: JSON_TYPE, payload })) },
    { weight: 1, arbitrary: otherType },
  );
}

const otherType: fc.Arbitrary<Sent> = fc.record({
  type: fc.constantFrom(
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary="${'b'.repeat(300)}"`,
    'application/json; charset=utf-16',
    'application/json;;;',
    'Application/JSON',
    'a/b/c',
    '*/*',
  ),
  payload: fc.oneof(trap, fc.uint8Array({ maxLength: 60 }).map(Buffer.from)),
});

/** A form whose parts may be anything, and which may end anywhere. The file's name is told to who sent it, and has no canary. */
export const formBody: fc.Arbitrary<Sent> = fc
  .record({
    parts: fc.array(
      fc.record({
        name: mostly(80, fc.constantFrom('file', 'region', 'year', 'text', 'decisions', '__proto__'), trap),
        fileName: fc.option(
          fc.constantFrom(
            'a.csv',
            'a.xlsx',
            'a.pdf',
            'a.docx',
            'program.exe',
            '../a.csv',
            '\u202efdp.csv',
            '',
          ),
        ),
        value: fc.oneof(
          fc.constantFrom('exempel', '2022', '{"a":"b"}', 'indicator,year\n', '%PDF-1.7', 'PK\u0003\u0004'),
          trap,
        ),
      }),
      { maxLength: 7 },
    ),
    cut: mostly(80, fc.constant(0), fc.integer({ min: 1, max: 200 })),
  })
  .map(({ parts, cut }) => {
    const lines = parts.flatMap(({ name, fileName, value }) => [
      `--grens\r\nContent-Disposition: form-data; name="${oneLine(name)}"${fileName === null ? '' : `; filename="${fileName}"`}\r\n\r\n`,
      `${value}\r\n`,
    ]);
    const whole = Buffer.from(`${lines.join('')}--grens--\r\n`);
    return {
      type: 'multipart/form-data; boundary=grens',
      payload: whole.subarray(0, whole.length - Math.min(cut, whole.length)),
    };
  });

function oneLine(text: string): string {
  return text.replace(/["\r\n]/g, '_');
}

/** Header values are bytes in one line, or node refuses to send them. */
const headerValue = trap.map((text) => text.replace(/[^\x20-\x7e]/g, '?'));

const headers: fc.Arbitrary<Record<string, string>> = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'accept',
        'accept-encoding',
        'accept-language',
        'if-none-match',
        'if-modified-since',
        'range',
        'x-request-id',
        'x-forwarded-for',
        'x-http-method-override',
        'origin',
        'sec-fetch-site',
        'user-agent',
        'authorization',
        'expect',
        'x-long',
      ),
      fc.oneof(headerValue, fc.constantFrom('*', 'br;q=0', 'gzip, gzip', 'bytes=0-1,2-', 'x'.repeat(20_000))),
    ),
    { maxLength: 2 },
  )
  .map((pairs) => Object.fromEntries(pairs));

/** How it comes about that a part of a path is nothing that a path can have. */
const BROKEN_PATHS = ['%', '%zz', '%c3', '%00', '%2e%2e', '..', '.', '//', '%ed%a0%80', ';a=b', '?', '#'];

export function requestTo(operation: Operation): fc.Arbitrary<InjectOptions> {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const part = (parameter: Parameter) =>
    mostly(95, textFor(parameter).map(encode), fc.constantFrom(...BROKEN_PATHS));
  const path = fc
    .tuple(...inPath.map(part))
    .map((values) =>
      inPath.reduce(
        (filled, { name }, index) => filled.replace(`{${name}}`, () => values[index] ?? ''),
        operation.path,
      ),
    );
  const fields = inQuery.map(
    (parameter) =>
      [parameter.name, parameter.required ? textFor(parameter) : fc.option(textFor(parameter))] as const,
  );
  const query = fc
    .tuple(
      fc.record(Object.fromEntries(fields)),
      mostly(
        85,
        fc.constant(''),
        fc.tuple(trap, trap).map(([name, value]) => `&${encode(name)}=${encode(value)}`),
      ),
    )
    .map(([record, more]) =>
      Object.entries(record)
        .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encode(String(value))}`]))
        .join('&')
        .concat(more),
    );
  return fc
    .record({ path, query, headers, sent: bodyOf(operation) })
    .map(({ path: url, query: search, headers: given, sent }) => ({
      method: operation.method,
      url: search === '' ? url : `${url}?${search}`,
      headers: sent === null ? given : { ...given, 'content-type': sent.type },
      ...(sent === null ? {} : { payload: sent.payload }),
    }));
}

function bodyOf({ method, body, path }: Operation): fc.Arbitrary<Sent | null> {
  if (method === 'GET') return fc.constant(null);
  if (body !== null) return jsonBody(body);
  const isForm = /\/(deliveries|proofread(\/\{format\})?)$/.test(path);
  return isForm
    ? fc.oneof({ weight: 5, arbitrary: formBody }, { weight: 1, arbitrary: otherType })
    : mostly<Sent | null>(70, fc.constant(null), jsonBody({}));
}

/** As encodeURIComponent, which throws for half a surrogate pair. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
