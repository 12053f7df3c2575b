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

/** The shop's inboxes. */
export abstract class Entrances {
  abstract ids(): Promise<string[]>;
}

/** What teams have to do, for planning how many of their agents are needed. */
export abstract class Workload {
  /** Inboxes whose conversations come to the team. */
  abstract inboxesOf(teamId: string): Promise<string[]>;
  /** The median of the team's last conversations from acceptance to end; null when none has ended. */
  abstract handleTime(teamId: string): Promise<{ seconds: number; count: number } | null>;
  /** Whether capacities are raised by a fifth. */
  abstract isPromotion(): Promise<boolean>;
  /** How many conversations were opened in each of these half hours; inboxes without any are left out. */
  abstract arrivals(halfHours: Date[]): Promise<{ inboxId: string; halfHour: Date; count: number }[]>;
}
