// The page lies beside the program that serves it.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/simulator/',
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  server: { proxy: { '/simulator/__sim': 'http://127.0.0.1:3100' } },
  build: { outDir: '../../../dist/apps/simulator/page', emptyOutDir: true, target: 'es2022' },
});
