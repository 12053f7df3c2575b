// Programs that no npm package brings and that are looked for on the machine: Chromium and redis-server.
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const CHROMIUM_PLACES = [
  '/usr/lib/chromium/chromium',
  '/usr/lib64/chromium-browser/chromium-browser',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const USUAL_FOLDERS = ['/usr/bin', '/usr/local/bin', '/usr/sbin', '/opt/homebrew/bin'];

/** The Chromium that journeys use: `CHROMIUM_PATH`, or one found where it usually is, or undefined. */
export function findChromium(env) {
  if (env.CHROMIUM_PATH) return isProgram(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined;
  return findOnPath(CHROMIUM_NAMES, env) ?? [...CHROMIUM_PLACES, ...playwrightBrowsers()].find(isProgram);
}

/** A redis-server (or valkey-server, its twin) found on the machine, or undefined. */
export function findRedisServer(env) {
  return findOnPath(['redis-server', 'valkey-server'], env);
}

/** The command that installs what was not found, for this kind of machine. */
export function installCommand(what) {
  const names = {
    chromium: 'chromium fonts-noto-cjk fonts-noto-color-emoji',
    'redis-server': 'redis-server',
  };
  if (process.platform === 'darwin')
    return `brew install ${what === 'chromium' ? '--cask chromium' : 'redis'}`;
  return `${process.getuid?.() === 0 ? '' : 'sudo '}apt-get install -y ${names[what]}`;
}

function findOnPath(names, env) {
  const folders = [...new Set([...(env.PATH ?? '').split(delimiter).filter(Boolean), ...USUAL_FOLDERS])];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function playwrightBrowsers() {
  const folder = join(homedir(), '.cache', 'ms-playwright');
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith('chromium-'))
      .map((name) => join(folder, name, 'chrome-linux', 'chrome'));
  } catch {
    return [];
  }
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
