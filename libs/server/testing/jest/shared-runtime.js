// Jest's runtime for specs that start servers: only the spec and its support are evaluated for each file.
import { isBuiltin } from 'node:module';
import { compileFunction } from 'node:vm';
import Runtime from 'jest-runtime';
import { SharedModules } from './shared-modules.js';

let shared;

export default class SharedRuntime extends Runtime {
  constructor(...parts) {
    super(...parts);
    const [{ rootDir }, , , transformer] = parts;
    shared ??= new SharedModules({ rootDir, transformer, resolution: this._resolution });
    // There is one realm, with one Error and one Array for all.
    this.executor.compile = (code, filename) =>
      compileFunction(code, this.executor.injectedModuleParameters, { filename });
    const maps = this.getSourceMaps();
    maps.get = (file) => Map.prototype.get.call(maps, file) ?? shared.sourceMaps.get(file);
  }

  requireModule(from, name, ...how) {
    if (!name || how[0]?.isInternalModule) return super.requireModule(from, name, ...how);
    if (isBuiltin(name)) return shared.builtin(name);
    const path = this._resolution.resolveCjs(from, name);
    return shared.has(path) ? shared.load(path) : super.requireModule(from, name, ...how);
  }

  // The process is the worker's own, which keeps what it has.
  installGetBuiltinModule() {}
}
