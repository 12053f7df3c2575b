import type { Language } from '@yingda/contracts/names';

export type LinkPurpose = 'invitation' | 'password-reset' | 'setup';

export interface LinkMail {
  purpose: LinkPurpose;
  email: string;
  name: string;
  url: string;
  expiresAt: Date;
  language: Language;
}

/** Brings one-time links to people. */
export abstract class Mailer {
  /** The console's page that opens this link. */
  abstract urlOf(purpose: LinkPurpose, token: string): string;
  /** True when the mail was handed over; false when no mail can be sent. Called after the commit; must not throw. */
  abstract sendLink(mail: LinkMail): Promise<boolean>;
}

/** How many open conversations count against each agent's capacity; agents without any may be left out. */
export abstract class AgentLoads {
  abstract of(agentIds: string[]): Promise<Map<string, number>>;
}

/** Pictures of agents. */
export abstract class Avatars {
  /** A lasting address of a picture this agent has uploaded. @throws Refusal attachment-not-found, file-type-not-allowed */
  abstract urlOf(attachmentId: string, agentId: string): Promise<string>;
}

/** What still needs a team. */
export abstract class TeamUse {
  /** Names of the inboxes that use it; it may be archived when there are none. */
  abstract of(teamId: string): Promise<string[]>;
  /** How many conversations are open there: nobody would see those of an archived team. */
  abstract openConversations(teamId: string): Promise<number>;
}
