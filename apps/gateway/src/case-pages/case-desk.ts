import type { CustomerCases, FeedbackReader, OpenCase, ReceiveFeedback } from '@yingda/cases';
import {
  type CaseProgress,
  type FeedbackProgress,
  type GiveFeedback,
  type OfferedCaseKind,
} from '@yingda/contracts';
import { type Language, Refusal } from '@yingda/contracts/names';
import type { StoreAttachment } from '@yingda/conversations';
import type { MailIdentity } from '@yingda/customers';
import type { CustomerActor } from '@yingda/events';
import { type Clock, isUuid, newId, type RateLimiter } from '@yingda/platform';
import type { Request } from 'express';
import type { CasePageAt, ComplaintGiven } from './case-page';
import { type Upload, uploadName } from '../http/upload';
import { CASE_PAGE_WORDS } from './case-page-words';
import type { CaseLinks } from './case-links';

/** A link is no sign-in: so much may be sent by who has it. */
const PER_HOUR = { points: 20, perSeconds: 3_600 };

/** Somebody who came by a link that works. */
export interface Visit {
  over: null;
  actor: CustomerActor;
  at: CasePageAt;
}

/** What the pages work with. */
export interface CaseDeskParts {
  links: CaseLinks;
  people: MailIdentity;
  cases: CustomerCases;
  opening: OpenCase;
  feedback: FeedbackReader;
  receive: ReceiveFeedback;
  store: StoreAttachment;
  limiter: RateLimiter;
  clock: Clock;
}

/** What the pages show and do, as the customer whose link it is. */
export class CaseDesk {
  constructor(private readonly parts: CaseDeskParts) {}

  async visit(
    token: string,
    request: Request,
  ): Promise<Visit | { over: 'over' | 'missing'; at: CasePageAt }> {
    const opened = this.parts.links.open(token);
    const language = languageOf(request, typeof opened === 'string' ? null : opened.language);
    const at = { root: `/c/${token}`, path: request.path, language, now: this.parts.clock.now() };
    if (typeof opened === 'string') return { over: opened, at };
    const person = await this.parts.people.actorOf(opened.identityId);
    return person && !person.blocked ? { over: null, actor: person.actor, at } : { over: 'missing', at };
  }

  newId(): string {
    return newId();
  }

  kinds(): Promise<OfferedCaseKind[]> {
    return this.parts.cases.kinds();
  }

  async all({ actor }: Visit): Promise<{ cases: CaseProgress[]; feedback: FeedbackProgress[] }> {
    return { cases: await this.parts.cases.list(actor), feedback: await this.parts.feedback.own(actor) };
  }

  async one({ actor }: Visit, id: string): Promise<CaseProgress | null> {
    if (!isUuid(id)) return null;
    try {
      return await this.parts.cases.one(actor, id);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'case-not-found') return null;
      throw error;
    }
  }

  /** @throws Refusal rate-limited, and what files are refused with */
  async file(visit: Visit, given: ComplaintGiven, files: readonly Upload[]): Promise<CaseProgress> {
    const { actor, at } = visit;
    await this.demandRoom(actor);
    const { caseId, kind, words, orderNumber, contact } = given;
    const contactLine = contact ? `\n${CASE_PAGE_WORDS[at.language].contactLine(contact)}` : '';
    const attachmentIds: string[] = [];
    for (const file of files) {
      const { mimetype, buffer } = file;
      if (buffer.length === 0) continue;
      const name = uploadName(file);
      const stored = await this.parts.store.execute({ actor, name, declaredType: mimetype, bytes: buffer });
      attachmentIds.push(stored.id);
    }
    const opened = await this.parts.opening.execute(actor, {
      ...{ caseId, kind, facts: `${words}${contactLine}`, attachmentIds },
      ...(orderNumber ? { orderNumber } : {}),
    });
    return this.parts.cases.shown(opened);
  }

  /** @throws Refusal rate-limited */
  async give({ actor }: Visit, given: GiveFeedback): Promise<void> {
    await this.demandRoom(actor);
    await this.parts.receive.execute(actor, given);
  }

  /** @throws Refusal case-not-found, case-stage */
  async solved({ actor }: Visit, id: string): Promise<void> {
    await this.parts.cases.solved(actor, id);
  }

  /** @throws Refusal case-not-found, case-stage */
  async notSolved({ actor }: Visit, said: { id: string; words: string }): Promise<void> {
    await this.parts.cases.notSolved(actor, said);
  }

  private async demandRoom({ identityId }: CustomerActor): Promise<void> {
    const answer = await this.parts.limiter.take(`case-page-sent:${identityId}`, PER_HOUR);
    if (answer.ok) return;
    const { retryAfterMs } = answer;
    throw new Refusal('rate-limited', 'Too much was sent by this link; wait and try again.', {
      retryAfterMs,
    });
  }
}

function languageOf(request: Request, known: Language | null): Language {
  const asked = request.query['lang'];
  if (asked === 'en' || asked === 'zh-CN') return asked;
  return known ?? (request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh-CN');
}
