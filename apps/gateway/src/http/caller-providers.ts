import type { Provider } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { JwtService } from '@nestjs/jwt';
import { ActorOf } from '@yingda/agents';
import { VerifyApiKey } from '@yingda/channels';
import { Refusal } from '@yingda/contracts/names';
import { CustomerReader } from '@yingda/customers';
import { CLOCK, Cryptor, RateLimiter, type Clock } from '@yingda/platform';
import { TOKENS } from '../tokens';
import { CallerGuard, type Tokens } from './caller';
import { RequestLimits } from './request-limits';
import { WidgetTokens } from './widget-tokens';

/** Who a request comes from, by its token, and how often they may come. */
export const callerProviders: Provider[] = [
  {
    provide: WidgetTokens,
    inject: [JwtService, Cryptor, CLOCK, CustomerReader],
    // eslint-disable-next-line no-restricted-syntax -- Nest hands dependencies over one by one
    useFactory: (jwt: JwtService, cryptor: Cryptor, clock: Clock, customers: CustomerReader) =>
      new WidgetTokens(
        jwt,
        cryptor.derive('widget-token').toString('base64url'),
        () => clock.now(),
        async (identityId) => (await customers.identity(identityId))?.customerId ?? null,
      ),
  },
  {
    provide: TOKENS,
    inject: [ActorOf, WidgetTokens, VerifyApiKey, CustomerReader],
    // eslint-disable-next-line no-restricted-syntax -- Nest hands dependencies over one by one
    useFactory: (
      actorOf: ActorOf,
      widget: WidgetTokens,
      apiKey: VerifyApiKey,
      customers: CustomerReader,
    ): Tokens => ({
      async agent(token) {
        const { actor, sessionId } = await actorOf.execute(token);
        return { ...actor, sessionId } as typeof actor;
      },
      async visitor(token) {
        const { actor } = await widget.verify(token);
        // A token outlives the block by up to an hour; sockets are ended by its event, requests are asked here.
        if (await customers.isBlocked(actor.customerId))
          throw new Refusal('visitor-blocked', 'This visitor is blocked.');
        return actor;
      },
      apiKey: (token) => apiKey.execute(token),
    }),
  },
  {
    provide: APP_GUARD,
    inject: [Reflector, TOKENS, RateLimiter],
    useFactory: (reflector: Reflector, tokens: Tokens, limiter: RateLimiter) =>
      new CallerGuard(reflector, tokens, new RequestLimits(limiter)),
  },
];
