// The environment of shared-runtime.js: the worker's own globals, given back as they were after each file.
import { LegacyFakeTimers, ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

// What Jest keeps on the global object for one file.
const OF_ONE_FILE =
  /jest|EVENT_HANDLERS|RETRY_TIMES|TEST_TIMEOUT|WAIT_BEFORE_RETRY|LOG_ERRORS_BEFORE_RETRY|RETRY_IMMEDIATELY/i;
const timers = { idToRef: (id) => ({ id, ref: () => id, unref: () => id }), refToId: (timer) => timer?.id };

export default class SharedEnvironment {
  global = globalThis;
  #before = {
    keys: new Set(Reflect.ownKeys(globalThis)),
    console: globalThis.console,
    exit: process.exit,
    env: { ...process.env },
  };

  constructor({ projectConfig: config }) {
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = new LegacyFakeTimers({
      ...{ config, global: globalThis, moduleMocker: this.moduleMocker, timerConfig: timers },
    });
    this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimers.dispose();
    this.fakeTimersModern.dispose();
    const { keys, console, exit, env } = this.#before;
    for (const key of Reflect.ownKeys(globalThis)) {
      // What packages keep there is theirs: they stay loaded.
      if (!keys.has(key) && typeof key === 'symbol' && OF_ONE_FILE.test(String(key)))
        Reflect.deleteProperty(globalThis, key);
    }
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    Object.assign(globalThis, { console });
    Object.assign(process, { exit });
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return globalThis;
  }
}
