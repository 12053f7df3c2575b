import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import type { Clock } from '@yingda/platform';
import { requireUsable } from '../domain/account';
import { permissionsOf } from '../domain/permissions';
import type { AccessTokens } from '../storage/tokens';
import type { KnownAgent, KnownAgents } from './known-agents';

/** Who a token belongs to, in which session, and until when a socket opened with it may live. */
export interface SignedInAgent {
  actor: AgentActor;
  sessionId: string;
  expiresAt: Date;
}

/** Turns an access token into the actor it stands for, with the rights of now and not of when it was made. */
export class ActorOf {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly known: KnownAgents,
    private readonly clock: Clock,
  ) {}

  /** `fresh`: by the account as it is now, not as it was up to 5 s ago. @throws Refusal token-invalid, token-expired, account-deactivated */
  async execute(accessToken: string, how: { fresh?: boolean } = {}): Promise<SignedInAgent> {
    const now = this.clock.now();
    const claims = this.tokens.verify(accessToken, now);
    if (how.fresh) this.known.forget(claims.agentId);
    const agent = await this.known.get(claims.agentId);
    if (!agent) throw new Refusal('token-invalid', 'The account of this token does not exist; sign in.');
    requireUsable(agent.account, now);
    if (agent.account.epoch !== claims.epoch) {
      throw new Refusal('token-expired', 'Rights or password have changed; renew the token.');
    }
    return { actor: actorFrom(agent), sessionId: claims.sessionId, expiresAt: claims.expiresAt };
  }
}

/** An agent as use cases know them. */
export function actorFrom({ account, teamIds }: KnownAgent): AgentActor {
  return {
    kind: 'agent',
    agentId: account.id,
    name: account.name,
    publicName: account.publicName,
    ...(account.avatarUrl ? { avatarUrl: account.avatarUrl } : {}),
    role: account.role,
    teamIds,
    permissions: permissionsOf(account.role, { temporary: account.expiresAt !== null }),
  };
}
