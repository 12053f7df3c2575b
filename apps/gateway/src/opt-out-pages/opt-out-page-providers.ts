import type { Provider } from '@nestjs/common';
import { CustomerFileReader, MailIdentity, MeetSender, WriteConsent } from '@yingda/customers';
import { CLOCK, type Clock, Cryptor } from '@yingda/platform';
import type { Config } from '../config';
import { bundle, made } from '../made';
import { CONFIG } from '../tokens';
import { NoticeFactsView } from '../views/notice-facts';
import { OptOutDesk, type OptOutParts } from './opt-out-desk';
import { OptOutLinks } from './opt-out-links';

const PARTS = Symbol('OptOutParts');

/** The page by which who gets notices by mail ends them. */
export const optOutPageProviders: Provider[] = [
  {
    provide: OptOutLinks,
    inject: [Cryptor, CLOCK, CONFIG],
    useFactory: (cryptor: Cryptor, clock: Clock, { publicUrl }: Config) =>
      new OptOutLinks(cryptor, clock, publicUrl),
  },
  bundle<OptOutParts>(PARTS, {
    ...{ links: OptOutLinks, people: MailIdentity, addresses: MeetSender, consents: WriteConsent },
    ...{ files: CustomerFileReader, facts: NoticeFactsView },
  }),
  made(OptOutDesk, [PARTS]),
];
