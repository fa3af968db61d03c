import { defineConfig } from 'vitest/config';

/** `node` needs Node alone; `browser` needs Chromium; `office` needs LibreOffice. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/office/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has a browser and a server of its own; more than two crowd a small machine.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'office',
          include: ['test/office/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
