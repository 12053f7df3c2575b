import { CONSOLE_COMMANDS, CONSOLE_EVENTS, WIDGET_COMMANDS, WIDGET_EVENTS } from '@yingda/contracts/names';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', 'apps', 'libs'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && existsSync(join(root, file)));
const sources = files.filter((file) => !/\.spec\.tsx?$/.test(file) && !file.includes('/test/'));
const text = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const { paths } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')).compilerOptions as {
  paths: Record<string, string[]>;
};

/** Files that a file imports as values; types alone make no cycle at run time. */
function importsOf(file: string): string[] {
  const found: string[] = [];
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
  for (const [, target] of (text.get(file) as string).matchAll(pattern)) {
    const base = target!.startsWith('.')
      ? join(dirname(file), target!)
      : paths[target!]?.[0]?.replace(/^\.\//, '');
    if (!base) continue;
    const hit = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((candidate) =>
      text.has(candidate),
    );
    if (hit) found.push(hit);
  }
  return found;
}

function findCycle(): string[] | null {
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const visit = (file: string): string[] | null => {
    if (state.get(file) === 'done') return null;
    if (state.get(file) === 'open') return [...trail.slice(trail.indexOf(file)), file];
    state.set(file, 'open');
    trail.push(file);
    for (const next of importsOf(file)) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    trail.pop();
    state.set(file, 'done');
    return null;
  };
  for (const file of sources) {
    const cycle = visit(file);
    if (cycle) return cycle;
  }
  return null;
}

/** table → folder name of the lib that owns it, by the number range of its migration. */
function tableOwners(): Map<string, string> {
  const ranges: Record<string, string> = {
    '02': 'agents',
    '03': 'customers',
    '04': 'channels',
    '05': 'conversations',
    '06': 'routing',
    '09': 'service-levels',
    '10': 'reports',
    '07': 'knowledge',
    '11': 'automation',
    '12': 'surveys',
    '13': 'promises',
    '14': 'cases',
    '08': 'gateway',
  };
  const owners = new Map<string, string>();
  for (const file of sources.filter(
    (item) => item.startsWith('apps/gateway/src/migrations/') && !item.endsWith('index.ts'),
  )) {
    const owner = ranges[/\/(\d\d)\d\d-/.exec(file)?.[1] ?? ''] as string;
    for (const [, table] of (text.get(file) as string).matchAll(
      /create (?:unlogged )?table (?:if not exists )?(\w+)/gi,
    ))
      owners.set(table!, owner);
  }
  return owners;
}

const projects = files.filter((file) => file.endsWith('/tsconfig.json')).map(dirname);
const projectFiles = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', '--', 'apps/*/project.json', 'libs/**/project.json'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter(Boolean);

describe('architecture', () => {
  it('has no cycle of imports between files', () => {
    expect(findCycle()).toBeNull();
  });

  it('tags every project', () => {
    expect(projectFiles.length).toBeGreaterThan(15);
    for (const file of projectFiles)
      expect({ file, tags: JSON.parse(readFileSync(join(root, file), 'utf8')).tags }).toEqual({
        file,
        tags: expect.arrayContaining([expect.stringMatching(/^type:/)]),
      });
    expect(projects).toBeDefined();
  });

  it('has one door per lib, with named exports', () => {
    for (const file of sources)
      expect({ file, star: /^export \*/m.test(text.get(file) as string) }).toEqual({ file, star: false });
    const doors = new Map<string, number>();
    for (const file of sources.filter(
      // Inside a lib, one folder more per channel is a door of that folder only.
      (item) => item.startsWith('libs/') && item.endsWith('/index.ts') && !item.includes('/src/adapters/'),
    )) {
      const lib = file.slice(0, file.indexOf('/src/'));
      doors.set(lib, (doors.get(lib) ?? 0) + 1);
    }
    expect([...doors].filter(([, count]) => count !== 1)).toEqual([]);
  });

  it('never imports its own door from inside a lib', () => {
    const offenders = sources.filter(
      (file) =>
        file.startsWith('libs/') &&
        importsOf(file).some(
          (target) =>
            target.endsWith('/src/index.ts') &&
            target.slice(0, target.indexOf('/src/')) === file.slice(0, file.indexOf('/src/')),
        ),
    );
    expect(offenders).toEqual([]);
  });

  it('gives every context the same folders', () => {
    const shared = ['domain', 'use-cases', 'reactions', 'storage'];
    for (const context of readdirSync(join(root, 'libs/contexts'))) {
      // One folder per provider, behind one port, and the suite that all of them pass.
      const allowed = context === 'channels' ? [...shared, 'adapters', 'testing'] : shared;
      const inside = readdirSync(join(root, 'libs/contexts', context, 'src'), { withFileTypes: true });
      expect({
        context,
        folders: inside
          .filter((item) => item.isDirectory() && !allowed.includes(item.name))
          .map((item) => item.name),
      }).toEqual({ context, folders: [] });
      expect({
        context,
        door: existsSync(join(root, 'libs/contexts', context, 'src/index.ts')),
        page: existsSync(join(root, 'libs/contexts', context, 'README.md')),
      }).toEqual({ context, door: true, page: true });
    }
  });

  it('keeps Nest out of contexts but for their module file', () => {
    const offenders = sources.filter(
      (file) =>
        file.startsWith('libs/contexts/') &&
        !file.endsWith('.module.ts') &&
        /from '@nestjs\//.test(text.get(file) as string),
    );
    expect(offenders).toEqual([]);
  });

  it('uses no word that says nothing in a file or folder name', () => {
    const offenders = files.filter((file) =>
      /(^|[/.-])(common|utils?|helpers?|manager|base|misc)([/.-]|$)/.test(relative('.', file)),
    );
    expect(offenders).toEqual([]);
  });

  it('names commands noun.imperative and events noun.past', () => {
    // A warning says what goes on while it is told.
    const past = /^[a-z-]+\.([a-z]+ed|sent|read|head|withdrawn|ending|made|due|kept|broken)$/;
    for (const name of [...WIDGET_EVENTS, ...CONSOLE_EVENTS]) expect(name).toMatch(past);
    for (const name of [...WIDGET_COMMANDS, ...CONSOLE_COMMANDS]) {
      expect(name).toMatch(/^[a-z]+\.[a-z-]+$/);
      expect(name).not.toMatch(/(?<!ne)ed$/);
    }
  });

  it('lets only the owning context write its tables', () => {
    const owners = tableOwners();
    expect(owners.size).toBeGreaterThan(15);
    const offenders: string[] = [];
    for (const file of sources.filter(
      (item) =>
        item.startsWith('libs/contexts/') ||
        item.startsWith('apps/gateway/src/views/') ||
        item.startsWith('apps/gateway/src/http/'),
    )) {
      const context = file.startsWith('libs/contexts/') ? file.split('/')[2] : 'gateway';
      for (const [, table] of (text.get(file) as string).matchAll(
        /\b(?:insert into|update|delete from)\s+(\w+)/gi,
      )) {
        const owner = owners.get(table!);
        if (owner && owner !== context) offenders.push(`${file} writes ${table} of ${owner}`);
      }
    }
    expect(offenders).toEqual([]);
  });

  it('has at the top only what the map names', () => {
    const top = execFileSync('git', ['ls-tree', '--name-only', 'HEAD'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((name) => name && !name.startsWith('.'));
    const allowed = [
      'apps',
      'libs',
      'docker',
      'nx.json',
      'package.json',
      'package-lock.json',
      'tsconfig.base.json',
      'eslint.config.js',
      'jest.preset.js',
      'README.md',
    ];
    expect(top.filter((name) => !allowed.includes(name))).toEqual([]);
  });
});
