// The architecture, as far as a linter can see it. Run through nx (nx run-many -t lint): the boundary rule reads the Nx graph.
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const only = (sourceTag, ...tags) => ({ sourceTag, onlyDependOnLibsWithTags: tags });
const boundaries = [
  only('type:contracts', 'type:contracts'),
  only('type:events', 'type:contracts'),
  only('type:platform', 'type:contracts', 'type:events'),
  only('type:testing', 'type:contracts', 'type:events', 'type:platform'),
  // A context never imports another context: they meet by events, or by ports wired in apps/gateway/src/wiring.
  only('type:context', 'type:contracts', 'type:events', 'type:platform', 'type:testing'),
  only('type:client', 'type:contracts', 'type:client'),
  only('app:server', 'type:contracts', 'type:events', 'type:platform', 'type:testing', 'type:context'),
  only('app:web', 'type:contracts', 'type:client'),
  only('app:tool', 'type:contracts', 'type:client'),
  // Load and faults: a client of the running product, never a part of it.
  only('app:proof', 'type:contracts', 'type:client', 'type:events', 'type:platform', 'type:testing'),
];

const tooManyParameters = [
  'FunctionDeclaration',
  'ArrowFunctionExpression',
  'MethodDefinition[kind!="constructor"] > FunctionExpression',
].map((node) => ({
  selector: `${node}[params.length>3]`,
  message: 'At most three parameters: pass one object.',
}));
const noStarExport = {
  selector: 'ExportAllDeclaration',
  message: 'A door names what it hands out (rule 7).',
};
const noEnvironment = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Settings are parsed once, in apps/gateway/src/config.ts.',
};
const noSystemClock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'All times come from the injected clock (rule 6).',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'All times come from the injected clock (rule 6).',
  },
];
const typeOnlyContracts = {
  selector: 'ImportDeclaration[importKind="type"][source.value="@yingda/contracts"]',
  message: 'The server imports contract classes as values: their decorators carry the validation (rule 4).',
};
const general = [...tooManyParameters, noStarExport];

export default tseslint.config(
  { ignores: ['dist', '**/node_modules', '.nx', 'coverage', '.yingda', 'apps/journeys/output'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,js}'],
    plugins: { '@nx': nx },
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        fetch: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
      },
    },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-syntax': ['error', ...general],
      'max-lines': ['error', { max: 300 }],
    },
  },
  { files: ['**/*.spec.{ts,tsx,js}'], rules: { 'max-lines': ['error', { max: 500 }] } },
  {
    files: ['**/*.spec.js'],
    languageOptions: {
      globals: {
        describe: 'readonly',
        test: 'readonly',
        expect: 'readonly',
        beforeAll: 'readonly',
        afterAll: 'readonly',
        beforeEach: 'readonly',
        afterEach: 'readonly',
      },
    },
  },
  {
    files: ['**/migrations/**', '**/locales/**', '**/samples/**', '**/*.golden.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['apps/gateway/src/**/*.ts', 'libs/contexts/**/*.ts', 'libs/server/**/*.ts'],
    ignores: [
      '**/*.spec.ts',
      'apps/gateway/src/config.ts',
      'apps/gateway/src/main.ts',
      'apps/gateway/src/migrate.ts',
      'libs/server/testing/**',
      'libs/server/platform/src/clock/**',
    ],
    rules: {
      'no-restricted-syntax': ['error', ...general, ...noSystemClock, noEnvironment, typeOnlyContracts],
    },
  },
  {
    files: ['libs/contexts/*/src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '@nestjs/*',
                'typeorm',
                'pg',
                'pg-boss',
                'node:*',
                '@yingda/platform',
                '../storage/*',
                '../use-cases/*',
                '../ports',
                '../index',
              ],
              message: 'The domain is pure (rule 6).',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/contexts/**/*.ts'],
    ignores: ['**/*.module.ts', '**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@nestjs/*'], message: 'Only <name>.module.ts knows Nest.' },
            { group: ['socket.io', 'express'], message: 'Transport lives in apps/gateway (rule 3).' },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/client/**/*.{ts,tsx}', 'apps/{console,widget,storefront}/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@yingda/contracts',
              allowTypeImports: true,
              message: 'Browsers take values from @yingda/contracts/names (rule 4).',
            },
          ],
        },
      ],
    },
  },
  {
    // The signature of a webhook's check is fixed: bytes, headers, query, settings, time.
    files: ['**/verify-inbound.ts'],
    rules: {
      'no-restricted-syntax': ['error', noStarExport, ...noSystemClock, noEnvironment, typeOnlyContracts],
    },
  },
  prettier,
);
