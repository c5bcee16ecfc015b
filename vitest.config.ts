import { defineConfig } from 'vitest/config';
import solid from 'vite-plugin-solid';

// Four kinds of test, one project each. vite-plugin-solid would make jsdom the default
// environment everywhere, so it is loaded only where components are compiled.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/{shared,hardware,web}/**/*.test.ts'],
          exclude: ['tests/**/*.integration.test.ts', 'tests/**/*.browser.test.ts'],
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: [
            'tests/{db,server,journeys,controls}/**/*.test.ts',
            'tests/**/*.integration.test.ts',
            // A seeded sample of each; `test:faults` runs the long form.
            'tests/faults/**/*.test.ts',
          ],
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [solid()],
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-setup.ts', 'tests/support/web-build-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'faults',
          env: { FAULTS: 'long' },
          environment: 'node',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
