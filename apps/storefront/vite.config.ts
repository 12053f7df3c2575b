import { defineConfig, runnerImport, type Plugin } from 'vite';

async function drawnPictures(): Promise<Map<string, string>> {
  const file = `${import.meta.dirname}/src/pictures/files.ts`;
  const { module } = await runnerImport<typeof import('./src/pictures/files')>(file);
  return module.pictureFiles();
}

/** Writes the shop's drawn pictures as static files, and serves them while developing. */
function pictures(): Plugin {
  return {
    name: 'shop-pictures',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = (request.url ?? '').split('?')[0] ?? '';
        const svg = path.endsWith('.svg') ? (await drawnPictures()).get(path) : undefined;
        if (!svg) return next();
        response.setHeader('content-type', 'image/svg+xml');
        response.end(svg);
      });
    },
    async generateBundle() {
      for (const [path, source] of await drawnPictures())
        this.emitFile({ type: 'asset', fileName: path.slice(1), source });
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [pictures()],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: '../../dist/apps/storefront',
    emptyOutDir: true,
    assetsDir: 'shop-assets',
    assetsInlineLimit: 0,
  },
});
