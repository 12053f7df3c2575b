import type { Language, NoticePurpose } from '@yingda/contracts/names';
import { type Clock, type Cryptor, isUuid } from '@yingda/platform';

/** Mails are opened long after they came, and whoever wants no more must be able to say so then. */
const GOOD_FOR_MS = 2 * 365 * 24 * 3_600_000;

/** What a link to unsubscribe names: who got the mail, and what it was about. */
export interface OptOutOf {
  identityId: string;
  purpose: NoticePurpose;
  language: Language;
}

/** Links by which who got a notice by mail ends them, without signing in: signed, and good for nothing else. */
export class OptOutLinks {
  constructor(
    private readonly cryptor: Cryptor,
    private readonly clock: Clock,
    private readonly publicUrl: string,
  ) {}

  url({ identityId, purpose, language }: OptOutOf): string {
    const expiresAt = new Date(this.clock.now().getTime() + GOOD_FOR_MS);
    const token = this.cryptor.sign({ optOut: identityId, of: purpose, lang: language }, expiresAt);
    return `${this.publicUrl}/u/${token}`;
  }

  open(token: string): OptOutOf | null {
    const named = this.cryptor.verify<{ optOut?: unknown; of?: unknown; lang?: unknown }>(
      token,
      this.clock.now(),
    );
    if (typeof named?.optOut !== 'string' || !isUuid(named.optOut)) return null;
    if (named.of !== 'service' && named.of !== 'marketing') return null;
    return {
      identityId: named.optOut,
      purpose: named.of,
      language: named.lang === 'en' ? 'en' : 'zh-CN',
    };
  }
}
