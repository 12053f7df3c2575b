// Vite's server build emits decorator metadata from the tsconfig beside it; node_modules stay external.
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  build: {
    ssr: true,
    rollupOptions: { input: { main: 'src/main.ts', migrate: 'src/migrate.ts' } },
    target: 'node20',
    sourcemap: true,
    minify: false,
    outDir: '../../dist/apps/gateway',
    emptyOutDir: true,
  },
});
