// A process that reads one extract of care data in, and says when it begins and when it is done. care-load-kill.test.ts kills it.
import { loadCare } from '../../src/app/load-care.ts';
import { inventedRegion, TEST_LIMITS } from '../fixtures/care-extract.ts';

const [from = '', into = ''] = process.argv.slice(2);
const region = await inventedRegion();
process.stdout.write('begun\n');
const { published } = await loadCare(
  { region, from, into, limits: TEST_LIMITS },
  () => new Date().toISOString(),
  () => {},
);
process.stdout.write(`done ${published?.manifest.sha256}\n`);
