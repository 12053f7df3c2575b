// Modules that every spec file of a worker shares: packages as Node loads them, sources as Jest transforms them. A gateway
// of about two thousand modules is evaluated once for each worker and not for each file.
import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { compileFunction } from 'node:vm';

const PACKAGES = `${sep}node_modules${sep}`;
// What belongs to one spec file: the spec and what it stands on, which may use `jest`.
const OWN = new RegExp(`\\.spec\\.[jt]sx?$|\\${sep}test\\${sep}`);
// As Jest asks for sources that are not measured for coverage.
const TRANSFORM = {
  isInternalModule: false,
  supportsDynamicImport: false,
  supportsExportNamespaceFrom: false,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
  collectCoverage: false,
  coverageProvider: 'v8',
  collectCoverageFrom: [],
};

/** The modules of one worker. */
export class SharedModules {
  /** Where the original of each source is described, for stack traces. */
  sourceMaps = new Map();
  #modules = new Map();
  #packages;

  constructor({ rootDir, transformer, resolution }) {
    Object.assign(this, { rootDir, transformer, resolution });
    // As if a package asked: then Node does not warn of ES modules that are required.
    this.#packages = createRequire(join(rootDir, 'node_modules', 'anyone.js'));
  }

  /** Whether the file at `path` is the same for all spec files. */
  has(path) {
    return path.includes(PACKAGES) || !OWN.test(path.slice(this.rootDir.length));
  }

  builtin(name) {
    return this.#packages(name);
  }

  load(path) {
    if (path.includes(PACKAGES) || path.endsWith('.node')) return this.#packages(path);
    const known = this.#modules.get(path);
    if (known) return known.exports;
    const module = { exports: {}, id: path, filename: path, path: dirname(path), loaded: false };
    this.#modules.set(path, module);
    try {
      this.#evaluate(module);
    } catch (error) {
      this.#modules.delete(path);
      throw error;
    }
    module.loaded = true;
    return module.exports;
  }

  #evaluate(module) {
    const { filename } = module;
    const source = readFileSync(filename, 'utf8');
    if (filename.endsWith('.json')) {
      module.exports = JSON.parse(source);
      return;
    }
    const { code, sourceMapPath } = this.transformer.transform(filename, TRANSFORM, source);
    if (sourceMapPath) this.sourceMaps.set(filename, sourceMapPath);
    const require = (name) =>
      isBuiltin(name) ? this.builtin(name) : this.load(this.resolution.resolveCjs(filename, name));
    require.resolve = (name) => this.resolution.resolveCjs(filename, name);
    const names = ['module', 'exports', 'require', '__dirname', '__filename'];
    const run = compileFunction(code, names, { filename });
    run.call(module.exports, module, module.exports, require, module.path, filename);
  }
}
