import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { typePrograms } from './test-static.js';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'static-'));
  for (const folder of ['apps', 'libs']) mkdirSync(join(root, folder));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (project, options, more = {}) => {
  const file = join(root, project, 'tsconfig.json');
  mkdirSync(dirname(file), { recursive: true });
  const base = `${'../'.repeat(project.split('/').length)}tsconfig.base.json`;
  writeFileSync(file, JSON.stringify({ extends: base, compilerOptions: options, include: ['src'], ...more }));
};
const projects = () =>
  typePrograms(root).map(({ projects }) => projects.map((folder) => folder.slice(root.length + 1)));

describe('programs of types', () => {
  test('libraries under the same options are one program, with the sources of all', () => {
    write('libs/a/one', { types: ['node', 'jest'] });
    write('libs/a/two', { types: ['jest', 'node'] }, { include: ['src', 'page'] });
    const [program, ...others] = typePrograms(root);
    expect(others).toEqual([]);
    expect(program).toMatchObject({
      base: join(root, 'tsconfig.base.json'),
      include: ['libs/a/one/src', 'libs/a/two/src', 'libs/a/two/page'].map((name) => join(root, name)),
    });
  });

  test('what one project may use and another may not keeps them apart', () => {
    write('libs/server', { types: ['node', 'jest'] });
    write('libs/pure', { types: ['jest'] });
    write('libs/web', { types: ['jest'], lib: ['es2023', 'dom'] });
    expect(projects()).toEqual([['libs/pure'], ['libs/server'], ['libs/web']]);
  });

  test('the packages of an app declare nothing for another app or a library', () => {
    for (const project of ['apps/one', 'apps/two', 'libs/one', 'libs/two']) write(project, {});
    expect(projects()).toEqual([['apps/one'], ['apps/two'], ['libs/one', 'libs/two']]);
  });

  test('a project that says more than is understood is refused, not half checked', () => {
    write('apps/one', {}, { exclude: ['src/old'] });
    expect(() => typePrograms(root)).toThrow(join('apps', 'one', 'tsconfig.json'));
  });

  test('every project of this tree that has types is checked', () => {
    const programs = typePrograms(process.cwd());
    const all = programs.flatMap(({ projects }) => projects);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(
      expect.arrayContaining(
        ['apps/gateway', 'apps/console', 'libs/contracts', 'libs/contexts/cases'].map((name) =>
          join(process.cwd(), name),
        ),
      ),
    );
    expect(programs.length).toBeLessThan(all.length);
  });
});
