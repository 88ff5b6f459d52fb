// A process that opens the embedded database of a data folder and keeps it open until it is killed; for tests of what a
// killed process leaves behind. Prints one line when it is open, or the error's name.
import { startEmbedded } from '../../src/storage/postgres/embedded.ts';

const [dataFolder = '', role = 'command'] = process.argv.slice(2);
try {
  await startEmbedded({ dataFolder, role: role === 'server' ? 'server' : 'command', log: () => {} });
  console.log('open');
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(error instanceof Error ? error.name : 'unknown');
}
