import { newId } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { ReplyLog, type Decided } from './reply-log';
import { ReplyLogReads } from './reply-log-reads';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const minutes = (n: number) => new Date(NOW - n * 60_000);

describe('the log of all conversations', () => {
  let test: TestDatabase;
  let log: ReplyLog;
  let reads: ReplyLogReads;
  const [returns, silent] = [newId(), newId()];
  const decide = (parts: Partial<Decided>) =>
    log.add({
      conversationId: newId(),
      occasion: newId(),
      at: minutes(0),
      reply: { id: returns, key: null, name: '退货', kind: 'keyword', action: 'none' },
      outcome: 'sent',
      detail: null,
      heard: null,
      said: null,
      ...parts,
    });

  beforeAll(async () => {
    test = await testDatabase();
    log = new ReplyLog(test.database);
    reads = new ReplyLogReads(test.database);
    for (const id of [returns, silent])
      await test.database.query(
        `insert into auto_replies (id, name, kind, enabled, priority, inbox_ids, keywords, texts, attachment_ids, menu,
           action, cooldown_seconds, phase, version, created_at, updated_at)
         values ($1, 'x', 'keyword', true, 50, '{}', '[]', '[]', '{}', '[]', 'none', 120, 'waiting', 1, $2, $2)`,
        [id, minutes(0)],
      );
    await decide({ at: minutes(1) });
    await decide({ at: minutes(2), outcome: 'cooldown' });
    await decide({ at: minutes(3) });
    await decide({ at: minutes(4), reply: null, outcome: 'machine' });
    await decide({ at: minutes(60 * 24 * 31) });
  });
  afterAll(() => test.close());

  it('is read newest first, page by page, by reply and by what was said', async () => {
    const all = { autoReplyId: null, only: null, before: null, limit: 2 };
    const first = await reads.page(all);
    expect(first.map(({ outcome }) => outcome)).toEqual(['sent', 'cooldown']);
    const next = await reads.page({ ...all, before: first[1]!, limit: 10 });
    expect(next.map(({ outcome }) => outcome)).toEqual(['sent', 'machine', 'sent']);
    const unsaid = await reads.page({ ...all, only: 'unsaid', limit: 10 });
    expect(unsaid.map(({ outcome }) => outcome)).toEqual(['cooldown', 'machine']);
    const own = await reads.page({ ...all, autoReplyId: returns, limit: 10 });
    expect(own.map(({ outcome }) => outcome)).toEqual(['sent', 'cooldown', 'sent', 'sent']);
    expect(await reads.page({ ...all, autoReplyId: returns, only: 'unsaid', limit: 10 })).toHaveLength(1);
  });

  it('tells of every reply how often it was said since a moment, also of one that never was', async () => {
    const uses = await reads.uses(minutes(60 * 24 * 30));
    expect(uses).toEqual(
      expect.arrayContaining([
        { autoReplyId: returns, said: 2, unsaid: 1, lastSaidAt: minutes(1) },
        { autoReplyId: silent, said: 0, unsaid: 0, lastSaidAt: null },
      ]),
    );
  });
});
