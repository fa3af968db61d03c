import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const source = (path: string): string => resolve(import.meta.dirname, 'src', path);

const sampleData = source('main/sample/data');

export default defineConfig({
  main: {
    plugins: [
      {
        name: 'sample-data',
        generateBundle() {
          for (const name of readdirSync(sampleData))
            this.emitFile({
              type: 'asset',
              fileName: `data/${name}`,
              source: readFileSync(resolve(sampleData, name)),
            });
        },
      },
    ],
    build: {
      rolldownOptions: {
        // One flat folder, so that a module finds what lies beside it built as it does in source.
        output: { chunkFileNames: '[name]-[hash].js' },
        input: {
          desktop: source('main/hosts/desktop/main.ts'),
          cli: source('main/hosts/cli/main.ts'),
          'worker-intake': source('main/intake/worker-intake.ts'),
          'worker-report': source('main/report/worker-report.ts'),
          'worker-backups': source('main/workbook/worker-backups.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: source('main/hosts/desktop/preload.ts') },
        // A sandboxed preload must be CommonJS, and may require nothing but electron.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    build: {
      minify: true,
      // Read from the disk, never over a network: one large chunk costs nothing.
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        input: { index: source('renderer/index.html'), present: source('renderer/present.html') },
      },
    },
    plugins: [react()],
  },
});
