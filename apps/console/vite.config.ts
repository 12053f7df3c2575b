import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Vendor chunks change rarely, so returning agents load only the console's own code after an update. */
function vendorChunk(id: string): string | undefined {
  if (!id.includes('node_modules')) return undefined;
  if (id.includes('pinyin-pro')) return 'pinyin';
  if (/node_modules\/(react|react-dom|react-router|scheduler|i18next|react-i18next|@tanstack)\//.test(id)) {
    return 'react';
  }
  if (/node_modules\/(socket\.io|engine\.io|@socket\.io|idb-keyval)/.test(id)) return 'realtime';
  return undefined;
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  server: {
    proxy: { '/api': 'http://127.0.0.1:3000', '/socket.io': { target: 'http://127.0.0.1:3000', ws: true } },
  },
  build: {
    outDir: '../../dist/apps/console',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1_500,
    rollupOptions: { output: { manualChunks: vendorChunk } },
  },
});
