import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { ConflictError, NotFoundError, UnavailableError } from '../core/failure.ts';
import { DatabaseInUseError } from '../storage/backup/restore-database.ts';
import { BrokenBackupError } from '../storage/backup/sealed-file.ts';
import { DataFolderError, NewerVersionError } from '../storage/data-folder-errors.ts';
import { EXIT, endingOf } from './exit-codes.ts';

it.each([
  [new NotFoundError('finns inte'), 12],
  [new UnavailableError('svarar inte'), 13],
  [new ConflictError('någon annan', { basedOn: 1, currentVersion: 2, current: null }), 13],
  [new DataFolderError('går inte att skriva i'), 15],
  [new NewerVersionError('nyare'), 16],
  [new BrokenBackupError('skadad'), 66],
  [new DatabaseInUseError('inte tom'), 67],
])('%s ends a command with its code and its sentence', (error, code) => {
  expect(endingOf(error)).toEqual({ code, sentence: error.message });
});

it('a port that is taken has a code of its own and names the port', async () => {
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
  const address = first.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const error = await new Promise((resolve) =>
    createServer().once('error', resolve).listen(port, '127.0.0.1'),
  );
  first.close();
  expect(endingOf(error)).toEqual({ code: EXIT.portTaken, sentence: expect.stringContaining(String(port)) });
});

it('anything else is a programming mistake and says nothing to the person', () => {
  expect(endingOf(new TypeError('x is undefined'))).toEqual({ code: 70, sentence: null });
});
