import type { Provider } from '@nestjs/common';
import { InboxReader } from '@yingda/channels';
import { Cryptor, RateLimiter } from '@yingda/platform';
import type { Config } from '../config';
import { WidgetTokens } from '../http/widget-tokens';
import { CONFIG } from '../tokens';
import { HelpAddresses } from './help-addresses';
import { HelpVisitors } from './help-visitors';

/** What help pages and the widget's articles are made with. */
export const helpProviders: Provider[] = [
  {
    provide: HelpAddresses,
    inject: [InboxReader, CONFIG],
    useFactory: (inboxes: InboxReader, config: Config) => new HelpAddresses(inboxes, config.publicUrl),
  },
  {
    provide: HelpVisitors,
    inject: [RateLimiter, Cryptor, WidgetTokens],
    useFactory: (limiter: RateLimiter, cryptor: Cryptor, tokens: WidgetTokens) =>
      new HelpVisitors(limiter, cryptor, tokens),
  },
];
