import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));

// Who does not trace pays neither time at the start nor memory for it.
describe('the code that traces', () => {
  it('is imported by nothing that every process loads', () => {
    const loads = (text: string, module: RegExp) =>
      [...text.matchAll(/^import (?!type )[\s\S]*?from '([^']+)'/gm)].some(([, name]) => module.test(name!));
    const library = sources.filter(({ text }) => loads(text, /^@opentelemetry\//)).map(({ file }) => file);
    expect(library.sort()).toEqual(['watching/otlp-exporter.ts', 'watching/otlp-tracing.ts']);
    expect(sources.filter(({ text }) => loads(text, /\/otlp-tracing$/))).toEqual([]);
    expect(
      sources.filter(({ text }) => /import\('\.\/otlp-tracing'\)/.test(text)).map(({ file }) => file),
    ).toEqual(['watching/start-watching.ts']);
  });
});
