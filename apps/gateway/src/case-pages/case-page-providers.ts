import type { Provider } from '@nestjs/common';
import { CustomerCases, FeedbackReader, OpenCase, ReceiveFeedback } from '@yingda/cases';
import { StoreAttachment } from '@yingda/conversations';
import { MailIdentity } from '@yingda/customers';
import { CLOCK, type Clock, Cryptor, RateLimiter } from '@yingda/platform';
import type { Config } from '../config';
import { bundle, made } from '../made';
import { CONFIG } from '../tokens';
import { CaseDesk, type CaseDeskParts } from './case-desk';
import { CaseLinkGuard } from './case-link.guard';
import { CaseLinks } from './case-links';

const PARTS = Symbol('CaseDeskParts');

/** The pages of customers' cases. */
export const casePageProviders: Provider[] = [
  {
    provide: CaseLinks,
    inject: [Cryptor, CLOCK, CONFIG],
    useFactory: (cryptor: Cryptor, clock: Clock, { publicUrl }: Config) =>
      new CaseLinks(cryptor, clock, publicUrl),
  },
  bundle<CaseDeskParts>(PARTS, {
    ...{ links: CaseLinks, people: MailIdentity, cases: CustomerCases, opening: OpenCase },
    ...{ feedback: FeedbackReader, receive: ReceiveFeedback, store: StoreAttachment, limiter: RateLimiter },
  }),
  made(CaseDesk, [PARTS]),
  CaseLinkGuard,
];
