import {
  BadRequestException,
  HttpException,
  NotFoundException,
  PayloadTooLargeException,
} from '@nestjs/common';
import { Refusal } from '@yingda/contracts/names';
import { refusalFrom } from './refusal-from';

const failed = (message: string, code?: string): Error => Object.assign(new Error(message), { code });

describe('what a failure looks like from outside', () => {
  it.each([
    ['a server that stops', failed('terminating connection due to administrator command', '57P01')],
    ['a server that crashed', failed('the database system is in recovery mode', '57P03')],
    ['nobody there', failed('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')],
    ['a name that does not resolve', failed('getaddrinfo EAI_AGAIN db', 'EAI_AGAIN')],
    ['a line that broke in the middle', failed('Connection terminated unexpectedly')],
    ['a connection no longer fit', failed('Client has encountered a connection error and is not queryable')],
    ['no free connection', failed('timeout exceeded when trying to connect')],
    ['too many connections', failed('sorry, too many clients already', '53300')],
    ['a deadlock that went on', failed('deadlock detected', '40P01')],
    ['a process that is stopping', failed('The writer connection is closed')],
  ])('%s is temporary, and says when to try again', (_, error) => {
    expect(refusalFrom(error)).toMatchObject({
      code: 'temporarily-unavailable',
      details: { retryAfterMs: expect.any(Number) },
    });
  });

  it('is told as it was refused, and otherwise without a word of the cause', () => {
    const refusal = new Refusal('topic-not-found', 'There is no such topic.');
    expect(refusalFrom(refusal)).toBe(refusal);
    expect(refusalFrom(new PayloadTooLargeException('File too large'))).toMatchObject({
      code: 'file-too-large',
      details: { limitBytes: 20 * 1024 * 1024 },
    });
    expect(refusalFrom(failed('Request aborted')).code).toBe('invalid-payload');
    expect(refusalFrom(new HttpException('no', 418)).code).toBe('invalid-payload');
    expect(refusalFrom(new URIError('URI malformed')).code).toBe('invalid-payload');
    const body = refusalFrom(new BadRequestException('Unexpected token \'s\', "a secret" is not valid JSON'));
    expect(body).toMatchObject({ code: 'invalid-payload', message: expect.not.stringContaining('secret') });
    const lost = refusalFrom(new NotFoundException('Cannot GET /api/auth/links/a-secret'));
    expect(lost).toMatchObject({ code: 'not-found', message: expect.not.stringContaining('secret') });
    const bug = refusalFrom(failed('relation "secret" does not exist', '42P01'));
    expect(bug.code).toBe('internal-error');
    expect(JSON.stringify(bug.toWire())).not.toContain('secret');
  });
});
