// Every kind of test that runs in process. The browser's tests (tests/e2e) and the crash tests (tests/hostile) are projects
// of their own because they need the built product.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'tests/{spec,generative,golden,acceptance,conformance,proofreader}/**/*.test.{ts,tsx}',
      // Hostile files and requests need no built product, only the reader and the server's routes.
      'tests/hostile/{asvs,audit,backup,collect,http,web}*.test.ts',
    ],
    globalSetup: 'tests/setup/postgres.ts',
    env: { TZ: 'UTC', LANG: 'C.UTF-8' },
    pool: 'forks',
    // Vitest leaves one core to itself, which on a machine of two leaves one of them idle half of the time.
    maxWorkers: Math.max(availableParallelism(), 2),
    // Property tests are long on a machine that does other things too; a test is never failed for being slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    passWithNoTests: false,
  },
});
