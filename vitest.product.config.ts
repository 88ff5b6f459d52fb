// Tests of the built product from outside: a person's journeys in a real browser, and what survives a crash.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts', 'tests/hostile/{*kill,load,power-cut,two-processes}.test.ts'],
    env: { TZ: 'UTC', LANG: 'C.UTF-8' },
    pool: 'forks',
    fileParallelism: false,
    // Pages that are looked at side by side: most of the time is axe's, in a browser process of each page's own.
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    passWithNoTests: false,
  },
});
