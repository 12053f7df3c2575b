import { explainNpm, isInstalled } from './install.js';

const lock = {
  packages: {
    '': { name: 'yingda' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-darwin': { version: '2.0.0', optional: true },
  },
};
const installed = (packages) => ({ packages });

describe('whether the dependencies are installed', () => {
  test('they are when every package of the lock file is there; those of other platforms may be missing', () => {
    expect(isInstalled(lock, installed({ 'node_modules/a': { version: '1.0.0' } }))).toBe(true);
  });

  test.each([
    ['nothing was ever installed', undefined],
    ['a package is missing', installed({})],
    ['a package has another version', installed({ 'node_modules/a': { version: '1.0.1' } })],
    [
      'an optional package has another version',
      installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-darwin': { version: '1.9.0' } }),
    ],
    [
      'a package is there that the lock file no longer names',
      installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/old': { version: '1.0.0' } }),
    ],
  ])('they are not when %s', (_case, there) => {
    expect(isInstalled(lock, there)).toBe(false);
  });
});

describe('what a failed npm ci comes to', () => {
  const sentence = (output) =>
    explainNpm(output, { root: '/shop', log: '/shop/.yingda/launcher.log' }).message;

  test.each([
    ['npm error code ENOTFOUND request to https://registry.npmjs.org failed', 'internet'],
    ['npm error network request to registry failed, reason: ETIMEDOUT', 'internet'],
    ['npm error code ENOSPC', 'is full'],
    [
      'npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync',
      'npm install',
    ],
    ['npm error code EACCES permission denied', 'owner'],
    ['npm error something else', '/shop/.yingda/launcher.log'],
  ])('%s', (output, expected) => {
    expect(sentence(output)).toContain(expected);
    expect(sentence(output)).not.toContain('\n');
  });
});
