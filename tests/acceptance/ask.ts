// Asks an injected server and holds every answer against its schema from the contract.
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { z } from 'zod';
import { problemDetails } from '../../src/http/contract.ts';

/** Whoever asks: a server is a stranger, a person asks with their session's cookie. */
export interface Asker {
  inject(request: string | InjectOptions): Promise<LightMyRequestResponse>;
}

export async function ask<S extends z.ZodType>(
  server: Asker,
  schema: S,
  request: string | InjectOptions,
): Promise<z.output<S>> {
  const response = await server.inject(typeof request === 'string' ? { url: request } : request);
  expect(response.statusCode, response.body.slice(0, 2000)).toBeLessThan(300);
  expect(response.headers['content-type']).toContain('application/json');
  return schema.parse(response.json());
}

/** Without the request's id: two refusals in the same words are the same. */
export async function refusal(
  server: Asker,
  status: number,
  request: string | InjectOptions,
): Promise<Omit<z.output<typeof problemDetails>, 'requestId'>> {
  const response = await server.inject(typeof request === 'string' ? { url: request } : request);
  expect(response.statusCode, response.body.slice(0, 2000)).toBe(status);
  expect(response.headers['content-type']).toContain('application/problem+json');
  const { requestId, ...problem } = problemDetails.parse(response.json());
  expect(requestId).toEqual(expect.any(String));
  expect(problem.status).toBe(status);
  return problem;
}

/** A multipart upload as a browser sends it. */
export function upload(file: {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly region?: string;
}): InjectOptions {
  const boundary = '----utfall-test';
  const field =
    file.region === undefined
      ? ''
      : `--${boundary}\r\nContent-Disposition: form-data; name="region"\r\n\r\n${file.region}\r\n`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    method: 'POST',
    url: '/api/v1/deliveries',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(field + head),
      Buffer.from(file.content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}

/** Multipart form data as a browser sends it, the parts in this order. */
export function form(
  url: string,
  parts: readonly {
    readonly name: string;
    readonly value: string | Uint8Array;
    /** A file when it has a name. */
    readonly fileName?: string;
  }[],
): InjectOptions {
  const boundary = '----utfall-test';
  const chunks = parts.flatMap(({ name, value, fileName }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: application/octet-stream`}\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  return {
    method: 'POST',
    url,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
  };
}
