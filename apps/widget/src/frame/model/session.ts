import type { WidgetSession } from '@yingda/contracts';
import { createApi, Failure, tokenLifeMs, type Api } from '@yingda/realtime-client';

export interface SessionOptions {
  inbox: string;
  visitorToken: string | null;
  identity: string | null;
  language: string;
  /** Origin of the page that shows us; the inbox may allow some only. */
  shopOrigin: string;
  opened(session: WidgetSession): void;
  /** The shop's signature did not hold; the chat goes on without it. */
  identityRefused(code: string): void;
}

/** A token is handed out again while more than this share of its life is left; renewal asks at a fifth. */
const FRESH_SHARE = 0.25;

/** Opens the visitor's session and keeps its token: for the socket, HTTP and uploads. */
export class SessionKeeper {
  private token: { text: string; until: number } | null = null;
  private opening: Promise<string> | null = null;
  private last: string | null = null;
  private readonly opener: Api;
  readonly api: Api;

  constructor(private readonly options: SessionOptions) {
    // The session so far goes along: it outlives the signature of an identity that has expired on a page open for hours.
    this.opener = createApi({
      url: '',
      headers: { 'x-shop-origin': options.shopOrigin },
      token: async () => this.last,
    });
    this.api = createApi({ url: '', token: (refused) => this.take(refused) });
  }

  /** A token that will do for a while; `refused` says that the last one did not. */
  take(refused: string | null): Promise<string> {
    if (refused === null && this.token && this.token.until > Date.now())
      return Promise.resolve(this.token.text);
    this.opening ??= this.open().finally(() => (this.opening = null));
    return this.opening;
  }

  /** Asks anew for settings: hours and who is there change. Silent when that fails. */
  async refresh(): Promise<void> {
    await this.take('refresh').catch(() => undefined);
  }

  /** The next token is that of this person. */
  identify(identity: string | null): void {
    this.options.identity = identity;
    this.token = null;
  }

  private async open(): Promise<string> {
    const { inbox, visitorToken, identity, language } = this.options;
    try {
      const session = await this.opener('POST /api/widget/sessions', {
        body: {
          inboxKey: inbox,
          language,
          ...(visitorToken ? { visitorToken } : {}),
          ...(identity ? { identity } : {}),
        },
      });
      this.options.visitorToken = session.visitorToken;
      // Somebody signed in while this was on its way: it is not theirs.
      if (this.options.identity !== identity) {
        this.last = session.token;
        return this.open();
      }
      const life = tokenLifeMs(session.token) ?? 60_000;
      this.last = session.token;
      this.token = { text: session.token, until: Date.now() + life * (1 - FRESH_SHARE) };
      this.options.opened(session);
      return session.token;
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      if (thrown.code === 'identity-invalid' && identity) {
        this.options.identityRefused(thrown.code);
        this.options.identity = null;
        return this.open();
      }
      // A token of another installation, or one that was forgotten: begin as a new visitor.
      if ((thrown.code === 'token-invalid' || thrown.code === 'token-expired') && visitorToken) {
        this.options.visitorToken = null;
        return this.open();
      }
      throw thrown;
    }
  }
}
