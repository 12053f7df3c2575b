import { AgentLoads, Avatars, Mailer, TeamUse, type LinkMail, type LinkPurpose } from '@yingda/agents';
import { InboxReader } from '@yingda/channels';
import { Refusal } from '@yingda/contracts/names';
import { ConversationReader, ReadAttachment } from '@yingda/conversations';
import type { SmtpMailer } from '../mailer';
import { ServingView } from '../views/serving';
import type { Lookup } from './lookup';

/** agents → conversations: open conversations counted against the capacity. */
export class LoadsFromConversations extends AgentLoads {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override of(agentIds: string[]): Promise<Map<string, number>> {
    return this.lookup.get(ConversationReader).loads(agentIds);
  }
}

/** agents → conversations: an avatar is a picture the agent has uploaded, served at a lasting address. */
export class AvatarsFromAttachments extends Avatars {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async urlOf(attachmentId: string, agentId: string): Promise<string> {
    const actor = {
      kind: 'agent' as const,
      agentId,
      name: '',
      publicName: '',
      role: 'agent' as const,
      teamIds: [],
      permissions: {},
    };
    const file = await this.lookup.get(ReadAttachment).execute(actor, { attachmentId });
    if (file.kind !== 'image') throw new Refusal('file-type-not-allowed', 'An avatar must be a picture.');
    return `/avatars/${attachmentId}`;
  }
}

/** agents → channels, conversations: which inboxes send conversations to a team, and how many it has. */
export class TeamUseFromContexts extends TeamUse {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async of(teamId: string): Promise<string[]> {
    return (await this.lookup.get(InboxReader).ofTeam(teamId)).map((inbox) => inbox.name);
  }
  override openConversations(teamId: string): Promise<number> {
    return this.lookup.get(ServingView).openIn(teamId);
  }
}

const WORDS = {
  'zh-CN': {
    invitation: ['邀请您使用应答', '您被邀请加入应答客服。请打开下面的链接设置密码：'],
    'password-reset': ['重设应答密码', '请打开下面的链接重设密码。如果不是您本人操作，可以忽略这封邮件：'],
    setup: ['设置应答', '请打开下面的链接完成设置：'],
  },
  en: {
    invitation: [
      'You are invited to Yingda',
      'You are invited to answer customers in Yingda. Open this link to set your password:',
    ],
    'password-reset': [
      'Set a new Yingda password',
      'Open this link to set a new password. If it was not you, ignore this mail:',
    ],
    setup: ['Set up Yingda', 'Open this link to finish the setup:'],
  },
} as const;

/** agents → mail: links in the person's language. */
export class LinksByMail extends Mailer {
  constructor(
    private readonly mailer: SmtpMailer,
    private readonly publicUrl: string,
  ) {
    super();
  }
  override urlOf(purpose: LinkPurpose, token: string): string {
    return `${this.publicUrl}/console/${purpose === 'setup' ? 'setup' : 'link'}/${token}`;
  }
  override sendLink(mail: LinkMail): Promise<boolean> {
    const [subject, text] = WORDS[mail.language][mail.purpose];
    return this.mailer.send({ to: mail.email, subject, text: `${mail.name}\n\n${text}\n${mail.url}\n` });
  }
}
