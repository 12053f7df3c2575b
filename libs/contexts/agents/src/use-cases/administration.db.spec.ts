import { AuditLog, newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { agentsOn, anAdministrator, anAgentActor, theSystem } from '../testing';
import { AddTeam } from './add-team';
import { AgentReader } from './agent-reader';
import { ArchiveTeam } from './archive-team';
import { CreateAgentWithPassword } from './create-agent-with-password';
import { CreateTeam } from './create-team';
import { DeactivateAgent } from './deactivate-agent';
import { EditAgent } from './edit-agent';
import { EditProfile } from './edit-profile';
import { EditTeam } from './edit-team';
import { ExpireTemporaryAgents } from './expire-temporary-agents';
import { ReactivateAgent } from './reactivate-agent';
import { SavedViews } from './saved-views';
import { SignIn } from './sign-in';

const password = 'a long enough one';
const refusal = (code: string) => expect.objectContaining({ code });

describe('administration of agents and teams', () => {
  let db: TestDatabase;
  let agents: ReturnType<typeof agentsOn>;
  const admin = anAdministrator();

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00Z');
    agents = agentsOn(db);
  });
  afterAll(() => db.close());

  const create = (name: string, details: object = {}) =>
    agents.get(CreateAgentWithPassword).execute(theSystem, {
      email: `${name}@shop.example`,
      name,
      role: 'agent',
      teamIds: [],
      password,
      ...details,
    });
  const reader = () => agents.get(AgentReader);
  const deactivate = (agentId: string, successorId?: string) =>
    agents.get(DeactivateAgent).execute(admin, { agentId, successorId: successorId ?? null });

  it('creating for the demo twice changes nothing', async () => {
    const teamId = await agents.get(CreateTeam).execute(theSystem, { name: '售前' });
    expect(await agents.get(CreateTeam).execute(theSystem, { name: '售前' })).toBe(teamId);
    const id = await create('lin', { teamIds: [teamId] });
    expect(await create('lin', { role: 'manager', password: 'weak' })).toBe(id);
    expect(await reader().record(id)).toMatchObject({ role: 'agent', teamIds: [teamId], capacity: 5 });
  });

  it('an edited agent has the new facts, and the log has the difference', async () => {
    const teamId = await agents.get(CreateTeam).execute(theSystem, { name: '售前' });
    const agentId = await create('lin');
    const record = await agents.get(EditAgent).execute(admin, {
      agentId,
      publicName: '小林',
      capacity: 12,
      teamIds: [teamId],
      expiresAt: '2026-06-20T16:00:00.000Z',
    });
    expect(record).toMatchObject({
      publicName: '小林',
      capacity: 12,
      teamIds: [teamId],
      expiresAt: '2026-06-20T16:00:00.000Z',
    });
    const [entry] = await new AuditLog(db.database, db.clock).list({ limit: 1 });
    expect(entry).toMatchObject({
      action: 'agent.edited',
      actorId: admin.agentId,
      details: { capacity: { from: 5, to: 12 } },
    });
    expect(entry!.details).not.toHaveProperty('role');
    const [event] = (await recordedEvents(db.database, 'agent.updated')).slice(-1);
    expect(event!.payload).toMatchObject({ teamIds: [teamId], capacity: 12, endSessions: false });
    await expect(agents.get(EditAgent).execute(anAgentActor(), { agentId })).rejects.toEqual(
      refusal('not-permitted'),
    );
    await expect(agents.get(EditAgent).execute(admin, { agentId: newId() })).rejects.toEqual(
      refusal('agent-not-found'),
    );
  });

  it('somebody who can administer for good always remains', async () => {
    const [one, other] = [
      await create('a', { role: 'administrator' }),
      await create('b', { role: 'administrator' }),
    ];
    const demote = (agentId: string) => agents.get(EditAgent).execute(admin, { agentId, role: 'manager' });
    const both = await Promise.allSettled([demote(one), deactivate(other)]);
    expect(both.filter((result) => result.status === 'rejected').map((result) => result.reason)).toEqual([
      refusal('last-administrator'),
    ]);
    const last = both[0].status === 'rejected' ? one : other;
    await expect(demote(last)).rejects.toEqual(refusal('last-administrator'));
    await expect(
      agents.get(EditAgent).execute(admin, { agentId: last, expiresAt: '2027-01-01T00:00:00Z' }),
    ).rejects.toEqual(refusal('last-administrator'));
    await agents.get(EditAgent).execute(admin, { agentId: last, name: 'Still here' });
  });

  it('a deactivated agent is out at once; the successor must be able to take over', async () => {
    const [agentId, successorId] = [await create('lin'), await create('wang')];
    const session = await agents.get(SignIn).execute({ email: 'lin@shop.example', password });
    await expect(deactivate(agentId, agentId)).rejects.toEqual(refusal('agent-not-available'));
    const record = await deactivate(agentId, successorId);
    expect(record).toMatchObject({ accountState: 'deactivated', active: false });
    expect(await recordedEvents(db.database, 'agent.deactivated')).toMatchObject([
      { payload: { agentId, successorId, by: { id: admin.agentId } } },
    ]);
    await deactivate(agentId, successorId);
    expect(await recordedEvents(db.database, 'agent.deactivated')).toHaveLength(1);
    await expect(deactivate(successorId, agentId)).rejects.toEqual(refusal('agent-not-available'));
    expect(await agents.get(ReactivateAgent).execute(admin, { agentId })).toMatchObject({
      accountState: 'active',
    });
    await agents.get(SignIn).execute({ email: 'lin@shop.example', password });
    expect(session.agent.id).toBe(agentId);
    expect((await reader().names([agentId])).get(agentId)).toBe('lin');
  });

  it('a temporary agent’s access ends by itself, with the timer of its own time', async () => {
    const agentId = await create('temp', { expiresAt: '2026-03-03T00:00:00Z' });
    await create('other', { expiresAt: '2026-03-05T00:00:00Z' });
    agents.get(ExpireTemporaryAgents);
    db.clock.set('2026-03-02T23:59:59Z');
    await agents.timers.runDue();
    expect(await recordedEvents(db.database, 'agent.deactivated')).toEqual([]);
    db.clock.set('2026-03-03T00:00:00Z');
    await agents.timers.runDue();
    expect(await recordedEvents(db.database, 'agent.deactivated')).toMatchObject([
      { payload: { agentId, successorId: null, by: { kind: 'system' } } },
    ]);
    expect(await agents.get(ReactivateAgent).execute(admin, { agentId })).toMatchObject({
      expiresAt: null,
      active: true,
    });
  });

  it('refuses texts that cannot be kept, and keeps all others as they were written', async () => {
    const agentId = await create('lin');
    const edit = (name: string) => agents.get(EditAgent).execute(admin, { agentId, name });
    for (const name of ['a\u0000b', '\ud800'])
      await expect(edit(name)).rejects.toEqual(refusal('invalid-payload'));
    for (const name of [`'; drop table agents; --`, '<b>x</b>', '👩‍👩‍👧', '\u202Eabc']) {
      expect(await edit(name)).toMatchObject({ name });
    }
  });

  it('one’s own profile: names, picture, preferences one by one', async () => {
    const agentId = await create('lin');
    const actor = anAgentActor({ agentId });
    const edit = agents.get(EditProfile);
    await edit.execute(actor, { preferences: { language: 'en', sound: false } });
    const me = await edit.execute(actor, {
      name: ' 林婉 ',
      avatarAttachmentId: newId(),
      preferences: { theme: 'dark' },
    });
    expect(me).toMatchObject({
      name: '林婉',
      publicName: 'lin',
      preferences: { language: 'en', sound: false, theme: 'dark' },
    });
    expect(me.avatarUrl).toContain('/api/avatars/');
    expect((await edit.execute(actor, { avatarAttachmentId: null })).avatarUrl).toBeUndefined();
    expect(await reader().card(agentId)).toEqual({ id: agentId, name: 'lin', state: 'offline' });
  });

  describe('a team', () => {
    const settings = { defaultCapacity: 6, automaticAccept: false, offerSeconds: 20 };

    it('has a name of its own, members who hear of it, and rules', async () => {
      const [lin, wang] = [await create('lin'), await create('wang')];
      const team = await agents.get(AddTeam).execute(admin, { ...settings, name: ' 售后 ', agentIds: [lin] });
      await expect(
        agents.get(AddTeam).execute(admin, { ...settings, name: '售后', agentIds: [] }),
      ).rejects.toEqual(refusal('already-exists'));
      const before = (await recordedEvents(db.database, 'agent.updated')).length;
      await agents
        .get(EditTeam)
        .execute(admin, { ...settings, teamId: team.id, name: '售后服务', agentIds: [lin, wang] });
      const told = (await recordedEvents(db.database, 'agent.updated')).slice(before);
      expect(told).toMatchObject([{ payload: { agentId: wang, teamIds: [team.id] } }]);
      expect(await reader().team(team.id)).toEqual({
        ...settings,
        id: team.id,
        name: '售后服务',
        agentIds: [lin, wang].sort(),
        archived: false,
      });
      await expect(
        agents.get(EditTeam).execute(admin, { ...settings, teamId: team.id, name: 'x', agentIds: [newId()] }),
      ).rejects.toEqual(refusal('agent-not-found'));
    });

    it('is archived once no inbox uses it and nothing is open there; its name is free again and its members lose it', async () => {
      const lin = await create('lin');
      const { id: teamId } = await agents
        .get(AddTeam)
        .execute(admin, { ...settings, name: '大促', agentIds: [lin] });
      agents.teamUse.inboxes = ['网店'];
      await expect(agents.get(ArchiveTeam).execute(admin, { teamId })).rejects.toMatchObject({
        code: 'invalid-setting',
        details: { inboxes: ['网店'] },
      });
      agents.teamUse.inboxes = [];
      agents.teamUse.open = 2;
      await expect(agents.get(ArchiveTeam).execute(admin, { teamId })).rejects.toMatchObject({
        code: 'team-in-use',
        details: { open: 2 },
      });
      agents.teamUse.open = 0;
      expect(await agents.get(ArchiveTeam).execute(admin, { teamId })).toMatchObject({ archived: true });
      expect(await reader().record(lin)).toMatchObject({ teamIds: [] });
      await agents.get(AddTeam).execute(admin, { ...settings, name: '大促', agentIds: [] });
      expect((await reader().teams()).map((team) => team.archived)).toEqual([false, true]);
    });

    it('edited by two at once ends in one of both states', async () => {
      const ids = [await create('a'), await create('b'), await create('c')];
      const { id: teamId } = await agents
        .get(AddTeam)
        .execute(admin, { ...settings, name: 'T', agentIds: ids });
      const edits = [ids.slice(0, 1), ids.slice(1).reverse(), ids].map((agentIds) =>
        agents.get(EditTeam).execute(admin, { ...settings, teamId, name: 'T', agentIds }),
      );
      await Promise.all(edits);
      const members = (await reader().team(teamId))!.agentIds;
      expect([[ids[0]], ids.slice(1).sort(), [...ids].sort()]).toContainEqual(members);
    });
  });

  it('saved views are one’s own, with names of their own', async () => {
    const [lin, wang] = [
      anAgentActor({ agentId: await create('lin') }),
      anAgentActor({ agentId: await create('wang') }),
    ];
    const views = agents.get(SavedViews);
    const view = await views.add(lin, { name: '等了很久', query: 'view=all&sort=oldest' });
    await expect(views.add(lin, { name: '等了很久', query: '' })).rejects.toEqual(refusal('already-exists'));
    await views.add(wang, { name: '等了很久', query: '' });
    await expect(views.edit(wang, { viewId: view.id, name: 'x', query: '' })).rejects.toEqual(
      refusal('not-found'),
    );
    await expect(views.remove(wang, { viewId: view.id })).rejects.toEqual(refusal('not-found'));
    await views.edit(lin, { viewId: view.id, name: '等得最久', query: 'view=queue' });
    expect(await views.list(lin)).toEqual([{ id: view.id, name: '等得最久', query: 'view=queue' }]);
    await views.remove(lin, { viewId: view.id });
    expect(await views.list(lin)).toEqual([]);
  });

  it('lists name everybody once, the deactivated last, with what they are busy with', async () => {
    const [lin, wang] = [await create('lin'), await create('wang')];
    agents.loads.loads.set(wang, 3);
    await create('zhou');
    await deactivate(lin);
    const briefs = await reader().briefs();
    expect(briefs.map((brief) => [brief.name, brief.load, brief.active])).toEqual([
      ['wang', 3, true],
      ['zhou', 0, true],
      ['lin', 0, false],
    ]);
    expect(Object.keys(briefs[0]!)).not.toContain('email');
  });
});
