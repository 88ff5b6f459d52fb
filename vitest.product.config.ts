// Tests of the built product from outside: a person's journeys in a real browser, and what survives a crash.
import { defineConfig } from 'vitest/config';

const common = {
  env: { TZ: 'UTC', LANG: 'C.UTF-8' },
  pool: 'forks',
  testTimeout: 120_000,
  hookTimeout: 180_000,
} as const;

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          ...common,
          name: 'webbläsare',
          include: ['tests/e2e/**/*.test.ts'],
          // Two journeys beside each other, each with a server and a browser of its own: they wait for each other's answers often.
          maxWorkers: 2,
          // Pages that are looked at side by side: most of the time is axe's, in a browser process of each page's own.
          maxConcurrency: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...common,
          name: 'krascher',
          include: ['tests/hostile/{*kill,load,power-cut,two-processes}.test.ts'],
          // Alone on the machine: they measure, and wait for what has been killed.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
