import type { Permission, PermissionScope } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { createWords, type Words } from '../../create-words';

const team = newId();
const person = (scope: PermissionScope, teamIds = [team]): AgentActor => {
  const permissions: Partial<Record<Permission, PermissionScope>> = { 'word.edit': scope };
  return { kind: 'agent', agentId: newId(), name: '', publicName: '', role: 'agent', teamIds, permissions };
};
const word = (text: string, more: object = {}) => ({
  ...{ word: text, kind: 'other' as const, level: 'forbidden' as const },
  ...more,
});

describe('the list of words', () => {
  let db: TestDatabase;
  let here: Words;
  let there: Words;
  const manager = person('all');
  const agent = person('none');

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    here = createWords(db);
    there = createWords(db);
  });
  afterAll(() => db.close());

  const found = async (words: Words, text: string, who = agent) =>
    (await words.checkDrafts.execute(who, { texts: [{ id: 'a', text }] })).results[0]!.findings.map(
      (one) => one.word,
    );

  it('counts at once where it was changed, and on other nodes within a second', async () => {
    expect(await found(there, '最便宜')).toEqual([]);
    const { added } = await here.writeWords.add(manager, { words: [word('最便宜')] });
    expect(await found(here, '最便宜')).toEqual(['最便宜']);
    expect(await found(there, '最便宜')).toEqual([]);
    db.clock.advance(1_000);
    expect(await found(there, '最便宜')).toEqual(['最便宜']);
    await there.writeWords.remove(manager, { wordId: added[0]!.id });
    db.clock.advance(1_000);
    expect(await found(here, '最便宜')).toEqual([]);
    expect(await recordedEvents(db.database, 'word-list.updated')).toHaveLength(2);
  });

  it('keeps one writing of a word, also when two people add it at once', async () => {
    const both = await Promise.all([
      here.writeWords.add(manager, { words: [word('保证')] }),
      there.writeWords.add(manager, { words: [word('保 證')] }),
    ]);
    expect(both.map(({ added }) => added.length).sort()).toEqual([0, 1]);
    expect((await here.wordReader.list(agent)).items).toHaveLength(1);
  });

  it('of a team is for that team, and kept by its leads', async () => {
    const lead = person('team');
    await expect(here.writeWords.add(lead, { words: [word('甲')] })).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await here.writeWords.add(lead, { words: [word('甲乙', { teamIds: [team] })] });
    expect(await found(here, '甲乙')).toEqual(['甲乙']);
    expect(await found(here, '甲乙', person('none', [newId()]))).toEqual([]);
  });

  it('refuses what is forbidden and counts it by agent; what only asks may go', async () => {
    const words = [word('最便宜'), word('保证', { level: 'warn', kind: 'promise' })];
    await here.writeWords.add(manager, { words });
    await expect(here.checkDrafts.refuseForbidden(agent, '最便宜，我保证')).rejects.toMatchObject({
      code: 'forbidden-words',
      details: { words: ['最便宜'] },
    });
    await here.checkDrafts.refuseForbidden(agent, '我保证');
    await here.checkDrafts.execute(agent, { texts: [{ id: 'a', text: '我保证' }], outcome: 'sent' });
    const { items } = await here.wordReader.caught(manager, { days: 7 });
    expect(items.map(({ held, sent, agents }) => [held, sent, agents]).sort()).toEqual([
      [0, 1, 1],
      [1, 0, 1],
    ]);
  });
});
