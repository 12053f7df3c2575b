import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { agentsOn, anAdministrator, anAgentActor, theSystem, tokenOf } from '../testing';
import { AgentReader } from './agent-reader';
import { CreateAgentWithPassword } from './create-agent-with-password';
import { CreateLink } from './create-link';
import { CreateTeam } from './create-team';
import { DeactivateAgent } from './deactivate-agent';
import { EnsureSetupLink } from './ensure-setup-link';
import { ForgotPassword } from './forgot-password';
import { InviteAgent } from './invite-agent';
import { ReadLink } from './read-link';
import { RefreshSession } from './refresh-session';
import { SetPasswordByLink } from './set-password-by-link';
import { SetUpFirstAdministrator } from './set-up-first-administrator';
import { SignIn } from './sign-in';

const password = 'a long enough one';
const refusal = (code: string) => expect.objectContaining({ code });
const DAY_MS = 24 * 3_600_000;

describe('links by which people get in', () => {
  let db: TestDatabase;
  let agents: ReturnType<typeof agentsOn>;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00Z');
    agents = agentsOn(db);
  });
  afterAll(() => db.close());

  const invite = async (details: object = {}) =>
    agents.get(InviteAgent).execute(anAdministrator(), {
      email: 'New@Shop.Example',
      name: '何 静',
      role: 'agent',
      teamIds: [],
      ...details,
    });
  const usePassword = (token: string, given = password) =>
    agents.get(SetPasswordByLink).execute({ token, password: given });

  describe('an invitation', () => {
    it('makes an account that cannot be used yet, and is mailed and shown to copy', async () => {
      const teamId = await agents.get(CreateTeam).execute(theSystem, { name: '售后', defaultCapacity: 8 });
      const { agent, link } = await invite({ teamIds: [teamId] });
      expect(agent).toMatchObject({
        email: 'new@shop.example',
        accountState: 'invited',
        active: false,
        teamIds: [teamId],
        capacity: 8,
        state: 'offline',
      });
      expect(link).toMatchObject({ mailed: true, expiresAt: '2026-03-09T02:00:00.000Z' });
      expect(agents.mail.sent).toMatchObject([
        { email: 'new@shop.example', url: link.url, language: 'zh-CN' },
      ]);
      expect(await agents.get(ReadLink).execute(tokenOf(link.url))).toEqual({
        purpose: 'invitation',
        email: 'new@shop.example',
        name: '何 静',
      });
      await expect(agents.get(SignIn).execute({ email: agent.email, password: '' })).rejects.toEqual(
        refusal('sign-in-failed'),
      );
      expect(await recordedEvents(db.database, 'agent.invited')).toMatchObject([
        { payload: { agentId: agent.id } },
      ]);
      expect(JSON.stringify(await db.database.query('select * from account_links'))).not.toContain(
        tokenOf(link.url),
      );
    });

    it('is used once: the password makes the account active and signs in', async () => {
      const { agent, link } = await invite();
      const session = await agents
        .get(SetPasswordByLink)
        .execute({ token: tokenOf(link.url), password, name: '小何' });
      expect(session.agent).toMatchObject({
        id: agent.id,
        accountState: 'active',
        name: '小何',
        publicName: '小何',
      });
      await agents.get(SignIn).execute({ email: agent.email, password });
      await expect(usePassword(tokenOf(link.url), 'another long one')).rejects.toEqual(
        refusal('link-invalid'),
      );
      await expect(agents.get(ReadLink).execute(tokenOf(link.url))).rejects.toEqual(refusal('link-invalid'));
    });

    it('used twice in the same moment works for one', async () => {
      const { link } = await invite();
      const tries = await Promise.allSettled(
        [1, 2, 3].map((n) => usePassword(tokenOf(link.url), `${password} ${n}`)),
      );
      expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      for (const one of tries)
        if (one.status === 'rejected') expect(one.reason).toEqual(refusal('link-invalid'));
    });

    it('is over after seven days, and a new link takes the place of the old one', async () => {
      const { agent, link } = await invite();
      const renewed = await agents.get(CreateLink).execute(anAdministrator(), { agentId: agent.id });
      await expect(usePassword(tokenOf(link.url))).rejects.toEqual(refusal('link-invalid'));
      db.clock.advance(7 * DAY_MS);
      await expect(usePassword(tokenOf(renewed.url))).rejects.toEqual(refusal('link-expired'));
    });

    it('does not accept a weak password and stays usable', async () => {
      const { link } = await invite();
      await expect(usePassword(tokenOf(link.url), 'new12345678')).resolves.toBeDefined();
      const second = await invite({ email: 'second@shop.example' });
      await expect(usePassword(tokenOf(second.link.url), 'second2026')).rejects.toEqual(
        refusal('password-too-weak'),
      );
      await usePassword(tokenOf(second.link.url));
    });

    it('is for administrators only, for new addresses only, into existing teams only', async () => {
      await expect(
        agents.get(InviteAgent).execute(anAgentActor({ role: 'manager' }), {
          email: 'a@b.example',
          name: 'A',
          role: 'agent',
          teamIds: [],
        }),
      ).rejects.toEqual(refusal('not-permitted'));
      await expect(invite({ teamIds: [newId()] })).rejects.toEqual(refusal('team-not-found'));
      await expect(invite({ expiresAt: '2026-03-02T01:00:00Z' })).rejects.toEqual(refusal('invalid-setting'));
      const both = await Promise.allSettled([invite(), invite({ email: 'NEW@shop.example' })]);
      expect(both.filter((one) => one.status === 'rejected').map((one) => one.reason)).toEqual([
        refusal('already-exists'),
      ]);
    });
  });

  describe('a forgotten password', () => {
    const forget = async (email: string) => {
      await agents.get(ForgotPassword).execute({ email });
      await agents.get(ForgotPassword).idle();
    };
    let agentId: string;

    beforeEach(async () => {
      agentId = await agents
        .get(CreateAgentWithPassword)
        .execute(theSystem, { email: 'lin@shop.example', name: 'Lin', role: 'agent', teamIds: [], password });
    });

    it('is replaced by a mailed link that works for an hour and ends all sessions', async () => {
      const before = await agents.get(SignIn).execute({ email: 'lin@shop.example', password });
      await forget('LIN@shop.example');
      await usePassword(agents.mail.lastToken, 'my new password');
      await expect(agents.get(RefreshSession).execute(before.refreshToken)).rejects.toEqual(
        refusal('token-expired'),
      );
      await agents.get(SignIn).execute({ email: 'lin@shop.example', password: 'my new password' });
      const [event] = (await recordedEvents(db.database, 'agent.updated')).slice(-1);
      expect(event!.payload).toMatchObject({ agentId, endSessions: true });
      db.clock.advance(60_000);
      await forget('lin@shop.example');
      db.clock.advance(3_600_000);
      await expect(usePassword(agents.mail.lastToken)).rejects.toEqual(refusal('link-expired'));
    });

    it('is answered alike for unknown, invited and deactivated people, and nobody is mailed', async () => {
      const { agent } = await invite();
      await agents.get(DeactivateAgent).execute(theSystem, { agentId });
      const mails = agents.mail.sent.length;
      for (const email of ['nobody@shop.example', agent.email, 'lin@shop.example']) await forget(email);
      expect(agents.mail.sent).toHaveLength(mails);
    });

    it('asked for many times is mailed once a minute', async () => {
      await Promise.all([1, 2, 3, 4].map(() => forget('lin@shop.example')));
      expect(agents.mail.sent).toHaveLength(1);
      db.clock.advance(60_000);
      await forget('lin@shop.example');
      expect(agents.mail.sent).toHaveLength(2);
    });

    it('unlocks a sign-in that was locked by failures', async () => {
      for (let i = 0; i < 6; i++) {
        await agents
          .get(SignIn)
          .execute({ email: 'lin@shop.example', password: 'wrong' })
          .catch(() => undefined);
      }
      await forget('lin@shop.example');
      await usePassword(agents.mail.lastToken, 'my new password');
      await agents.get(SignIn).execute({ email: 'lin@shop.example', password: 'my new password' });
    });
  });

  describe('the setup link', () => {
    const setUp = (token: string, email = 'boss@shop.example') =>
      agents
        .get(SetUpFirstAdministrator)
        .execute({ token, email, name: '老板', password, shopName: ' 云上生活 ' });

    it('makes the first administrator, names the shop, signs in, and is not given again', async () => {
      expect(await agents.get(AgentReader).setup()).toEqual({ setupNeeded: true, shopName: '' });
      const link = await agents.get(EnsureSetupLink).execute();
      const token = tokenOf(link!.url);
      expect(await agents.get(ReadLink).execute(token)).toMatchObject({ purpose: 'setup' });
      const session = await setUp(token);
      expect(session.agent).toMatchObject({ role: 'administrator', email: 'boss@shop.example' });
      expect(await agents.get(AgentReader).setup()).toEqual({ setupNeeded: false, shopName: '云上生活' });
      expect(await agents.get(EnsureSetupLink).execute()).toBeNull();
      await expect(setUp(token, 'other@shop.example')).rejects.toEqual(refusal('link-invalid'));
    });

    it('used by two at once, or two of them, makes one administrator', async () => {
      const links = [
        await agents.get(EnsureSetupLink).execute(),
        await agents.get(EnsureSetupLink).execute(),
      ];
      const tokens = [...links, ...links].map((link) => tokenOf(link!.url));
      const tries = await Promise.allSettled(tokens.map((token, n) => setUp(token, `boss${n}@shop.example`)));
      expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      expect(await agents.get(AgentReader).list()).toHaveLength(1);
    });

    it('is no way to take over an account, and an invitation no way to administer', async () => {
      const { link } = await invite();
      await expect(setUp(tokenOf(link.url))).rejects.toEqual(refusal('link-invalid'));
      const setup = await agents.get(EnsureSetupLink).execute();
      await expect(setUp(tokenOf(setup!.url), 'new@shop.example')).rejects.toEqual(refusal('link-invalid'));
      await expect(usePassword(tokenOf(setup!.url))).rejects.toEqual(refusal('link-invalid'));
    });
  });
});
