// Built as the gateway is: a plain program for Node, node_modules stay external.
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  resolve: { tsconfigPaths: true },
  build: {
    ssr: true,
    rollupOptions: { input: { main: 'src/main.ts' } },
    target: 'node20',
    sourcemap: true,
    minify: false,
    outDir: '../../dist/apps/simulator',
    emptyOutDir: true,
  },
});
