import type { Channel, NoticePurpose } from '@yingda/contracts/names';
import type { CustomerFileReader, MailIdentity, MeetSender, WriteConsent } from '@yingda/customers';
import type { CustomerActor } from '@yingda/events';
import type { NoticeFactsView } from '../views/notice-facts';
import type { OptOutLinks, OptOutOf } from './opt-out-links';

/** Somebody who came by a link that works. */
export interface OptOutVisit extends OptOutOf {
  actor: CustomerActor;
  channel: Channel;
}

/** What ending and beginning to be written to works with. */
export interface OptOutParts {
  links: OptOutLinks;
  people: MailIdentity;
  addresses: MeetSender;
  consents: WriteConsent;
  files: CustomerFileReader;
  facts: NoticeFactsView;
}

/** Kept with a consent that was said by a link, in place of the version of a text. */
const BY_LINK = 'unsubscribe-link';
const BY_WORD = 'keyword';

/** What customers say of being written to, by a link or a word of theirs: their consent for that channel. */
export class OptOutDesk {
  constructor(private readonly parts: OptOutParts) {}

  /** Null: the link is none of ours, or nobody is behind it. Who is blocked may say so, too. */
  async visit(token: string): Promise<OptOutVisit | null> {
    const named = this.parts.links.open(token);
    const person = named && (await this.parts.people.actorOf(named.identityId));
    const address = named && (await this.parts.addresses.address(named.identityId));
    if (!named || !person || !address || address.channel === 'shop') return null;
    return { ...named, actor: person.actor, channel: address.channel };
  }

  shopName({ actor }: OptOutVisit): Promise<string> {
    return this.parts.facts.shopName(actor.inboxId);
  }

  /** Whether they get no more of it as it stands. */
  async isOut({ actor, purpose, channel }: OptOutVisit): Promise<boolean> {
    const said = await this.parts.files.lastWord(actor.customerId, purpose, channel);
    return purpose === 'marketing' ? said !== true : said === false;
  }

  /** Who wants no notices about the service wants no offers either. */
  async end({ actor, purpose, channel }: OptOutVisit): Promise<void> {
    await this.say(actor, { channel, purpose, given: false, textVersion: BY_LINK });
    if (purpose === 'marketing') return;
    if ((await this.parts.files.lastWord(actor.customerId, 'marketing', channel)) === true)
      await this.say(actor, { channel, purpose: 'marketing', given: false, textVersion: BY_LINK });
  }

  async begin({ actor, purpose, channel }: OptOutVisit): Promise<void> {
    await this.say(actor, { channel, purpose, given: true, textVersion: BY_LINK });
  }

  /** STOP ends all of it, START begins what concerns the service. True: it was not so already. */
  async word(actor: CustomerActor, channel: Channel, act: 'opted-out' | 'opted-in'): Promise<boolean> {
    const given = act === 'opted-in';
    const purposes: NoticePurpose[] = given ? ['service'] : ['service', 'marketing'];
    let news = false;
    for (const purpose of purposes)
      news = (await this.say(actor, { channel, purpose, given, textVersion: BY_WORD })) || news;
    return news;
  }

  private say(
    actor: CustomerActor,
    said: { channel: Channel; purpose: NoticePurpose; given: boolean; textVersion: string },
  ): Promise<boolean> {
    return this.parts.consents.say(actor, said);
  }
}
