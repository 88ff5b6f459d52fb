// Every kind of test that runs in process. The browser's tests (tests/e2e) and the crash tests (tests/hostile) are projects
// of their own because they need the built product.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'tests/{spec,generative,golden,acceptance,conformance,proofreader}/**/*.test.{ts,tsx}',
      // Hostile files need no built product, only the reader.
      'tests/hostile/collect*.test.ts',
    ],
    env: { TZ: 'UTC', LANG: 'C.UTF-8' },
    pool: 'forks',
    passWithNoTests: false,
  },
});
