/** The import rules of docs/architecture.md. test/imports.test.ts checks that modules are really read. */
module.exports = {
  forbidden: [
    {
      name: 'shared-is-pure',
      comment: 'src/shared runs in every process: nothing of Node, Electron or React.',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-knows-no-shell',
      comment: 'src/shared imports neither Electron nor React, nor what is built on it.',
      severity: 'error',
      from: { path: '^src/shared' },
      to: {
        path: '(^src/(main|renderer))|node_modules/(electron|react|react-dom|better-sqlite3|exceljs)/',
      },
    },
    {
      name: 'renderer-imports-shared-only',
      comment: 'The renderer reaches the file only through the contract.',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: '^src/main|node_modules/(electron|better-sqlite3|exceljs)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-only-in-desktop',
      comment: 'Everything but the desktop host runs without Electron.',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/hosts/desktop' },
      to: { path: '(^|node_modules/)electron(/|$)' },
    },
    {
      name: 'hosts-are-outermost',
      comment: 'Use cases, workbook, intake and report know no host.',
      severity: 'error',
      from: { path: '^src/main', pathNot: '^src/main/hosts' },
      to: { path: '^src/main/hosts' },
    },
    {
      name: 'workbook-knows-no-use-case',
      severity: 'error',
      from: { path: '^src/main/(workbook|report)' },
      to: { path: '^src/main/usecases' },
    },
    {
      name: 'hosts-do-not-touch-each-other',
      comment: 'Each host is thin and alone; what they share lies beside them.',
      severity: 'error',
      from: { path: '^src/main/hosts/(desktop|web)/' },
      to: { path: '^src/main/hosts/(cli|desktop|web)/', pathNot: '^src/main/hosts/$1/' },
    },
    {
      name: 'sql-lives-in-workbook',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/workbook' },
      to: { path: 'node_modules/better-sqlite3/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependency-in-main',
      severity: 'error',
      from: { path: '^src/main', pathNot: '^src/main/hosts/(desktop|renderer-build)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.json'],
    },
  },
};
