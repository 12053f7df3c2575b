import { runProgram } from './run-program.js';

const node = (code, options) => runProgram(process.execPath, ['-e', code], options);

describe('a program run to its end', () => {
  test('answers its code and what it wrote to both streams', async () => {
    const code = `console.log('out'); console.error('err'); process.exitCode = 3`;
    const result = await node(code);
    expect(result.code).toBe(3);
    expect(result.output).toContain('out');
    expect(result.output).toContain('err');
  });

  test('that was given a limit is ended at it, and this is a failure', async () => {
    const { code, output } = await node('setInterval(() => {}, 1000)', { limit: 200 });
    expect(code).not.toBe(0);
    expect(output).toContain('SIGKILL');
  });

  test('for idle processors only gives way to everything else', async () => {
    // Without arguments it prints how nice it is itself.
    expect((await runProgram('nice', [], { whenIdle: true })).output.trim()).toBe('19');
    expect((await runProgram('nice', [])).output.trim()).not.toBe('19');
  }, 60_000);

  test('that does not exist is a failure that says so', async () => {
    const { code, output } = await runProgram('/no/such/program', []);
    expect(code).not.toBe(0);
    expect(output).toContain('ENOENT');
  });
});
