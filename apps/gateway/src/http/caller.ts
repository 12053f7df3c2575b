import { createParamDecorator, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { type Caller } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { Request } from 'express';
import type { RequestLimits } from './request-limits';

const CALLER = 'caller';
export type CallerRequest = Request & { actor?: Actor };

/** Who may call a controller or a handler; nothing means anyone. */
export const For = (caller: Caller): ReturnType<typeof SetMetadata> => SetMetadata(CALLER, caller);

/** The actor the guard found. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<CallerRequest>().actor,
);

/** Turns a bearer token into an actor of the named kind. @throws Refusal token-invalid, token-expired */
export interface Tokens {
  agent(token: string): Promise<Actor>;
  visitor(token: string): Promise<Actor>;
  apiKey(token: string): Promise<Actor>;
}

/** Lets a request through when its bearer token is of the kind the handler asks for. */
export class CallerGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly limits: RequestLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const caller =
      this.reflector.getAllAndOverride<Caller | undefined>(CALLER, [
        context.getHandler(),
        context.getClass(),
      ]) ?? 'anyone';
    if (caller === 'anyone') return true;
    const request = context.switchToHttp().getRequest<CallerRequest>();
    const token = bearerOf(request);
    if (!token) throw new Refusal('token-missing', 'Send the token in the header "Authorization: Bearer …".');
    request.actor = await this.actorOf(caller, token);
    await this.limits.take(request.actor, isUpload(request) ? 'upload' : 'request');
    return true;
  }

  private async actorOf(caller: Caller, token: string): Promise<Actor> {
    if (caller === 'agent') return this.tokens.agent(token);
    if (caller === 'visitor') return this.tokens.visitor(token);
    if (caller === 'api-key') return this.tokens.apiKey(token);
    try {
      return await this.tokens.agent(token);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'token-invalid') return this.tokens.visitor(token);
      throw error;
    }
  }
}

// Counted before the file is read: guards come before interceptors.
function isUpload(request: Request): boolean {
  return request.method === 'POST' && request.is('multipart/form-data') !== false;
}

function bearerOf(request: Request): string | null {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
