import type { JwtService } from '@nestjs/jwt';
import { Refusal } from '@yingda/contracts/names';
import type { CustomerActor } from '@yingda/events';

const LIFETIME_SECONDS = 3_600;

/** Short tokens that open the widget's socket and HTTP; HS256 with a key derived for this purpose. */
export class WidgetTokens {
  constructor(
    private readonly jwt: JwtService,
    private readonly secret: string,
    private readonly now: () => Date,
    /** Whose an identity is by now; null when there is no such identity. */
    private readonly customerOf: (identityId: string) => Promise<string | null>,
  ) {}

  async issue(actor: CustomerActor): Promise<string> {
    const iat = Math.floor(this.now().getTime() / 1_000);
    return this.jwt.signAsync(
      { ...actor, iat, exp: iat + LIFETIME_SECONDS, aud: 'widget' },
      { secret: this.secret, algorithm: 'HS256' },
    );
  }

  /**
   * A token lives for an hour, in which its visitor may have signed in (perhaps in another tab) and become a customer the
   * shop knows: it stands for whoever its identity belongs to now, with their conversations and their block.
   * @throws Refusal token-expired, token-invalid
   */
  async verify(token: string): Promise<{ actor: CustomerActor; expiresAt: number }> {
    const { expiresAt, identityId, inboxId, name } = await this.claimsOf(token);
    const customerId = await this.customerOf(identityId);
    if (!customerId)
      throw new Refusal('token-invalid', 'The visitor of this token does not exist; open a session first.');
    return { actor: { kind: 'customer', customerId, identityId, inboxId, name }, expiresAt };
  }

  private async claimsOf(
    token: string,
  ): Promise<Pick<CustomerActor, 'identityId' | 'inboxId' | 'name'> & { expiresAt: number }> {
    try {
      const claims = await this.jwt.verifyAsync<CustomerActor & { exp: number }>(token, {
        secret: this.secret,
        algorithms: ['HS256'],
        audience: 'widget',
        clockTimestamp: Math.floor(this.now().getTime() / 1_000),
      });
      const { identityId, inboxId, name } = claims;
      return { identityId, inboxId, name, expiresAt: claims.exp * 1_000 };
    } catch (error) {
      if (error instanceof Error && error.name === 'TokenExpiredError')
        throw new Refusal('token-expired', 'The session is over; open a new one with the visitor token.');
      throw new Refusal('token-invalid', 'The token is not one of ours; open a session first.');
    }
  }
}
