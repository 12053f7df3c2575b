import type { AdapterContext, FailureClass, ProviderAnswer, ProviderRequest, SendOutcome } from '../adapter';
import { type JsonRecord, parseJson, recordOf, stringOf } from '../json';
import { overriddenClass, retryAfterOf } from '../provider-answer';
import { textOf } from '../settings';

/** What WeChat and WeCom do not share. */
export interface Dialect {
  /** Where the API is, unless the settings say otherwise. */
  host: string;
  newToken(api: TencentApi): Promise<{ token: string; expiresInSeconds: number }>;
  classes: Readonly<Record<string, FailureClass>>;
  /** Milliseconds until a code is worth another try; undefined: soon. */
  waitFor(code: string, now: Date): number | undefined;
  /** Settings that must not stand in a failure's details. */
  secrets: readonly string[];
}

export type Failed = Extract<SendOutcome, { ok: false }>;
export type ApiRequest = Omit<ProviderRequest, 'body'> & { json?: object; form?: FormData };
/** `object` is null when the answer was no JSON object (a file). */
export type ApiAnswer = ProviderAnswer & { object: JsonRecord | null };

/** The provider understood and refused, or answered what is none of its own. Without tokens or keys. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';

  constructor(readonly outcome: Failed) {
    super(`${outcome.code} ${outcome.detail}`.trim());
  }
}

/** A refusal made by us, before or after a call. */
export function refusal(kind: FailureClass, code: string, detail: string): ProviderRefused {
  return new ProviderRefused({ ok: false, class: kind, code, detail });
}

/**
 * Calls of WeChat and WeCom: the token stands in the query, a refusal is `errcode` in JSON with HTTP 200, and its text
 * carries a suffix that changes: so only the code counts. Every call throws ProviderRefused or ProviderUnreachable.
 */
export class TencentApi {
  constructor(
    readonly context: AdapterContext,
    private readonly dialect: Dialect,
  ) {}

  /** One call with the account's token, which is given back when it is refused. */
  async call(path: string, request: ApiRequest = {}): Promise<ApiAnswer> {
    const token = await this.context.token(() => this.newToken());
    const separator = path.includes('?') ? '&' : '?';
    try {
      return await this.callWithoutToken(
        `${path}${separator}access_token=${encodeURIComponent(token)}`,
        request,
      );
    } catch (error) {
      if (!(error instanceof ProviderRefused)) throw error;
      const { outcome } = error;
      if (outcome.class === 'refresh-token') await this.context.tokenRefused(token);
      throw new ProviderRefused({ ...outcome, detail: outcome.detail.replaceAll(token, '…') });
    }
  }

  /** Once more with another token when the first was refused. Only for what may be done twice. */
  async callAgain(path: string, request: ApiRequest = {}): Promise<ApiAnswer> {
    try {
      return await this.call(path, request);
    } catch (error) {
      if (!(error instanceof ProviderRefused) || error.outcome.class !== 'refresh-token') throw error;
      return this.call(path, request);
    }
  }

  /** A new token. A refusal here is of the account's keys, and no other token would help. */
  async newToken(): Promise<{ token: string; expiresInSeconds: number }> {
    try {
      return await this.dialect.newToken(this);
    } catch (error) {
      if (!(error instanceof ProviderRefused) || error.outcome.class === 'retry-later') throw error;
      const again = error.outcome.class === 'unknown-outcome';
      throw new ProviderRefused({ ...error.outcome, class: again ? 'retry-later' : 'not-permitted' });
    }
  }

  /** One call that needs no token. */
  async callWithoutToken(path: string, { json, form, ...request }: ApiRequest = {}): Promise<ApiAnswer> {
    const base = (textOf(this.context.settings, 'apiBase') || this.dialect.host).replace(/\/+$/, '');
    const headers = json
      ? { ...request.headers, 'content-type': 'application/json; charset=utf-8' }
      : request.headers;
    const body = json ? JSON.stringify(json) : form;
    const answer = await this.context.fetch(`${base}${path}`, {
      ...request,
      ...(body === undefined ? {} : { method: 'POST' as const, body }),
      ...(headers ? { headers } : {}),
    });
    this.refuseByStatus(answer);
    const object = objectIn(answer);
    this.refuseByCode(object);
    return { ...answer, object };
  }

  private refuseByStatus({ status, headers }: ProviderAnswer): void {
    if (status < 300) return;
    const code = `http-${status}`;
    if (status === 429) {
      const retryAfterMs = retryAfterOf(headers, this.context.now()) ?? 60_000;
      throw new ProviderRefused({
        ok: false,
        class: 'retry-later',
        code,
        detail: 'Too many requests.',
        retryAfterMs,
      });
    }
    // A gateway whose time was over may have passed it on.
    if (status === 504)
      throw refusal('unknown-outcome', code, 'The provider’s gateway got no answer in time.');
    if (status >= 500) throw refusal('retry-later', code, 'The provider is out of order.');
    throw refusal('not-permitted', code, 'The address answered with a refusal.');
  }

  private refuseByCode(object: JsonRecord | null): void {
    const code = object ? stringOf(object.errcode) : '';
    if (code === '' || code === '0') return;
    const { settings } = this.context;
    const kind = overriddenClass(settings, code) ?? this.dialect.classes[code] ?? 'bad-content';
    const wait = kind === 'retry-later' ? this.dialect.waitFor(code, this.context.now()) : undefined;
    const outcome: Failed = { ok: false, class: kind, code, detail: this.redacted(stringOf(object?.errmsg)) };
    throw new ProviderRefused(wait === undefined ? outcome : { ...outcome, retryAfterMs: wait });
  }

  private redacted(text: string): string {
    const { settings } = this.context;
    return this.dialect.secrets
      .flatMap((name) => [textOf(settings, name), textOf(settings, `${name}Previous`)])
      .filter((secret) => secret !== '')
      .reduce((clean, secret) => clean.replaceAll(secret, '…'), text)
      .slice(0, 500);
  }
}

/** JSON is told by its first byte: refusals come under any content type (channels.md 1.9). */
function objectIn({ bytes }: ProviderAnswer): JsonRecord | null {
  const start = bytes.subarray(0, 64).toString('latin1').trimStart();
  const value = start.startsWith('{') ? parseJson(bytes) : undefined;
  return value === undefined ? null : recordOf(value);
}
