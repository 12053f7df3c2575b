import type { Language } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import type { Values } from '../../domain/replies/fill';
import { valueOf } from '../../domain/replies/shop-values';
import { openingIn, waitIn } from '../../domain/replies/wording';
import type { ReplyInbox, ReplySurroundings, TalkStanding } from '../../reply-ports';
import type { Variable } from '../../storage/replies/reply-settings-table';

/** What the variables of a text stand for in a conversation; only what is asked for is looked up. */
export class ReplyValues {
  constructor(
    private readonly surroundings: ReplySurroundings,
    private readonly clock: Clock,
  ) {}

  async of(
    names: readonly string[],
    about: { talk: TalkStanding; inbox: ReplyInbox; language: Language; variables: readonly Variable[] },
  ): Promise<Values> {
    const values = new Map<string, string>();
    const { talk, inbox, language, variables } = about;
    for (const name of names) {
      const set = valueOf(variables, { name, inboxId: talk.inboxId, language });
      if (set !== null) values.set(name, set);
    }
    const wants = (name: string) => names.includes(name) && !values.has(name);
    const put = (name: string, value: string | null) =>
      void (value !== null && wants(name) && values.set(name, value));
    put('store_name', inbox.shopName);
    put('service_hours', inbox.hours ? inbox.hours[language] : AROUND_THE_CLOCK[language]);
    if (wants('opens_at') && inbox.opensAt)
      put(
        'opens_at',
        openingIn(language, { opensAt: inbox.opensAt, now: this.clock.now(), zone: inbox.timeZone }),
      );
    if (wants('customer_name'))
      put('customer_name', (await this.surroundings.customer(talk.customerId)).name);
    if (wants('case_page')) put('case_page', await this.surroundings.casePage(talk.conversationId, language));
    if (wants('queue_position') || wants('wait_minutes')) {
      const place = await this.surroundings.place(talk.conversationId);
      put('queue_position', place ? String(place.position) : null);
      put('wait_minutes', place ? waitIn(language, place) : null);
    }
    return values;
  }
}

const AROUND_THE_CLOCK: Record<Language, string> = { 'zh-CN': '全天24小时', en: 'around the clock' };
