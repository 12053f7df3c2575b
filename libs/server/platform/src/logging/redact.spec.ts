import { createLogger } from './create-logger';
import { redact, redactText } from './redact';

describe('what is logged', () => {
  it('carries no secret, however deep and however it is spelled', () => {
    const logged = redact({
      email: 'a@b.example',
      password: 'yingda-demo',
      headers: { Authorization: 'Bearer abc', 'set-cookie': ['x'] },
      inbox: [{ settings: { app_secret: 'wx', encodingAESKey: 'k' } }],
    });
    const text = JSON.stringify(logged);
    for (const secret of ['yingda-demo', 'Bearer', '"x"', 'wx', '"k"']) expect(text).not.toContain(secret);
    expect(text).toContain('a@b.example');
  });

  it('masks phone numbers in fields and in texts, and leaves order numbers alone', () => {
    expect(redact({ phone: '13812345678' })).toEqual({ phone: '*******5678' });
    expect(redactText('请打 13812345678 或 +86 139-1234-5678')).not.toMatch(/13812345678/);
    expect(redactText('call +4915112345678')).not.toContain('15112345678');
    expect(redactText('order 2026030213812345678 and 202603020001')).toBe(
      'order 2026030213812345678 and 202603020001',
    );
  });

  it('shows an address of a server without its password', () => {
    expect(redactText('postgres://yingda:hush@db:5432/x refused')).toBe(
      'postgres://yingda:***@db:5432/x refused',
    );
  });

  it('shows errors with their cause, without the parameters of a statement', () => {
    const cause = new Error('inner');
    const error = Object.assign(new Error('failed for 13812345678', { cause }), {
      code: '23505',
      parameters: ['customer words'],
      detail: 'Key (phone)=(13812345678)',
    });
    const logged = redact(error) as Record<string, unknown>;
    expect(logged).toMatchObject({ type: 'Error', message: 'failed for 138****5678', code: '23505' });
    expect(JSON.stringify(logged)).toContain('inner');
    expect(JSON.stringify(logged)).not.toContain('customer words');
    expect(JSON.stringify(logged)).not.toContain('13812345678');
  });

  it('survives structures that contain themselves', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(JSON.stringify(redact(loop))).toContain('too deep');
  });

  it('comes out of the logger as lines of JSON, redacted in fields and message', () => {
    const lines: string[] = [];
    const log = createLogger({ name: 'gateway', destination: { write: (line) => void lines.push(line) } });
    log.info({ token: 't0p' }, 'hello 13812345678');
    log.child({ conversation: 'c1' }).error({ err: new Error('broken') }, 'failed');
    log.debug('not at this level');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      level: 'info',
      name: 'gateway',
      token: '[redacted]',
      msg: 'hello 138****5678',
    });
    expect(JSON.parse(lines[1]!)).toMatchObject({
      conversation: 'c1',
      err: { type: 'Error', message: 'broken' },
    });
  });
});
