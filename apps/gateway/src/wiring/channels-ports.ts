import { AgentReader } from '@yingda/agents';
import {
  People,
  StoredFiles,
  Talks,
  TeamDirectory,
  type ArrivedFile,
  type MenuAnswer,
  type MenuPage,
  type MetPerson,
  type MetSender,
  type PersonAddress,
  type ReceivedMessage,
  type Sender,
} from '@yingda/channels';
import type { Channel, Language } from '@yingda/contracts/names';
import { type AttachmentFacts } from '@yingda/contracts';
import { answersOf, Refusal } from '@yingda/contracts/names';
import {
  ConversationReader,
  EditMessage,
  FillAttachment,
  ReadAttachment,
  RecallMessage,
  ReceiveMessages,
} from '@yingda/conversations';
import { MailIdentity, MeetSender } from '@yingda/customers';
import type { CustomerActor } from '@yingda/events';
import { CLOCK, Cryptor, type Clock } from '@yingda/platform';
import { TakeWritten } from '@yingda/surveys';
import { buffer } from 'node:stream/consumers';
import { CaseLinks } from '../case-pages/case-links';
import { SurveyFactsView } from '../views/survey-facts';
import { CONFIG } from '../tokens';
import type { Config } from '../config';
import type { Lookup } from './lookup';

/** channels → agents: an inbox is answered by a team that exists. */
export class TeamsFromAgents extends TeamDirectory {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async exists(teamId: string): Promise<boolean> {
    const team = await this.lookup.get(AgentReader).team(teamId);
    return team !== null && !team.archived;
  }
}

/** channels → customers: who writes through a provider. */
export class PeopleFromCustomers extends People {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override meet(inbox: { id: string; channel: Channel }, sender: MetSender): Promise<MetPerson> {
    return this.lookup.get(MeetSender).execute({ ...sender, inboxId: inbox.id, channel: inbox.channel });
  }
  override describe(identityId: string, facts: Pick<Sender, 'name' | 'union'>): Promise<void> {
    return this.lookup.get(MeetSender).describe(identityId, facts);
  }
  override address(identityId: string): Promise<PersonAddress | null> {
    return this.lookup.get(MeetSender).address(identityId);
  }
  override actorOf(identityId: string): Promise<MetPerson | null> {
    return this.lookup.get(MailIdentity).actorOf(identityId);
  }
}

const SYSTEM = { kind: 'system', name: 'channel' } as const;

/** What is said to a tap in the menu: the title of the page, and what it is good for. */
const MENU_ANSWERS: Record<Language, Record<MenuPage, [string, string]>> = {
  'zh-CN': {
    complaint: ['提交投诉或诉求', '有编号、有时限，办到您满意为止。链接仅供您本人使用，7 天内有效。'],
    cases: ['我的投诉与反馈', '查看处理进度、承诺的时间和答复。链接仅供您本人使用，7 天内有效。'],
    feedback: ['表扬、建议或问题', '48 小时内答复您。链接仅供您本人使用，7 天内有效。'],
  },
  en: {
    complaint: [
      'Make a complaint or request',
      'With a number and a date. The link is yours alone, for 7 days.',
    ],
    cases: [
      'My complaints and feedback',
      'Progress, promised times, answers. The link is yours alone, for 7 days.',
    ],
    feedback: ['Praise, suggest, report', 'Answered within 48 hours. The link is yours alone, for 7 days.'],
  },
};

/** channels → conversations: what customers say through a provider. */
export class TalksFromConversations extends Talks {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override receive(actor: CustomerActor, message: ReceivedMessage) {
    return this.answered(actor, message).then(
      (about) => about ?? this.lookup.get(ReceiveMessages).execute(actor, message),
    );
  }
  override async tapped({ actor, page }: Parameters<Talks['tapped']>[0]): Promise<MenuAnswer> {
    const language = await this.lookup.get(SurveyFactsView).customer(actor.customerId);
    const spoken = language?.language?.startsWith('en') ? 'en' : 'zh-CN';
    const [title, description] = MENU_ANSWERS[spoken][page];
    return { title, description, url: this.lookup.get(CaseLinks).url(actor.identityId, spoken, page) };
  }
  override async answer(customerId: string, place: { messageId: string; number: number }) {
    const menu = await this.lookup.get(ConversationReader).menuOf(place.messageId, customerId);
    const answer = menu && answersOf(menu).find(({ number }) => number === place.number);
    return answer ? { itemId: answer.id, label: answer.label } : null;
  }
  /** An answer to a survey is that, and no message that brings back what has ended; in the same unit of work. */
  private async answered(
    { customerId, identityId }: CustomerActor,
    { parts, byShop, automatic }: ReceivedMessage,
  ): Promise<{ conversationId: string; messageIds: string[] } | null> {
    const [part] = parts;
    if (!part || parts.length > 1 || byShop || automatic) return null;
    const written = { customerId, identityId, content: part.content };
    const conversationId = await this.lookup.get(TakeWritten).execute(written);
    return conversationId === null ? null : { conversationId, messageIds: [] };
  }
  override async change(
    actor: CustomerActor,
    messageId: string,
    to: { text: string } | 'deleted' | 'taken-back',
  ): Promise<boolean> {
    try {
      if (typeof to === 'string')
        await this.lookup.get(RecallMessage).execute(to === 'deleted' ? actor : SYSTEM, { messageId });
      else
        await this.lookup
          .get(EditMessage)
          .execute(actor, { messageId, content: { kind: 'text', text: to.text } });
      return true;
    } catch (error) {
      // Our own rule of what may still be changed is narrower than a provider's.
      if (error instanceof Refusal) return false;
      throw error;
    }
  }
  override fileArrived(attachmentId: string, file: ArrivedFile): Promise<void> {
    return this.lookup.get(FillAttachment).execute({ attachmentId, ...file });
  }
  override fileFailed(attachmentId: string): Promise<void> {
    return this.lookup.get(FillAttachment).fail(attachmentId);
  }
}

/** Long enough for who reads a message days later. */
const LINK_MS = 7 * 24 * 3_600_000;

/** channels → conversations: files that go out to providers. */
export class FilesFromConversations extends StoredFiles {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async open(attachmentId: string): Promise<{ name: string; contentType: string; bytes: Buffer }> {
    const { stream, name, contentType } = await this.lookup.get(ReadAttachment).open({ attachmentId });
    return { name, contentType, bytes: await buffer(stream) };
  }
  override async facts(attachmentId: string): Promise<AttachmentFacts | null> {
    try {
      const {
        id: _,
        kind: __,
        ...facts
      } = await this.lookup.get(ReadAttachment).execute(SYSTEM, { attachmentId });
      return facts;
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
  override link(attachmentId: string): string {
    const clock = this.lookup.get<Clock>(CLOCK as never);
    const config = this.lookup.get<Config>(CONFIG as never);
    const expiresAt = new Date(clock.now().getTime() + LINK_MS);
    const token = this.lookup.get(Cryptor).sign({ attachment: attachmentId }, expiresAt);
    return `${config.publicUrl}/files/${token}`;
  }
}
