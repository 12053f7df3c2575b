// Builds the widget: the panel's script, the loader that knows its name, then the frame. Run by nx (apps/widget/project.json).
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const out = resolve(root, '../../dist/apps/widget');
const settings = { root, configFile: false, logLevel: 'warn', resolve: { tsconfigPaths: true } };
const target = ['es2022', 'safari16', 'chrome111', 'firefox113'];

/** One self-contained script, as text. */
async function script(entry, define = {}) {
  const result = await build({
    ...settings,
    define,
    build: { target, write: false, lib: { entry, name: 'yingda', formats: ['iife'] } },
  });
  const [{ output }] = [result].flat();
  return output[0].code;
}

/** Modules the entry imports statically. Rolldown would split off what lazy parts share with them, at a request each. */
const first = new Set();
const firstLoad = {
  name: 'first-load',
  buildEnd() {
    const visit = (id) => {
      if (first.has(id)) return;
      first.add(id);
      for (const next of this.getModuleInfo(id)?.importedIds ?? []) visit(next);
    };
    visit(resolve(root, 'src/frame/main.tsx'));
  },
};

/** Leaves out the design tokens that no rule of the widget uses. */
const usedTokens = {
  name: 'used-tokens',
  generateBundle(_, bundle) {
    const files = Object.values(bundle);
    const all = files.map((file) => file.code ?? String(file.source)).join('\n');
    // `--av-1` … are put together at run time.
    const used = (name) =>
      name.startsWith('--av-') || all.includes(`var(${name})`) || all.includes(`"${name}"`);
    for (const file of files) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
      file.source = String(file.source).replace(/(--[a-z0-9-]+):[^;{}]*(;|(?=\}))/g, (rule, name) =>
        used(name) ? rule : '',
      );
    }
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(resolve(out, 'widget/assets'), { recursive: true });
const panel = await script('src/panel/main.ts');
const panelName = `widget/assets/panel-${createHash('sha256').update(panel).digest('hex').slice(0, 8)}.js`;
writeFileSync(resolve(out, panelName), panel);
writeFileSync(
  resolve(out, 'widget.js'),
  await script('src/loader/main.ts', { PANEL: JSON.stringify(panelName) }),
);

await build({
  ...settings,
  base: '/widget/',
  plugins: [firstLoad, usedTokens],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target,
    outDir: resolve(out, 'widget'),
    emptyOutDir: false,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: resolve(root, 'frame.html'),
      // Constants made from constants: what no screen names stays out.
      treeshake: { moduleSideEffects: [{ test: /libs\/contracts\/src\/names/, sideEffects: false }] },
      output: {
        codeSplitting: { groups: [{ name: 'first', test: (id) => first.has(id) && !id.endsWith('.css') }] },
      },
    },
  },
});
