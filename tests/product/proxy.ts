// A reverse proxy for tests of several processes: hands requests to its targets in turn, as nginx does. A target that does not
// answer the call is passed over; one that dies with a request in its hands answers 502, because nobody knows what it had done.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReverseProxy {
  readonly address: string;
  /** Addresses of those that requests are handed to, from now on. */
  aimAt(targets: readonly string[]): void;
  /** How many answers each target has given. */
  readonly answers: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export async function startProxy(): Promise<ReverseProxy> {
  let targets: readonly string[] = [];
  let turn = 0;
  const answers = new Map<string, number>();
  const server = createServer(async (incoming, outgoing) => {
    const body = await bytesOf(incoming).catch(() => null);
    if (body === null) return;
    const inOrder = targets.map((_, place) => targets[(place + turn) % targets.length] ?? '');
    turn += 1;
    for (const target of inOrder)
      if (await handOver(target, incoming, body, outgoing)) {
        answers.set(target, (answers.get(target) ?? 0) + 1);
        return;
      }
    outgoing.writeHead(502).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    aimAt: (next) => {
      targets = next;
    },
    answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** False when the target cannot even be called: the request can then go to another without being done twice. */
function handOver(
  target: string,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = request(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method, headers: { ...incoming.headers, connection: 'close' }, agent: false },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on('error', () => outgoing.destroy());
        answer.on('aborted', () => outgoing.destroy());
        answer.pipe(outgoing);
        resolve(true);
      },
    );
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') return resolve(false);
      if (!outgoing.headersSent) outgoing.writeHead(502).end('{}');
      resolve(true);
    });
    sent.end(body);
  });
}
