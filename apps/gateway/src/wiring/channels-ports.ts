import { AgentReader } from '@yingda/agents';
import {
  People,
  StoredFiles,
  Talks,
  TeamDirectory,
  type ArrivedFile,
  type MetPerson,
  type MetSender,
  type PersonAddress,
  type ReceivedMessage,
  type Sender,
} from '@yingda/channels';
import type { Channel } from '@yingda/contracts/names';
import { type AttachmentFacts } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import {
  EditMessage,
  FillAttachment,
  ReadAttachment,
  RecallMessage,
  ReceiveMessages,
} from '@yingda/conversations';
import { MailIdentity, MeetSender } from '@yingda/customers';
import type { CustomerActor } from '@yingda/events';
import { CLOCK, Cryptor, type Clock } from '@yingda/platform';
import { buffer } from 'node:stream/consumers';
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

/** channels → conversations: what customers say through a provider. */
export class TalksFromConversations extends Talks {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override receive(actor: CustomerActor, message: ReceivedMessage) {
    return this.lookup.get(ReceiveMessages).execute(actor, message);
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
