import { Failure, explain } from './failure.js';

const systemError = (code, path) =>
  Object.assign(new Error(`${code}: it failed, open '${path}'\n    at somewhere`), { code, path });

describe('explaining what went wrong', () => {
  test('a sentence that was chosen already stays', () => {
    const failure = new Failure('Do this.', 78);
    expect(explain(failure, '/log')).toBe(failure);
  });

  test.each([
    ['ENOSPC', 'is full'],
    ['EDQUOT', 'is full'],
    ['EACCES', 'owner'],
    ['EROFS', 'read-only'],
    ['EMFILE', 'ulimit'],
    ['EWHATEVER', '/data/launcher.log'],
  ])('%s becomes one line that says what to do', (code, expected) => {
    const { message, exitCode } = explain(systemError(code, '/data/x'), '/data/launcher.log');
    expect(message).toContain(expected);
    expect(message).not.toContain('\n');
    expect(exitCode).toBe(1);
  });
});
