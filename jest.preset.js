// One Jest configuration for the whole tree; TEST_KIND chooses which specs run:
// unit (default, no I/O), db (*.db.spec.ts, real PostgreSQL), e2e (apps/gateway/test), journeys (browser),
// installation (npm start as a stranger would meet it), proof (*.proof.spec.ts: what is too long for every run).
// Jest on Node 20 cannot require() ES modules and Nest 12 is ESM only, so SWC turns the listed packages into CommonJS.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const { paths } = JSON.parse(readFileSync(`${root}/tsconfig.base.json`, 'utf8')).compilerOptions;
const kind = process.env.TEST_KIND ?? 'unit';

const match = {
  unit: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.spec.js'],
  db: ['**/*.db.spec.ts'],
  e2e: ['**/apps/gateway/test/**/*.e2e.spec.ts'],
  journeys: ['**/apps/journeys/src/**/*.journey.spec.ts'],
  installation: ['**/apps/launcher/src/**/*.install.spec.js'],
  proof: ['**/*.proof.spec.ts'],
}[kind];

// Packages that ship ES modules only and are loaded by some spec.
const esmOnly = [
  '@nestjs',
  'uuid',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'cookie',
  'idb-keyval',
  'lucide-react',
  'preact',
  '@audio',
  // Loads a module of Node by a dynamic import, which Jest knows only where it is transformed.
  'silk-wasm',
];

const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};
// `tsx: true` cannot parse `<T>(x) => …` in .ts files, so plain TypeScript gets a parser without JSX.
const swcPlain = { ...swc, jsc: { ...swc.jsc, parser: { ...swc.jsc.parser, tsx: false } } };

export default {
  rootDir: root,
  roots: ['<rootDir>/apps', '<rootDir>/libs'],
  // A gateway's two thousand modules are evaluated once for each worker, see libs/server/testing.
  ...(kind === 'db' || kind === 'e2e'
    ? {
        testEnvironment: '<rootDir>/libs/server/testing/jest/shared-environment.js',
        runtime: '<rootDir>/libs/server/testing/jest/shared-runtime.js',
      }
    : { testEnvironment: 'node' }),
  testMatch: match,
  testPathIgnorePatterns: [
    '/node_modules/',
    '/dist/',
    ...(kind === 'unit'
      ? [
          '\\.db\\.spec\\.ts$',
          '\\.e2e\\.spec\\.ts$',
          '\\.journey\\.spec\\.ts$',
          '\\.proof\\.spec\\.ts$',
          '\\.install\\.spec\\.js$',
        ]
      : []),
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.nx/'],
  moduleNameMapper: {
    ...Object.fromEntries(
      Object.entries(paths).map(([name, [file]]) => [`^${name}$`, `<rootDir>/${file.replace('./', '')}`]),
    ),
    '\\.(css|svg)$': '<rootDir>/jest.preset.js',
  },
  transform: {
    '^.+\\.tsx$': ['@swc/jest', swc],
    '^.+\\.(ts|js|mjs|cjs)$': ['@swc/jest', swcPlain],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})(/|@))`],
  ...(kind === 'unit'
    ? {}
    : { testTimeout: kind === 'journeys' || kind === 'installation' ? 120_000 : 30_000 }),
  // What is measured is measured alone.
  ...(kind === 'journeys' || kind === 'installation' || kind === 'proof' ? { maxWorkers: 1 } : {}),
};
