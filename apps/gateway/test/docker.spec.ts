import { createLogger } from '@yingda/platform';
import { DockerfileParser, type Copy, type Dockerfile } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { register } from 'prom-client';
import { parse } from 'yaml';
import { parseConfig } from '../src/config';
import { Watching } from '../src/watching/watching';

// No container can be built in every place where tests run, so what the files in docker/ say is held against the
// project: commands, paths, settings, ports, names of services, metrics.
const root = join(__dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);
const exists = (path: string): boolean =>
  tracked.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`));

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  depends_on?: string[] | Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  networks?: Record<string, { aliases: string[] }>;
  secrets?: string[];
  stop_grace_period?: string;
}
interface Compose {
  services: Record<string, Service>;
  volumes?: Record<string, unknown>;
  secrets?: Record<string, { environment: string }>;
}
const compose = (name: string): Compose => parse(read(`docker/${name}`), { merge: true }) as Compose;
const TOPOLOGIES = { 'compose.one-node.yml': 1, 'compose.many-nodes.yml': 5 };
const WATCH = 'compose.watch.yml';
const DOCKERFILES = ['docker/Dockerfile', 'docker/pgbouncer/Dockerfile'];

const isServer = (service: Service): boolean => service.build?.dockerfile === 'docker/Dockerfile';
const serversOf = ({ services }: Compose): [string, Service][] =>
  Object.entries(services).filter(([, service]) => isServer(service) && !service.command);

/** `${NAME:-default}` and `${NAME:?why}` as compose fills them in. */
function filledIn(text: string, given: Record<string, string>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (...found: string[]) => {
    const [, name = '', how, rest] = found;
    if (given[name]) return given[name];
    if (how === '-') return rest ?? '';
    throw new Error(`${name} is not given`);
  });
}

function dockerfile(path: string): { text: string; ast: Dockerfile } {
  const text = read(path);
  return { text, ast: DockerfileParser.parse(text) };
}
/** The values of ENV instructions of the last stage. */
function environmentOf(ast: Dockerfile): Record<string, string> {
  const last = ast.getFROMs().at(-1)!.getRange()!.start.line;
  return Object.fromEntries(
    ast
      .getENVs()
      .filter((env) => env.getRange()!.start.line > last)
      .flatMap((env) => env.getProperties())
      .map((property) => [property.getName(), property.getValue() ?? '']),
  );
}
const argumentsOf = (instruction: { getJSONStrings(): { getJSONValue(): string }[] }): string[] =>
  instruction.getJSONStrings().map((one) => one.getJSONValue());

const GIVEN = {
  POSTGRES_PASSWORD: 'a-password',
  SECRET_KEY: 'a-secret-key-of-more-than-32-characters',
  METRICS_TOKEN: 'a-token',
  GRAFANA_PASSWORD: 'another',
};
/** Every name the gateway's settings are read by. */
const settings = new Set(
  [...read('apps/gateway/src/config.ts').matchAll(/'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)'/g)].map(
    ([, name]) => name!,
  ),
);

describe('the Dockerfiles', () => {
  it.each(DOCKERFILES)(
    '%s has nothing a linter objects to, does not run as root and says when it is well',
    (path) => {
      const { text, ast } = dockerfile(path);
      expect(
        validate(text).map(({ message, range }) => `${path}:${range.start.line + 1} ${message}`),
      ).toEqual([]);
      const names = ast.getInstructions().map((one) => one.getKeyword());
      expect(
        ast
          .getInstructions()
          .filter((one) => one.getKeyword() === 'USER')
          .at(-1)!
          .getArgumentsContent(),
      ).not.toMatch(/^(root|0)\b/);
      expect(names.lastIndexOf('USER')).toBeGreaterThan(names.lastIndexOf('RUN'));
      expect(ast.getHEALTHCHECKs()).toHaveLength(1);
      for (const from of ast.getFROMs()) expect(from.getImage()).toMatch(/:(?!latest)/);
    },
  );

  it.each(DOCKERFILES)('%s copies only what is there', (path) => {
    const { ast } = dockerfile(path);
    const stages = ast.getFROMs().map((from) => from.getBuildStage());
    for (const copy of ast.getCOPYs()) {
      const stage = (copy as Copy).getFromFlag()?.getValue();
      const sources = copy
        .getArguments()
        .slice(0, -1)
        .map((one) => one.getValue());
      for (const source of sources) {
        if (stage)
          expect({ source, stage, known: stages.includes(stage) && source.startsWith('/app') }).toMatchObject(
            { known: true },
          );
        else expect({ source, exists: exists(source) }).toEqual({ source, exists: true });
      }
    }
  });

  it('builds and starts what the project builds', () => {
    const { text, ast } = dockerfile('docker/Dockerfile');
    const [, projects] = /nx run-many -t build -p ([\w,]+)/.exec(text) ?? [];
    for (const project of projects!.split(',')) {
      const { targets } = JSON.parse(read(`apps/${project}/project.json`)) as {
        targets: Record<string, unknown>;
      };
      expect({ project, builds: 'build' in targets }).toEqual({ project, builds: true });
    }
    // Everything the server serves, and nothing else.
    const served = [
      ...read('apps/gateway/src/http/static-files.ts').matchAll(/folder\('apps\/([\w-]+)\//g),
    ].map(([, app]) => app!);
    expect(new Set(projects!.split(','))).toEqual(new Set(['gateway', ...served]));
    const [, engine] = /ARG NODE_VERSION=(\d+)/.exec(text) ?? [];
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    expect(engines.node).toMatch(new RegExp(`>=${engine}\\.`));
    expect(argumentsOf(ast.getCMDs().at(-1)!)).toEqual(['node', ...serverFlags(), built('main')]);
  });

  it('gives the server settings it knows and takes, and asks after its health where it answers', () => {
    const { text, ast } = dockerfile('docker/Dockerfile');
    const environment = environmentOf(ast);
    const names = Object.keys(environment).filter((name) => name !== 'NODE_ENV');
    expect(names.filter((name) => !settings.has(name))).toEqual([]);
    expect(() => serverSettings({})).not.toThrow();
    const [, path] = /HEALTHCHECK[\s\S]*?PORT\}(\/\w+)/.exec(text) ?? [];
    expect(read('apps/gateway/src/http/health.controller.ts')).toContain(`@Get('${path!.slice(1)}')`);
    expect(
      ast
        .getInstructions()
        .find((one) => one.getKeyword() === 'EXPOSE')!
        .getArgumentsContent(),
    ).toBe(environment['PORT']);
  });

  it('leaves out of its context nothing that it copies', () => {
    const ignored = read('docker/Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    const copied = dockerfile('docker/Dockerfile')
      .ast.getCOPYs()
      .filter((copy) => !(copy as Copy).getFromFlag())
      .flatMap((copy) =>
        copy
          .getArguments()
          .slice(0, -1)
          .map((one) => one.getValue().replace('./', '')),
      );
    expect(
      ignored
        .filter((line) => line.startsWith('!'))
        .map((line) => line.slice(1))
        .sort(),
    ).toEqual([...new Set(copied)].sort());
    for (const line of ignored.filter((one) => /^apps\//.test(one)))
      expect({ line, exists: exists(line) }).toEqual({ line, exists: true });
  });
});

/** Where the build puts an entry of the gateway. */
function built(entry: string): string {
  const config = read('apps/gateway/vite.config.ts');
  expect(config).toMatch(new RegExp(`\\b${entry}: 'src/${entry}\\.ts'`));
  const [, folder] = /outDir: '([^']+)'/.exec(config) ?? [];
  return `${posix.normalize(`apps/gateway/${folder}`)}/${entry}.js`;
}

/** What the gateway makes of the image's environment with a service's over it. @throws WrongSetting */
function serverSettings(service: Service): ReturnType<typeof parseConfig> {
  const image = environmentOf(dockerfile('docker/Dockerfile').ast);
  const own = Object.entries(service.environment ?? {}).map(([name, value]) => [
    name,
    filledIn(String(value), GIVEN),
  ]);
  const needed = { DATABASE_URL: 'postgres://a:b@c/d', SECRET_KEY: GIVEN.SECRET_KEY };
  // The folder with the front ends is in the image and not here.
  return parseConfig({ ...needed, ...image, ...Object.fromEntries(own), YINGDA_DIST: root });
}

describe.each(Object.entries(TOPOLOGIES))('%s', (file, servers) => {
  const { services, volumes } = compose(file);

  it('starts its servers with settings they know and take', () => {
    expect(serversOf({ services })).toHaveLength(servers);
    for (const [name, service] of serversOf({ services })) {
      expect({
        name,
        unknown: Object.keys(service.environment!).filter((one) => !settings.has(one)),
      }).toEqual({ name, unknown: [] });
      const parsed = serverSettings(service);
      expect(parsed.role).toBe(servers === 1 ? 'all' : name.replace(/-\d$/, ''));
      const hosts = [
        parsed.databaseUrl,
        parsed.databaseDirectUrl,
        ...(parsed.redisUrl ? [parsed.redisUrl] : []),
      ];
      for (const host of hosts) expect(Object.keys(services)).toContain(new URL(host).hostname);
      expect(parsed.metricsToken).toBe(GIVEN.METRICS_TOKEN);
      if (servers > 1) expect(parsed.redisUrl).not.toBeNull();
    }
  });

  it('migrates with what the build makes, where it does so apart', () => {
    for (const { command } of Object.values(services).filter(
      (service) => isServer(service) && service.command,
    ))
      expect(command).toEqual(['node', built('migrate')]);
  });

  it('names only services, volumes, files and variables that are there', () =>
    consistent({ services, volumes }));

  // Jobs in hand have ten seconds, sockets and requests about as long beside them.
  it('gives servers longer to stop than they may take', () => {
    for (const [name, service] of serversOf({ services })) {
      const seconds = Number.parseInt(service.stop_grace_period ?? '0');
      expect({ name, seconds, enough: seconds >= 20 }).toEqual({ name, seconds, enough: true });
    }
  });
});

function consistent({ services, volumes = {}, secrets = {} }: Compose, others: string[] = []): void {
  const known = [...Object.keys(services), ...others];
  const example = new Set([...read('docker/example.env').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name));
  for (const [name, service] of Object.entries(services)) {
    const needs = Array.isArray(service.depends_on)
      ? service.depends_on
      : Object.keys(service.depends_on ?? {});
    expect({ name, unknown: needs.filter((one) => !known.includes(one)) }).toEqual({ name, unknown: [] });
    for (const [on, { condition }] of Array.isArray(service.depends_on)
      ? []
      : Object.entries(service.depends_on ?? {}))
      if (condition === 'service_healthy')
        expect({ on, says: Boolean(services[on]!.healthcheck ?? services[on]!.build) }).toEqual({
          on,
          says: true,
        });
    for (const volume of service.volumes ?? []) {
      const [source] = volume.split(':') as [string];
      const there = source.startsWith('./') ? exists(posix.join('docker', source)) : source in volumes;
      expect({ name, volume, there }).toEqual({ name, volume, there: true });
    }
    if (service.build)
      expect({ name, exists: exists(service.build.dockerfile) }).toEqual({ name, exists: true });
    else expect(service.image).toMatch(/^[\w./-]+:[\w.-]*\d[\w.-]*$/);
    for (const secret of service.secrets ?? []) expect(secrets).toHaveProperty([secret]);
    const variables = [...JSON.stringify(service).matchAll(/\$\{(\w+)/g)].map(([, variable]) => variable);
    expect({ name, missing: variables.filter((one) => !example.has(one) && one !== 'TRUST_PROXY') }).toEqual({
      name,
      missing: [],
    });
  }
}

describe('what stands around the servers', () => {
  const many = compose('compose.many-nodes.yml');
  const port = environmentOf(dockerfile('docker/Dockerfile').ast)['PORT'];

  it('has a proxy that knows every gateway and no other, sockets, and the size of files', () => {
    const nginx = read('docker/proxy/nginx.conf');
    const gateways = serversOf(many).filter(([, { environment }]) => environment!['ROLE'] === 'gateway');
    const backends = [...nginx.matchAll(/^\s*server ([\w-]+):(\d+)/gm)].map(
      ([, host, on]) => `${host}:${on}`,
    );
    expect(backends.sort()).toEqual(gateways.map(([name]) => `${name}:${port}`).sort());
    expect(many.services['proxy']!.ports).toEqual([
      expect.stringMatching(new RegExp(`:${/listen (\d+);/.exec(nginx)![1]}$`)),
    ]);
    expect(nginx).toMatch(/proxy_set_header Upgrade \$http_upgrade/);
    const megabytes = Number(/client_max_body_size (\d+)m/.exec(nginx)![1]);
    expect(megabytes).toBeGreaterThan(20);
    const [, ping] = /pingInterval: ([\d_]+)/.exec(read('apps/gateway/src/sockets/socket-adapter.ts'))!;
    expect(Number(/proxy_read_timeout (\d+)s/.exec(nginx)![1]) * 1_000).toBeGreaterThan(
      2 * Number(ping!.replaceAll('_', '')),
    );
    expect(nginx.split('{').length).toBe(nginx.split('}').length);
  });

  it('has a PgBouncer between servers and database that agrees with both', () => {
    const ini = read('docker/pgbouncer/pgbouncer.ini');
    const [, server] = serversOf(many)[0]!;
    const { databaseUrl, databaseDirectUrl } = serverSettings(server);
    const [pooled, direct] = [new URL(databaseUrl), new URL(databaseDirectUrl)];
    expect(ini).toContain(`listen_port = ${pooled.port}`);
    expect(ini).toContain(
      `${pooled.pathname.slice(1)} = host=${direct.hostname} port=${direct.port} dbname=${direct.pathname.slice(1)}`,
    );
    expect(many.services['postgres']!.environment).toMatchObject({
      POSTGRES_USER: direct.username,
      POSTGRES_DB: direct.pathname.slice(1),
    });
    expect(Number(/max_prepared_statements = (\d+)/.exec(ini)![1])).toBeGreaterThan(0);
    const [, accounts] = /auth_file = (\S+)/.exec(ini)!;
    const start = read('docker/pgbouncer/start.sh');
    expect(start).toContain(accounts);
    for (const [, variable] of start.matchAll(/\$\{(\w+)\}/g))
      expect(many.services['pgbouncer']!.environment).toHaveProperty(variable!);
    expect(argumentsOf(dockerfile('docker/pgbouncer/Dockerfile').ast.getCMDs()[0]!)).toEqual([
      'start-pgbouncer',
    ]);
    expect(() => execFileSync('sh', ['-n', join(root, 'docker/pgbouncer/start.sh')])).not.toThrow();
  });

  it('has a Prometheus that finds every server of both topologies and may read its metrics', () => {
    const watch = compose(WATCH);
    consistent(watch);
    const { scrape_configs: scrapes, rule_files: rules } = parse(
      read('docker/prometheus/prometheus.yml'),
    ) as {
      scrape_configs: {
        metrics_path: string;
        authorization: { credentials_file: string };
        dns_sd_configs: { names: string[]; port: number }[];
      }[];
      rule_files: string[];
    };
    const [{ names, port: asked }] = scrapes[0]!.dns_sd_configs as [{ names: string[]; port: number }];
    expect(String(asked)).toBe(port);
    expect(read('apps/gateway/src/http/health.controller.ts')).toContain(
      `@Get('${scrapes[0]!.metrics_path.slice(1)}')`,
    );
    for (const file of Object.keys(TOPOLOGIES))
      for (const [name, service] of serversOf(compose(file)))
        expect({ file, name, aliases: service.networks!['default']!.aliases }).toEqual({
          file,
          name,
          aliases: names,
        });
    const [secret] = watch.services['prometheus']!.secrets as [string];
    expect(scrapes[0]!.authorization.credentials_file).toBe(`/run/secrets/${secret}`);
    for (const rule of rules) expect(exists(rule.replace('/etc/prometheus', 'docker/prometheus'))).toBe(true);
    expect(read('docker/grafana/provisioning/datasources/prometheus.yml')).toContain(
      'http://prometheus:9090',
    );
  });
});

describe('what is asked of the metrics', () => {
  const watching = new Watching(createLogger({ level: 'silent' }), { slowStatementMs: 0 }, null);
  const families = new Map<string, Set<string>>();
  beforeAll(async () => {
    watching.gathering.from({
      ready: () => true,
      redis: () => true,
      sockets: () => ({ widget: 1 }),
      pool: () => ({ size: 1, most: 1, idle: 1, waiting: 0 }),
      relay: () => ({ lanes: 8, heldUpSeconds: 0 }),
      subscribers: () => [{ subscriber: 'x', behind: 0, ageSeconds: 0, parked: 0 }],
      queues: () => Promise.resolve([]),
      overdueJobs: () => Promise.resolve([]),
    });
    for (const registry of [register, watching.metrics.registry])
      for (const { name, type, ...rest } of registry.getMetricsAsArray() as unknown as {
        name: string;
        type?: string;
        naming?: { labels?: string[] };
        labelNames?: string[];
        buckets?: number[];
      }[]) {
        const labels = new Set([...(rest.naming?.labels ?? rest.labelNames ?? []), 'instance', 'job']);
        families.set(name, labels);
        if (rest.buckets || type === 'histogram')
          for (const part of ['_bucket', '_sum', '_count'])
            families.set(`${name}${part}`, new Set([...labels, 'le']));
      }
    families.set('up', new Set(['instance', 'job']));
  });

  function check(expression: string): void {
    const metrics = [...expression.matchAll(/\b(?:(?:yingda|nodejs|process)_\w+|up)\b/g)].map(
      ([name]) => name,
    );
    expect({ expression, metrics: metrics.length }).not.toEqual({ expression, metrics: 0 });
    expect({ expression, unknown: metrics.filter((name) => !families.has(name)) }).toEqual({
      expression,
      unknown: [],
    });
    const asked = [...expression.matchAll(/\bby \(([^)]*)\)|\{([^}]*)\}/g)].flatMap(([, by, selector]) =>
      (by ?? selector!).split(',').map((one) => one.split(/[=!]/)[0]!.trim()),
    );
    const labels = metrics.map((name) => families.get(name)!);
    expect({
      expression,
      unknown: asked.filter((label) => !labels.some((known) => known.has(label))),
    }).toEqual({ expression, unknown: [] });
    for (const [open, close] of ['()', '{}', '[]'])
      expect(expression.split(open!).length).toBe(expression.split(close!).length);
  }

  it('by the dashboard exists, with its labels', () => {
    for (const file of readdirSync(join(root, 'docker/grafana/dashboards'))) {
      const { panels, uid } = JSON.parse(read(`docker/grafana/dashboards/${file}`)) as {
        uid: string;
        panels: {
          id: number;
          type: string;
          title: string;
          targets?: { expr: string; legendFormat: string }[];
        }[];
      };
      expect(uid).toBe('yingda');
      expect(new Set(panels.map((panel) => panel.id)).size).toBe(panels.length);
      const shown = panels.filter((panel) => panel.type !== 'row');
      expect(shown.length).toBeGreaterThan(20);
      for (const { title, targets } of shown) {
        expect({ title, targets: targets?.length ?? 0 }).not.toEqual({ title, targets: 0 });
        for (const { expr } of targets!) check(expr);
      }
    }
  });

  it('by the alerts exists, and the README names every alert', () => {
    const { groups } = parse(read('docker/prometheus/alerts.yml')) as {
      groups: { rules: { alert: string; expr: string; labels: { severity: string } }[] }[];
    };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(10);
    for (const { alert, expr, labels } of rules) {
      check(expr);
      expect(['page', 'ticket']).toContain(labels.severity);
      expect(read('docker/README.md')).toContain(alert);
    }
  });

  it('is all written down: every metric of ours stands in the gateway’s page, and every one there exists', () => {
    const ours = [...families.keys()].filter(
      (name) => name.startsWith('yingda_') && !/_(bucket|sum|count)$/.test(name),
    );
    const page = read('apps/gateway/README.md');
    expect(ours.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
    const written = [
      ...page.matchAll(/`(yingda_\w+)`/g),
      ...read('README.md').matchAll(/`(yingda_\w+)`/g),
    ].map(([, name]) => name!);
    expect(written.filter((name) => !families.has(name))).toEqual([]);
  });
});

/** What the launcher gives Node for a server. */
function serverFlags(): string[] {
  const [, flags] = /SERVER_FLAGS = \[([^\]]*)\]/.exec(read('apps/launcher/src/gateway.js'))!;
  return flags!.split(',').map((flag) => flag.trim().replaceAll("'", ''));
}
