import type { Language } from '@yingda/contracts/names';
import { type Clock, type Cryptor, isUuid } from '@yingda/platform';

/** Pages that a link leads to. */
export const CASE_PAGES = ['cases', 'complaint', 'feedback'] as const;
export type CasePageName = (typeof CASE_PAGES)[number];

/** As long as a messenger keeps a tap in sight; the next tap gives another one. */
const GOOD_FOR_MS = 7 * 24 * 3_600_000;

export type OpenedCaseLink = { identityId: string; language: Language } | 'over' | 'missing';

/**
 * Links by which a customer of any channel follows their cases, without signing in. Whoever has one is taken for the
 * customer: it names their identity, is signed, and ends. Nothing is stored; the identity's customer is looked up anew each
 * time, so that a link goes on after two records became one, and ends when the identity is gone or blocked.
 */
export class CaseLinks {
  constructor(
    private readonly cryptor: Cryptor,
    private readonly clock: Clock,
    private readonly publicUrl: string,
  ) {}

  url(identityId: string, language: Language, page: CasePageName = 'cases'): string {
    const expiresAt = new Date(this.clock.now().getTime() + GOOD_FOR_MS);
    const token = this.cryptor.sign({ cases: identityId, lang: language }, expiresAt);
    return `${this.publicUrl}/c/${token}${page === 'cases' ? '' : `/${page}`}`;
  }

  open(token: string): OpenedCaseLink {
    const found = this.read(token, this.clock.now());
    if (found) return found;
    // Ours, and its time is over: that can be said.
    return this.read(token, new Date(0)) ? 'over' : 'missing';
  }

  private read(token: string, now: Date): Exclude<OpenedCaseLink, string> | null {
    const named = this.cryptor.verify<{ cases?: unknown; lang?: unknown }>(token, now);
    if (typeof named?.cases !== 'string' || !isUuid(named.cases)) return null;
    return { identityId: named.cases, language: named.lang === 'en' ? 'en' : 'zh-CN' };
  }
}
