// Built as the gateway is: plain programs for Node, node_modules stay external.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

// Drivers the launcher forks (bench, faults), and what the benchmarks fork themselves (relay, loader).
const entries = ['bench', 'faults', 'relay', 'loader']
  .map((name) => [name, `src/${name}.ts`] as const)
  .filter(([, file]) => existsSync(join(import.meta.dirname, file)));

export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  build: {
    ssr: true,
    rollupOptions: { input: Object.fromEntries(entries) },
    target: 'node20',
    sourcemap: true,
    minify: false,
    outDir: '../../dist/apps/bench',
    emptyOutDir: true,
  },
});
