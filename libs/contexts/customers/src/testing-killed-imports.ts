import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const OUT = resolve('dist/proofs/customers');

/** A folder for files that two processes read. */
export function importFolder(): { url: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'yingda-imports-'));
  return {
    url: pathToFileURL(folder).href,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** One life of a process that works on imports. */
export interface ImportLife {
  readonly over: boolean;
  /** Whether it was the signal that ended it. */
  readonly killed: boolean;
  readonly ended: Promise<void>;
  /** Without any warning, as a lost power supply. */
  kill(): Promise<void>;
}

/** Builds the program once; every start is a process of its own on this database. */
export function importProcess(databaseUrl: string, files: string): { start: () => ImportLife } {
  const root = resolve('libs/contexts/customers');
  const build = { ssr: 'src/testing-import-process.ts', target: 'node20', outDir: OUT, emptyOutDir: true };
  const folder = mkdtempSync(join(tmpdir(), 'yingda-build-'));
  const config = join(folder, 'vite.config.mjs');
  const settings = { root, logLevel: 'error', resolve: { tsconfigPaths: true }, build };
  writeFileSync(config, `export default ${JSON.stringify(settings)};`);
  const vite = [resolve('node_modules/vite/bin/vite.js'), 'build', '--config', config];
  const built = spawnSync(process.execPath, vite, { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  if (built.status !== 0) throw new Error(`The import's program cannot be built: ${built.stderr}`);
  return { start: () => live([join(OUT, 'testing-import-process.js'), databaseUrl, files]) };
}

function live(program: string[]): ImportLife {
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'ignore', 'inherit'] });
  const life = { over: false, killed: false };
  const ended = new Promise<void>((resolve) =>
    child.once('exit', (_code, signal) => {
      Object.assign(life, { over: true, killed: signal === 'SIGKILL' });
      resolve();
    }),
  );
  return Object.assign(life, {
    ended,
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  });
}
