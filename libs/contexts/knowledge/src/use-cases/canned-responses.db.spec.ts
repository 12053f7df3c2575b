import type { Permission, PermissionScope } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { createKnowledge, type Knowledge } from '../create-knowledge';
import { cannedInput, KnownFiles, KnownTeams } from '../testing';

const team = newId();
const system = { kind: 'system', name: 'demo' } as const;
const agent = (shared: PermissionScope = 'none', teamIds = [team]): AgentActor => {
  const permissions: Partial<Record<Permission, PermissionScope>> = {
    ...{ 'canned-response.insert': 'all', 'canned-response.edit-personal': 'own' },
    'canned-response.edit-shared': shared,
  };
  const agentId = newId();
  return { kind: 'agent', agentId, name: '小林', publicName: '小林', role: 'agent', teamIds, permissions };
};

describe('canned responses', () => {
  let db: TestDatabase;
  let knowledge: Knowledge;
  const lin = agent();
  const manager = agent('all');

  beforeAll(async () => {
    db = await testDatabase();
    knowledge = createKnowledge({ ...db, files: new KnownFiles(), teams: new KnownTeams() });
  });
  beforeEach(() => db.truncate());
  afterAll(() => db.close());

  const add = (actor: AgentActor, with_: Parameters<typeof cannedInput>[0] = {}) =>
    knowledge.addCannedResponse.execute(actor, cannedInput(with_));
  const seenBy = async (actor: AgentActor) =>
    (await knowledge.cannedReader.visibleTo(actor)).map((one) => one.shortcut);

  it('are kept as written, in every language, and announced', async () => {
    const body = `第一行\n<b>'; drop table canned_texts; --</b> 😀 {{customer_name}}`;
    const texts = [
      { language: 'en' as const, title: 'T', body },
      { language: 'zh-CN' as const, title: '标题', body },
    ];
    const added = await add(manager, { shortcut: '你好_1', texts });
    expect(await knowledge.cannedReader.visibleTo(lin)).toEqual([{ ...added, texts: [texts[1], texts[0]] }]);
    expect(added).toMatchObject({ scope: 'shop', ownerAgentId: null, teamId: null, version: 1 });
    expect(await recordedEvents(db.database, 'canned-response.updated')).toHaveLength(1);
  });

  it('are seen by those they are for', async () => {
    const other = newId();
    await add(lin, { scope: 'personal', shortcut: 'mine' });
    await add(manager, { scope: 'team', teamId: team, shortcut: 'team' });
    await add(manager, { scope: 'team', teamId: other, shortcut: 'other-team' });
    await add(manager, { shortcut: 'shop' });
    expect(await seenBy(lin)).toEqual(['mine', 'shop', 'team']);
    expect(await seenBy(agent('none', [other]))).toEqual(['other-team', 'shop']);
    expect(await seenBy(manager)).toEqual(['other-team', 'shop', 'team']);
    expect(await seenBy({ ...lin, permissions: {} })).toEqual([]);
  });

  it('are listed by category, then shortcut', async () => {
    await add(manager, { category: 'presale', shortcut: 'b' });
    await add(manager, { category: 'presale', shortcut: 'A' });
    await add(manager, { category: 'invoice', shortcut: 'z' });
    await add(manager, { category: null, shortcut: '0' });
    expect(await seenBy(lin)).toEqual(['z', 'A', 'b', '0']);
  });

  it('have a shortcut of their own among those of the same owner, whatever the case', async () => {
    await add(manager, { shortcut: 'hi' });
    await add(manager, { scope: 'team', teamId: team, shortcut: 'hi' });
    await add(lin, { scope: 'personal', shortcut: 'hi' });
    await add(manager, { scope: 'personal', shortcut: 'hi' });
    const refused = { code: 'already-exists', details: { field: 'shortcut' } };
    await expect(add(manager, { shortcut: 'Hi' })).rejects.toMatchObject(refused);
    await expect(add(manager, { scope: 'team', teamId: team, shortcut: 'HI' })).rejects.toMatchObject(
      refused,
    );
    await expect(add(lin, { scope: 'personal', shortcut: 'hI' })).rejects.toMatchObject(refused);
    expect(await recordedEvents(db.database, 'canned-response.updated')).toHaveLength(4);
  });

  it.each([
    ['a shortcut with a space', { shortcut: 'a b' }],
    ['a shortcut with a slash', { shortcut: '/hi' }],
    ['no text', { texts: [] }],
    ['a blank text', { texts: [{ language: 'en' as const, title: 'T', body: ' \n' }] }],
    [
      'two texts in one language',
      { texts: [1, 2].map(() => ({ language: 'en' as const, title: 'T', body: 'B' })) },
    ],
    [
      'a text over 5,000 characters',
      { texts: [{ language: 'en' as const, title: 'T', body: '😀'.repeat(5_001) }] },
    ],
    ['a zero character', { category: 'a\0b' }],
    ['half a surrogate pair', { texts: [{ language: 'en' as const, title: 'T', body: 'a\ud83d' }] }],
    ['a team that is not named', { scope: 'team' as const }],
  ])('are refused with %s', async (_what, with_) => {
    await expect(add(manager, with_)).rejects.toMatchObject({ code: 'invalid-setting' });
  });

  it('take their title from the text when they have none', async () => {
    const added = await add(manager, { texts: [{ language: 'en', title: ' ', body: 'One moment\nplease' }] });
    expect(added.texts[0]!.title).toBe('One moment');
  });

  describe('when edited', () => {
    const edit = (actor: AgentActor, cannedResponseId: string, change: ReturnType<typeof cannedInput>) =>
      knowledge.editCannedResponse.execute(actor, { cannedResponseId, change });

    it('are replaced as a whole, and the version goes up', async () => {
      const { id } = await add(manager, { shortcut: 'hi' });
      const texts = [{ language: 'zh-CN' as const, title: '新', body: '新的' }];
      const edited = await edit(
        manager,
        id,
        cannedInput({ shortcut: 'hello', category: null, texts, version: 1 }),
      );
      expect(edited).toMatchObject({ id, shortcut: 'hello', category: null, texts, version: 2 });
      expect(await knowledge.cannedReader.visibleTo(lin)).toEqual([edited]);
    });

    it('refuse the second of two who began with the same version', async () => {
      const { id } = await add(manager);
      const results = await Promise.allSettled(
        [1, 2].map(() => edit(manager, id, cannedInput({ version: 1 }))),
      );
      expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = results.find((one) => one.status === 'rejected');
      expect(refused?.reason).toMatchObject({ code: 'stale-edit', details: { version: 2 } });
    });

    it('can become the shop’s by who may write both, and then are not personal any more', async () => {
      const { id } = await add(manager, { scope: 'personal', shortcut: 'hi' });
      expect(await edit(manager, id, cannedInput({ shortcut: 'hi' }))).toMatchObject({
        scope: 'shop',
        ownerAgentId: null,
      });
      const own = await add(lin, { scope: 'personal' });
      await expect(edit(lin, own.id, cannedInput())).rejects.toMatchObject({ code: 'not-permitted' });
    });

    it('keep to a free shortcut, and what was there stays when it is not', async () => {
      await add(manager, { shortcut: 'taken' });
      const { id } = await add(manager, { shortcut: 'free' });
      await expect(edit(manager, id, cannedInput({ shortcut: 'TAKEN' }))).rejects.toMatchObject({
        code: 'already-exists',
      });
      expect(await seenBy(lin)).toEqual(['free', 'taken']);
    });

    it('are left alone by those who may not, and unknown ones are not found', async () => {
      const personal = await add(lin, { scope: 'personal' });
      const shop = await add(manager);
      const refused = { code: 'not-permitted' };
      await expect(edit(manager, personal.id, cannedInput({ scope: 'personal' }))).rejects.toMatchObject(
        refused,
      );
      await expect(edit(lin, shop.id, cannedInput())).rejects.toMatchObject(refused);
      await expect(edit(manager, newId(), cannedInput())).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  it('can be removed by who may edit them', async () => {
    const { id } = await add(manager);
    const remove = (actor: AgentActor) =>
      knowledge.removeCannedResponse.execute(actor, { cannedResponseId: id });
    await expect(remove(lin)).rejects.toMatchObject({ code: 'not-permitted' });
    await remove(manager);
    expect(await seenBy(manager)).toEqual([]);
    await expect(remove(manager)).rejects.toMatchObject({ code: 'not-found' });
    expect(await db.database.query('select 1 from canned_texts')).toEqual([]);
    expect(await recordedEvents(db.database, 'canned-response.updated')).toHaveLength(2);
  });

  it('are imported once, and what was edited since stays', async () => {
    const input = cannedInput({ shortcut: '/hi' });
    const imports = await Promise.all(
      [1, 2, 3].map(() => knowledge.ensureCannedResponse.execute(system, input)),
    );
    expect(imports.filter(Boolean)).toHaveLength(1);
    const { id } = (await knowledge.cannedReader.visibleTo(lin))[0]!;
    const texts = [{ language: 'en' as const, title: 'T', body: 'Edited' }];
    const change = cannedInput({ shortcut: 'hi', texts });
    await knowledge.editCannedResponse.execute(manager, { cannedResponseId: id, change });
    expect(await knowledge.ensureCannedResponse.execute(system, input)).toBe(false);
    expect(await knowledge.cannedReader.visibleTo(lin)).toMatchObject([{ shortcut: 'hi', texts }]);
  });
});
