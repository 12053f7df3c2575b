import type { Permission, PermissionScope } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { AuditLog, Cryptor, newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { type Channels, createChannels } from '../create-channels';
import { AllTeamsBut, inboxInput, KeptHours, someHours } from '../testing';

const admin = agent({ 'settings.edit': 'all' });
const system = { kind: 'system', name: 'demo' } as const;

function agent(permissions: Partial<Record<Permission, PermissionScope>>): AgentActor {
  return {
    ...{ kind: 'agent', agentId: newId(), name: '管理员', publicName: '管理员' },
    ...{ role: 'administrator', teamIds: [], permissions },
  } as AgentActor;
}

describe('inboxes', () => {
  let db: TestDatabase;
  let channels: Channels;
  const missingTeam = newId();

  beforeAll(async () => {
    db = await testDatabase();
    channels = createChannels({
      ...db,
      audit: new AuditLog(db.database, db.clock),
      cryptor: new Cryptor('a secret key for specs that is long enough'),
      teams: new AllTeamsBut([missingTeam]),
      opening: new KeptHours(),
      address: { url: 'https://chat.shop.example' },
    });
  });
  beforeEach(() => db.truncate());
  afterAll(() => db.close());

  const add = (with_: Parameters<typeof inboxInput>[0] = {}) =>
    channels.addInbox.execute(admin, inboxInput(with_));
  const edit = (inboxId: string, change: object) => channels.editInbox.execute(admin, { inboxId, change });

  it('begin with what suits most shops, and are found by key and id', async () => {
    const added = await add({ key: 'demo-shop' });
    expect(added).toMatchObject({
      ...{ channel: 'web', language: 'zh-CN', hours: null, preChat: [], livePreview: false, origins: [] },
      ...{ paused: false, lastSeenAt: null, refusedOrigin: null, version: 1 },
    });
    const { lastSeenAt: _, sending: __, hours: ___, calendarId: ____, ...same } = added;
    expect(await channels.inboxReader.byKey('demo-shop')).toMatchObject(same);
    expect(await channels.inboxReader.byId(added.id)).toMatchObject(same);
    expect(await channels.inboxReader.records(admin)).toEqual([added]);
    expect(await channels.inboxReader.ofTeam(added.teamId)).toHaveLength(1);
    expect(await channels.inboxReader.byKey('other')).toBeNull();
    expect(await recordedEvents(db.database, 'inbox.updated')).toHaveLength(1);
  });

  it('have a key of their own, also when two are added at the same time', async () => {
    const results = await Promise.allSettled([add({ key: 'same' }), add({ key: 'same' })]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'already-exists', details: { field: 'key' } });
    expect(await recordedEvents(db.database, 'inbox.updated')).toHaveLength(1);
  });

  it.each([
    ['a key with capitals', { key: 'Shop' }, 'invalid-setting'],
    ['no key', { key: undefined }, 'invalid-setting'],
    ['no team', { teamId: undefined }, 'invalid-setting'],
    ['an unknown team', { teamId: missingTeam }, 'team-not-found'],
    ['a blank name', { name: '  ' }, 'invalid-setting'],
    [
      'hours that overlap',
      { hours: someHours({ mon: [{ open: '10:00', close: '09:00' }] }) },
      'invalid-setting',
    ],
    ['a zero character in a name', { shopName: 'a\0b' }, 'invalid-setting'],
    ['no origin in its list', { origins: ['shop'] }, 'invalid-setting'],
    [
      'a form that asks twice for the name',
      {
        preChat: [
          { kind: 'name' as const, required: true },
          { kind: 'name' as const, required: false },
        ],
      },
      'invalid-setting',
    ],
  ])('are refused with %s', async (_what, with_, code) => {
    await expect(add(with_)).rejects.toMatchObject({ code });
    expect(await channels.inboxReader.all()).toEqual([]);
  });

  it('are edited field by field; what is not named stays', async () => {
    const { id } = await add({ hours: someHours(), livePreview: true });
    const edited = await edit(id, { shopName: '新名字', origins: ['https://Shop.example/'], version: 1 });
    expect(edited).toMatchObject({
      shopName: '新名字',
      origins: ['https://shop.example'],
      livePreview: true,
      version: 2,
    });
    expect((await edit(id, { hours: null })).hours).toBeNull();
    expect((await edit(id, { paused: true })).hours).toBeNull();
    expect(await recordedEvents(db.database, 'inbox.updated')).toHaveLength(4);
  });

  it('do not change when nothing is changed', async () => {
    const added = await add({ hours: someHours() });
    expect(await edit(added.id, { ...added, version: 1 })).toEqual(added);
    expect(await recordedEvents(db.database, 'inbox.updated')).toHaveLength(1);
  });

  it('refuse an edit of what somebody has changed meanwhile', async () => {
    const { id } = await add();
    const results = await Promise.allSettled(['一', '二'].map((name) => edit(id, { name, version: 1 })));
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'stale-edit', details: { version: 2 } });
  });

  it('keep their key, and go only to teams that exist', async () => {
    const { id, key } = await add();
    await expect(edit(id, { key: 'another' })).rejects.toMatchObject({ code: 'invalid-setting' });
    await expect(edit(id, { teamId: missingTeam })).rejects.toMatchObject({ code: 'team-not-found' });
    await expect(edit(newId(), { name: 'x' })).rejects.toMatchObject({ code: 'inbox-not-found' });
    expect(await edit(id, { key, name: 'x' })).toMatchObject({ version: 2 });
  });

  it('are for administrators and the system, and every change is in the audit log', async () => {
    const other = agent({ 'settings.edit': 'none', 'conversation.serve': 'all' });
    const refused = { code: 'not-permitted' };
    const { id } = await channels.addInbox.execute(system, inboxInput());
    await expect(channels.addInbox.execute(other, inboxInput())).rejects.toMatchObject(refused);
    await expect(channels.editInbox.execute(other, { inboxId: id, change: {} })).rejects.toMatchObject(
      refused,
    );
    await expect(channels.rotateSecret.execute(other, { inboxId: id })).rejects.toMatchObject(refused);
    await expect(channels.inboxReader.records(other)).rejects.toMatchObject(refused);
    await edit(id, { name: '官网二' });
    await channels.rotateSecret.execute(admin, { inboxId: id });
    const log = await new AuditLog(db.database, db.clock).list({
      limit: 9,
      subjectKind: 'inbox',
      subjectId: id,
    });
    expect(log.map((one) => [one.action, one.actorId])).toEqual([
      ['inbox.secret-rotated', admin.agentId],
      ['inbox.edited', admin.agentId],
      ['inbox.added', null],
    ]);
    expect(log[1]!.details).toEqual({ name: '官网二' });
  });

  describe('secrets', () => {
    it('are shown once, kept encrypted, and the old one works for a day', async () => {
      const { id } = await add();
      const first = await channels.rotateSecret.execute(admin, { inboxId: id });
      const second = await channels.rotateSecret.execute(admin, { inboxId: id });
      expect(await channels.inboxReader.secretsOf(id)).toEqual([second.secret, first.secret]);
      expect(Date.parse(second.previousValidUntil!) - db.clock.now().getTime()).toBe(24 * 3_600_000);
      db.clock.advance(24 * 3_600_000);
      expect(await channels.inboxReader.secretsOf(id)).toEqual([second.secret]);
      const [row] = await db.database.query<{ text: string }>('select inboxes::text as text from inboxes');
      expect(row!.text).not.toContain(first.secret);
      expect(row!.text).not.toContain(second.secret);
      expect(JSON.stringify(await channels.inboxReader.records(admin))).not.toContain(second.secret);
    });

    it('of two rotations at once are both real: the loser’s is the other one’s predecessor', async () => {
      const { id } = await add();
      const [a, b] = await Promise.all(
        [1, 2].map(() => channels.rotateSecret.execute(admin, { inboxId: id })),
      );
      expect((await channels.inboxReader.secretsOf(id)).sort()).toEqual([a!.secret, b!.secret].sort());
    });

    it('of an unknown inbox are refused', async () => {
      await expect(channels.inboxReader.secretsOf(newId())).rejects.toMatchObject({
        code: 'inbox-not-found',
      });
    });
  });

  describe('visits', () => {
    const read = (id: string) => channels.inboxReader.byId(id);

    it('are remembered with the page’s origin, at most once a minute', async () => {
      const { id } = await add();
      const start = db.clock.now();
      await channels.seenFrom.execute(id, 'https://shop.example');
      db.clock.advance(30_000);
      await channels.seenFrom.execute(id, 'https://shop.example');
      expect(await read(id)).toMatchObject({
        lastSeenAt: start,
        lastSeenOrigin: 'https://shop.example',
        version: 1,
      });
      db.clock.advance(31_000);
      await channels.seenFrom.execute(id, 'https://shop.example');
      expect((await read(id))!.lastSeenAt).toEqual(db.clock.now());
      await channels.seenFrom.execute(id, 'https://www.shop.example');
      expect((await read(id))!.lastSeenOrigin).toBe('https://www.shop.example');
      db.clock.advance(61_000);
      await channels.seenFrom.execute(id, null);
      expect(await read(id)).toMatchObject({
        lastSeenAt: db.clock.now(),
        lastSeenOrigin: 'https://www.shop.example',
      });
    });

    it('that were turned away are remembered and told once, until the origin is allowed', async () => {
      const { id } = await add({ origins: ['https://shop.example'] });
      await channels.refusedFrom.execute(id, 'https://Other.example');
      await channels.refusedFrom.execute(id, 'https://other.example');
      expect(await recordedEvents(db.database, 'inbox.updated')).toHaveLength(2);
      expect((await read(id))!.refusedOrigin).toBe('https://other.example');
      await edit(id, { origins: ['https://shop.example', 'https://third.example'] });
      expect((await read(id))!.refusedOrigin).toBe('https://other.example');
      await edit(id, { origins: ['https://shop.example', 'https://*.example.org', 'https://other.example'] });
      expect((await read(id))!.refusedOrigin).toBeNull();
    });

    it('from what is no origin leave no trace of it', async () => {
      const { id } = await add();
      await channels.refusedFrom.execute(id, '<img src=x onerror=alert(1)>');
      await channels.refusedFrom.execute(id, `https://${'a'.repeat(400)}.example`);
      expect((await read(id))!.refusedOrigin).toBeNull();
    });
  });

  it('tell the widget what their calendar says', async () => {
    await add({ key: 'hours', hours: someHours() });
    const inbox = (await channels.inboxReader.byKey('hours'))!;
    expect(
      await channels.inboxReader.settingsFor(inbox, { now: new Date('2026-03-02T22:00+08:00') }),
    ).toMatchObject({
      open: false,
      nextOpening: new Date('2026-03-03T09:00+08:00').toISOString(),
    });
  });
});

describe('keys of the shop’s own systems', () => {
  let db: TestDatabase;
  let channels: Channels;

  beforeAll(async () => {
    db = await testDatabase();
    const cryptor = new Cryptor('a secret key for specs that is long enough');
    channels = createChannels({
      ...db,
      audit: new AuditLog(db.database, db.clock),
      cryptor,
      teams: new AllTeamsBut(),
      opening: new KeptHours(),
      address: { url: 'https://chat.shop.example' },
    });
  });
  beforeEach(() => db.truncate());
  afterAll(() => db.close());

  it('open the door to who shows them, and are kept as a hash only', async () => {
    const { key, secret } = await channels.createApiKey.execute(admin, { name: ' 订单系统 ' });
    expect(key).toMatchObject({ name: '订单系统', lastUsedAt: null, revokedAt: null });
    expect(secret.startsWith(key.prefix)).toBe(true);
    expect(key.prefix.length).toBeLessThanOrEqual(12);
    expect(await channels.verifyApiKey.execute(secret)).toEqual({
      kind: 'api',
      keyId: key.id,
      name: '订单系统',
    });
    const [row] = await db.database.query<{ text: string }>('select api_keys::text as text from api_keys');
    expect(row!.text).not.toContain(secret.slice(key.prefix.length));
  });

  it('are refused when unknown, changed, or revoked', async () => {
    const { key, secret } = await channels.createApiKey.execute(admin, { name: '订单系统' });
    const refused = { code: 'token-invalid' };
    for (const wrong of ['', key.prefix, `${secret}x`, secret.slice(0, -1)]) {
      await expect(channels.verifyApiKey.execute(wrong)).rejects.toMatchObject(refused);
    }
    await channels.revokeApiKey.execute(admin, { keyId: key.id });
    await channels.revokeApiKey.execute(admin, { keyId: key.id });
    await expect(channels.verifyApiKey.execute(secret)).rejects.toMatchObject(refused);
    const [revoked] = await channels.apiKeyReader.all(admin);
    expect(revoked!.revokedAt).toBe(db.clock.now().toISOString());
    const log = await new AuditLog(db.database, db.clock).list({ limit: 9, subjectKind: 'api-key' });
    expect(log.map((one) => one.action)).toEqual(['api-key.revoked', 'api-key.created']);
  });

  it('show when they were last used, to the minute', async () => {
    const { secret } = await channels.createApiKey.execute(admin, { name: '订单系统' });
    const first = db.clock.now();
    await channels.verifyApiKey.execute(secret);
    db.clock.advance(59_000);
    await channels.verifyApiKey.execute(secret);
    expect((await channels.apiKeyReader.all(admin))[0]!.lastUsedAt).toBe(first.toISOString());
    db.clock.advance(1_000);
    await channels.verifyApiKey.execute(secret);
    expect((await channels.apiKeyReader.all(admin))[0]!.lastUsedAt).toBe(db.clock.now().toISOString());
  });

  it('are for administrators', async () => {
    const other = agent({ 'conversation.serve': 'own' });
    const refused = { code: 'not-permitted' };
    await expect(channels.createApiKey.execute(other, { name: 'x' })).rejects.toMatchObject(refused);
    await expect(channels.revokeApiKey.execute(other, { keyId: newId() })).rejects.toMatchObject(refused);
    await expect(channels.apiKeyReader.all(other)).rejects.toMatchObject(refused);
    await expect(channels.revokeApiKey.execute(admin, { keyId: newId() })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(channels.createApiKey.execute(admin, { name: 'a\0' })).rejects.toMatchObject({
      code: 'invalid-setting',
    });
    await expect(channels.createApiKey.execute(admin, { name: ' ' })).rejects.toMatchObject({
      code: 'invalid-setting',
    });
  });
});
