import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import {
  ForgotPassword,
  ReadLink,
  RefreshSession,
  SetPasswordByLink,
  SetUpFirstAdministrator,
  SignIn,
  SignOut,
  AgentReader,
  type Session,
} from '@yingda/agents';
import {
  ForgotPassword as ForgotPasswordBody,
  LinkInfo,
  SetPasswordByLink as SetPasswordBody,
  SetUpFirstAdministrator as SetUpBody,
  SetupState,
  SignedIn,
  SignIn as SignInBody,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { RateLimiter } from '@yingda/platform';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Config } from '../config';
import { CONFIG } from '../tokens';

const COOKIE = 'yingda_refresh';
const PATH = '/api/auth';

/** Sign-in, refresh, links. The refresh token travels only in an httpOnly cookie of this path. */
@Controller('api')
export class AuthController {
  constructor(
    @Inject(SignIn) private readonly signInUseCase: SignIn,
    @Inject(RefreshSession) private readonly refreshSession: RefreshSession,
    @Inject(SignOut) private readonly signOutUseCase: SignOut,
    @Inject(SetPasswordByLink) private readonly setPasswordByLink: SetPasswordByLink,
    @Inject(ForgotPassword) private readonly forgotPassword: ForgotPassword,
    @Inject(ReadLink) private readonly readLink: ReadLink,
    @Inject(SetUpFirstAdministrator) private readonly setUp: SetUpFirstAdministrator,
    @Inject(AgentReader) private readonly agents: AgentReader,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('setup')
  async setupState(): Promise<SetupState> {
    return {
      ...(await this.agents.setup()),
      demo: this.config.demo && this.config.demoPassword === 'yingda-demo',
    };
  }

  @Post('setup')
  @HttpCode(200)
  async setup(
    @Body() body: SetUpBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    await this.limit(request);
    return this.signedIn(await this.setUp.execute(body), request, response);
  }

  @Post('auth/sign-in')
  @HttpCode(200)
  async signIn(
    @Body() body: SignInBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    await this.limit(request);
    return this.signedIn(await this.signInUseCase.execute(body, request.ip ?? null), request, response);
  }

  @Post('auth/refresh')
  @HttpCode(200)
  async refresh(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<SignedIn> {
    const token = parseCookie(request.headers.cookie ?? '')[COOKIE];
    if (!token) throw new Refusal('token-missing', 'There is no session to continue; sign in.');
    try {
      return this.signedIn(await this.refreshSession.execute(token), request, response);
    } catch (error) {
      if (error instanceof Refusal && error.code !== 'rate-limited') this.clearCookie(request, response);
      throw error;
    }
  }

  @Post('auth/sign-out')
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const token = parseCookie(request.headers.cookie ?? '')[COOKIE];
    if (token) await this.signOutUseCase.execute(token);
    this.clearCookie(request, response);
  }

  @Post('auth/forgot')
  @HttpCode(204)
  async forgot(@Body() body: ForgotPasswordBody, @Req() request: Request): Promise<void> {
    await this.limit(request);
    await this.forgotPassword.execute(body);
  }

  @Get('auth/links/:token')
  link(@Param('token') token: string): Promise<LinkInfo> {
    return this.readLink.execute(token);
  }

  @Post('auth/links')
  @HttpCode(200)
  async setPassword(
    @Body() body: SetPasswordBody,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignedIn> {
    await this.limit(request);
    return this.signedIn(await this.setPasswordByLink.execute(body), request, response);
  }

  /** By address: an attacker with many accounts to try is slowed as a whole, beside the lock of each account. */
  private async limit(request: Request): Promise<void> {
    const answer = await this.limiter.take(`sign-in:${request.ip ?? ''}`, { points: 30, perSeconds: 60 });
    if (!answer.ok)
      throw new Refusal('rate-limited', 'Too many tries from this address; wait a little.', {
        retryAfterMs: answer.retryAfterMs,
      });
  }

  private signedIn(session: Session, request: Request, response: Response): SignedIn {
    this.setCookie(request, response, { value: session.refreshToken, expires: session.refreshExpiresAt });
    return {
      accessToken: session.accessToken,
      expiresInSeconds: session.expiresInSeconds,
      agent: session.agent,
    };
  }

  private clearCookie(request: Request, response: Response): void {
    this.setCookie(request, response, { value: '', expires: new Date(0) });
  }

  private setCookie(request: Request, response: Response, cookie: { value: string; expires: Date }): void {
    const attributes = { httpOnly: true, sameSite: 'strict' as const, secure: request.secure, path: PATH };
    response.append('Set-Cookie', stringifySetCookie({ name: COOKIE, ...cookie, ...attributes }));
  }
}
