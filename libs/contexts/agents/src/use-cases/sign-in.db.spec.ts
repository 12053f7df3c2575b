import { AuditLog } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { agentsOn, anAdministrator, theSystem } from '../testing';
import { ActorOf } from './actor-of';
import { ChangePassword } from './change-password';
import { CreateAgentWithPassword } from './create-agent-with-password';
import { DeactivateAgent } from './deactivate-agent';
import { EditAgent } from './edit-agent';
import { RefreshSession } from './refresh-session';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';
import { TidyAccounts } from './tidy-accounts';

const email = 'lin@shop.example';
const password = 'a long enough one';
const refusal = (code: string) => expect.objectContaining({ code });

describe('signing in', () => {
  let db: TestDatabase;
  let agents: ReturnType<typeof agentsOn>;
  let agentId: string;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00Z');
    agents = agentsOn(db);
    agentId = await agents
      .get(CreateAgentWithPassword)
      .execute(theSystem, { email, name: '林 婉', role: 'agent', teamIds: [], password });
  });
  afterAll(() => db.close());

  const signIn = (as = email, given = password) =>
    agents.get(SignIn).execute({ email: as, password: given }, '10.0.0.7');
  const refresh = (token: string) => agents.get(RefreshSession).execute(token);
  const actorOf = (token: string) => agents.get(ActorOf).execute(token);

  it('gives tokens and the person, whatever the case of the address, and is logged', async () => {
    const session = await signIn(' Lin@Shop.Example');
    expect(session).toMatchObject({
      expiresInSeconds: 900,
      agent: { id: agentId, name: '林 婉', role: 'agent' },
    });
    expect(session.agent.permissions).toContainEqual({ permission: 'conversation.serve', scope: 'own' });
    expect(JSON.stringify(session.agent)).not.toContain('argon2');
    const { actor, expiresAt } = await actorOf(session.accessToken);
    expect(actor).toMatchObject({ kind: 'agent', agentId, permissions: { 'conversation.serve': 'own' } });
    expect(expiresAt).toEqual(new Date('2026-03-02T02:15:00Z'));
    const [entry] = await new AuditLog(db.database, db.clock).list({ limit: 1 });
    expect(entry).toMatchObject({ action: 'agent.signed-in', actorId: agentId, address: '10.0.0.7' });
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const wrong = await signIn(email, 'wrong').catch((error: Error) => error);
    const unknown = await signIn('nobody@shop.example', password).catch((error: Error) => error);
    expect(wrong).toEqual(refusal('sign-in-failed'));
    expect(unknown).toEqual(wrong);
  });

  it.each([email, 'nobody@shop.example'])('is locked for 15 minutes after five failures (%s)', async (as) => {
    for (let i = 0; i < 5; i++) await expect(signIn(as, 'wrong')).rejects.toEqual(refusal('sign-in-failed'));
    await expect(signIn(as)).rejects.toMatchObject({
      code: 'sign-in-locked',
      details: { until: '2026-03-02T02:15:00.000Z' },
    });
    db.clock.advance(15 * 60_000 - 1);
    await expect(signIn(as)).rejects.toEqual(refusal('sign-in-locked'));
    db.clock.advance(1);
    if (as === email) await signIn(as);
    else await expect(signIn(as)).rejects.toEqual(refusal('sign-in-failed'));
  });

  it('gives many attempts at once no more tries than one after another', async () => {
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => signIn(email, 'wrong')));
    const codes = answers.map((answer) =>
      answer.status === 'rejected' ? (answer.reason as { code: string }).code : '',
    );
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(5);
    expect(codes.filter((code) => code === 'sign-in-locked')).toHaveLength(15);
  });

  it('forgets failures after a success, and what was tried is kept nowhere', async () => {
    for (let i = 0; i < 4; i++) await signIn(email, 'wrong').catch(() => undefined);
    await signIn();
    for (let i = 0; i < 4; i++) await signIn(email, 'wrong').catch(() => undefined);
    await signIn();
    await signIn('my-secret-password@typo', 'x').catch(() => undefined);
    expect(JSON.stringify(await db.database.query('select * from sign_in_failures'))).not.toContain(
      'my-secret',
    );
    db.clock.advance(3_600_000);
    await agents.get(TidyAccounts).execute();
    expect(await db.database.query('select * from sign_in_failures')).toEqual([]);
  });

  it('says only who knows the password that the account is closed or over', async () => {
    const until = '2026-03-02T03:00:00Z';
    await agents.get(CreateAgentWithPassword).execute(theSystem, {
      email: 'temp@x.example',
      name: 'T',
      role: 'agent',
      teamIds: [],
      password,
      expiresAt: until,
    });
    const { accessToken } = await signIn('temp@x.example');
    db.clock.set(until);
    await expect(signIn('temp@x.example')).rejects.toEqual(refusal('account-deactivated'));
    await expect(actorOf(accessToken)).rejects.toMatchObject({
      code: expect.stringMatching(/expired|deactivated/),
    });
    await agents.get(DeactivateAgent).execute(theSystem, { agentId });
    await expect(signIn()).rejects.toEqual(refusal('account-deactivated'));
    await expect(signIn(email, 'wrong')).rejects.toEqual(refusal('sign-in-failed'));
  });

  describe('a refresh token', () => {
    it('is replaced by each use', async () => {
      const first = await signIn();
      db.clock.advance(14 * 60_000);
      const second = await refresh(first.refreshToken);
      expect(second.refreshToken).not.toBe(first.refreshToken);
      expect((await actorOf(second.accessToken)).actor.agentId).toBe(agentId);
      await refresh(second.refreshToken);
    });

    it('used again ends everything that came of that sign-in, and nothing else', async () => {
      const [stolen, other] = [await signIn(), await signIn()];
      const owner = await refresh(stolen.refreshToken);
      db.clock.advance(10_001);
      await expect(refresh(stolen.refreshToken)).rejects.toEqual(refusal('refresh-reused'));
      await expect(refresh(owner.refreshToken)).rejects.toEqual(refusal('token-expired'));
      await refresh(other.refreshToken);
      const [entry] = await new AuditLog(db.database, db.clock).list({ limit: 1 });
      expect(entry).toMatchObject({ action: 'agent.refresh-reused', subjectId: agentId });
    });

    it('used by two tabs in the same moment signs neither out, and is worth nothing afterwards', async () => {
      const { refreshToken } = await signIn();
      // Both find the row in use, as they do when they really come at once.
      const both = await db.unitOfWork.run(async () => {
        await db.database.query('select 1 from refresh_tokens for update');
        const uses = db.database.units.exit(() => [refresh(refreshToken), refresh(refreshToken)]);
        await new Promise((resolve) => setTimeout(resolve, 100));
        return uses;
      });
      const sessions = await Promise.all(both);
      const rotated = await db.database.query('select 1 from refresh_tokens where rotated_at is not null');
      expect(rotated).toHaveLength(1);
      for (const session of sessions) await refresh(session.refreshToken);
      db.clock.advance(10_001);
      await expect(refresh(refreshToken)).rejects.toEqual(refusal('refresh-reused'));
    });

    it('whose successor was lost on the way back is good for ten seconds more', async () => {
      const { refreshToken } = await signIn();
      await refresh(refreshToken);
      db.clock.advance(10_000);
      await refresh((await refresh(refreshToken)).refreshToken);
    });

    it('unknown, signed out or a month old is refused', async () => {
      const [one, other] = [await signIn(), await signIn()];
      await agents.get(SignOut).execute(one.refreshToken);
      await agents.get(SignOut).execute('unknown');
      await expect(refresh(one.refreshToken)).rejects.toEqual(refusal('token-expired'));
      await expect(refresh('unknown')).rejects.toEqual(refusal('token-invalid'));
      db.clock.advance(30 * 24 * 3_600_000);
      await expect(refresh(other.refreshToken)).rejects.toEqual(refusal('token-expired'));
    });
  });

  describe('a signed-in agent', () => {
    it('loses the old rights at once when their role changes, and comes back with the new ones', async () => {
      const { accessToken, refreshToken } = await signIn();
      await actorOf(accessToken);
      await agents.get(EditAgent).execute(anAdministrator(), { agentId, role: 'supervisor' });
      await expect(actorOf(accessToken)).rejects.toEqual(refusal('token-expired'));
      const { actor } = await actorOf((await refresh(refreshToken)).accessToken);
      expect(actor).toMatchObject({ role: 'supervisor', permissions: { 'conversation.serve': 'team' } });
      const [event] = (await recordedEvents(db.database, 'agent.updated')).slice(-1);
      expect(event!.payload).toMatchObject({ agentId, role: 'supervisor', endSessions: true });
    });

    it('is noticed as changed by other processes within five seconds', async () => {
      const elsewhere = agentsOn(db);
      const { accessToken } = await signIn();
      await elsewhere.get(ActorOf).execute(accessToken);
      await agents.get(DeactivateAgent).execute(theSystem, { agentId });
      db.clock.advance(5_000);
      await expect(elsewhere.get(ActorOf).execute(accessToken)).rejects.toEqual(
        refusal('account-deactivated'),
      );
    });

    it('changes the password: this session goes on, all others end', async () => {
      const [here, there] = [await signIn(), await signIn()];
      const { actor, sessionId } = await actorOf(here.accessToken);
      const change = (current: string, next: string) =>
        agents.get(ChangePassword).execute(actor, { current, next, sessionId });
      await expect(change('wrong', 'another long one')).rejects.toEqual(refusal('password-wrong'));
      await expect(change(password, '1234567890')).rejects.toEqual(refusal('password-too-weak'));
      await change(password, 'another long one');
      await expect(actorOf(there.accessToken)).rejects.toEqual(refusal('token-expired'));
      await expect(refresh(there.refreshToken)).rejects.toEqual(refusal('token-expired'));
      await refresh(here.refreshToken);
      await expect(signIn()).rejects.toEqual(refusal('sign-in-failed'));
      await signIn(email, 'another long one');
    });

    it('may try new passwords as often as it takes to find a strong one', async () => {
      const { actor } = await actorOf((await signIn()).accessToken);
      const change = (next: string) => agents.get(ChangePassword).execute(actor, { current: password, next });
      for (let i = 0; i < 8; i++)
        await expect(change('1234567890')).rejects.toEqual(refusal('password-too-weak'));
      await change('another long one');
    });

    it('cannot guess the current password without limit', async () => {
      const { actor } = await actorOf((await signIn()).accessToken);
      const guess = () =>
        agents.get(ChangePassword).execute(actor, { current: 'wrong', next: 'another long one' });
      for (let i = 0; i < 5; i++) await expect(guess()).rejects.toEqual(refusal('password-wrong'));
      await expect(guess()).rejects.toEqual(refusal('sign-in-locked'));
    });
  });
});
