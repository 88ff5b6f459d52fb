// The last thing before an answer leaves: what it holds of unpublished figures about units is entered in the audit log. If that
// fails, the answer is not sent (503): nobody reads unpublished figures without an entry. The price is one shared commit per
// answer with such figures, a few milliseconds; other answers pay nothing.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ReadingRecorder, Readings } from '../app/readings.ts';
import { createReadings } from '../app/readings.ts';
import type { Actor } from '../people/contract.ts';
import type { Action } from '../people/permissions.ts';
import { replaceError } from './problem-answers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where the viewer's world notes what it hands out of unpublished figures about units. */
    readings: Readings;
  }
}

export interface RecordReadings {
  readonly recorder: ReadingRecorder;
  readonly clock: () => string;
  readonly actorOf: (request: FastifyRequest) => Actor;
  /** The route's name and what it is for, as the permission table calls it. */
  readonly routeOf: (request: FastifyRequest) => { readonly name: string; readonly action: Action };
}

export function recordReadings(server: FastifyInstance, options: RecordReadings): void {
  server.decorateRequest('readings');
  server.addHook('onRequest', async (request) => {
    request.readings = createReadings();
  });
  server.addHook('onSend', async (request, reply) => {
    const { readings } = request;
    // An answer that could not be recorded is replaced by an error, which passes here again and holds no figures.
    request.readings = createReadings();
    const { name, action } = options.routeOf(request);
    const events = readings.events(name, action);
    if (events.length === 0) return;
    const actor = options.actorOf(request);
    const at = options.clock();
    try {
      await options.recorder.record(events.map((event) => ({ actor, event, at })));
    } catch (error) {
      if (reply.statusCode < 400) throw error;
      return replaceError(error, request, reply);
    }
    return undefined;
  });
}
