import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Text, Time, Word, Written } from '../fields';
import {
  AutoReplyKeywords,
  AutoReplyLogEntry,
  AutoReplyLogPage,
  AutoReplyMenuItem,
  AutoReplyRecord,
  AutoReplyText,
  AutoReplyTrials,
  AutoReplyUse,
  PastTrial,
  ShopVariable,
  ShopVariables,
  ReplySynonymGroup,
  ReplySynonyms,
} from '../models/auto-replies';
import {
  AUTO_REPLY_ACTIONS,
  AUTO_REPLY_KINDS,
  AUTO_REPLY_PHASES,
  type AutoReplyAction,
  type AutoReplyKind,
  type AutoReplyPhase,
} from '../names/auto-replies';
import { LIMITS } from '../names/limits';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

export class AddAutoReply {
  @Optional() @Word(/^[\w.-]+$/) key?: string | null;
  @Text(60, 1) name!: string;
  @OneOf(AUTO_REPLY_KINDS) kind!: AutoReplyKind;
  @Flag() enabled!: boolean;
  @Count(1_000) priority!: number;
  @Ids(500) inboxIds!: string[];
  @ListOf(() => AutoReplyKeywords, 20) keywords!: AutoReplyKeywords[];
  @ListOf(() => AutoReplyText, 2) texts!: AutoReplyText[];
  @Ids(5) attachmentIds!: string[];
  @ListOf(() => AutoReplyMenuItem, 20) menu!: AutoReplyMenuItem[];
  @OneOf(AUTO_REPLY_ACTIONS) action!: AutoReplyAction;
  @Count(86_400) cooldownSeconds!: number;
  @OneOf(AUTO_REPLY_PHASES) phase!: AutoReplyPhase;
  @Optional() @Count(86_400, 30) afterSeconds?: number | null;
  @Optional() @Count(5, 1) repeats?: number | null;
}
export class EditAutoReply extends AddAutoReply {
  /** The one that was read. */
  @Count() version!: number;
}
export class EnableAutoReply {
  @Flag() enabled!: boolean;
  @Count() version!: number;
}
/** Auto-replies in the order in which they are looked at; their priorities are set by it, in tens from 10. */
export class OrderAutoReplies {
  @Ids(2_000) autoReplyIds!: string[];
}
export class EditSynonyms {
  @ListOf(() => ReplySynonymGroup, 500) groups!: ReplySynonymGroup[];
  @Count() version!: number;
}
export class EditShopVariables {
  @ListOf(() => ShopVariable, 1_000) variables!: ShopVariable[];
  @Count() version!: number;
}

/** A draft of a reply; with the id of the saved one it stands for. */
export class AutoReplyDraft extends AddAutoReply {
  @Optional() @Id() id?: string | null;
}
export class TriedText {
  @Text(64, 1) id!: string;
  @Written(LIMITS.textCodePoints, 0) text!: string;
  /** As browsers say it; another than ours is taken for what its script says. */
  @Optional() @Text(35) locale?: string;
}
export class TryAutoReplies {
  @ListOf(() => TriedText, 500) texts!: TriedText[];
  /** As if written there; without it all that are in use are looked through, wherever they speak. */
  @Optional() @Id() inboxId?: string | null;
  /** An unsaved one among the saved. */
  @Optional() @Nested(() => AutoReplyDraft) draft?: AutoReplyDraft | null;
}
export class TryAutoRepliesOnHistory {
  @Time() from!: string;
  @Time() to!: string;
  @Count(500, 1) limit!: number;
  @Optional() @Id() inboxId?: string | null;
  @Optional() @Nested(() => AutoReplyDraft) draft?: AutoReplyDraft | null;
}

/** Newest first. */
export class AutoReplyLogQuery extends PageQuery {
  @Optional() @Id() autoReplyId?: string;
  /** Only what was said, or only what was left unsaid. */
  @Optional() @OneOf(['said', 'unsaid']) only?: 'said' | 'unsaid';
}

/** What the shop's system says by itself. */
export const autoReplyEndpoints = {
  'GET /api/auto-replies': {
    summary: 'Auto-replies, lowest priority number first',
    caller: 'agent',
    answer: [AutoReplyRecord],
  },
  'POST /api/auto-replies': {
    summary: 'Add an auto-reply',
    caller: 'agent',
    body: AddAutoReply,
    answer: AutoReplyRecord,
  },
  'PUT /api/auto-replies/order': {
    summary: 'Set the order in which auto-replies are looked at',
    caller: 'agent',
    body: OrderAutoReplies,
    answer: [AutoReplyRecord],
  },
  'GET /api/auto-replies/uses': {
    summary: 'How often each auto-reply was said, or had to be left unsaid, within 30 days',
    caller: 'agent',
    answer: [AutoReplyUse],
  },
  'GET /api/auto-replies/log': {
    summary: 'What was said by itself in all conversations, what was not, and why; newest first',
    caller: 'agent',
    query: AutoReplyLogQuery,
    answer: AutoReplyLogPage,
  },
  'GET /api/auto-replies/synonyms': {
    summary: 'Words that mean the same',
    caller: 'agent',
    answer: ReplySynonyms,
  },
  'PUT /api/auto-replies/synonyms': {
    summary: 'Set the words that mean the same',
    caller: 'agent',
    body: EditSynonyms,
    answer: ReplySynonyms,
  },
  'GET /api/auto-replies/variables': {
    summary: 'What the shop has set for variables of texts',
    caller: 'agent',
    answer: ShopVariables,
  },
  'PUT /api/auto-replies/variables': {
    summary: 'Set what variables stand for',
    caller: 'agent',
    body: EditShopVariables,
    answer: ShopVariables,
  },
  'POST /api/auto-replies/try': {
    summary: 'Which auto-replies would answer these texts, best first',
    caller: 'agent',
    body: TryAutoReplies,
    answer: AutoReplyTrials,
  },
  'POST /api/auto-replies/try-history': {
    summary: 'Which auto-replies would have answered what customers wrote',
    caller: 'agent',
    body: TryAutoRepliesOnHistory,
    answer: PastTrial,
  },
  'PUT /api/auto-replies/:id': {
    summary: 'Edit an auto-reply',
    caller: 'agent',
    body: EditAutoReply,
    answer: AutoReplyRecord,
  },
  'PUT /api/auto-replies/:id/enabled': {
    summary: 'Turn an auto-reply on or off',
    caller: 'agent',
    body: EnableAutoReply,
    answer: AutoReplyRecord,
  },
  'DELETE /api/auto-replies/:id': { summary: 'Remove an auto-reply', caller: 'agent' },
  'GET /api/conversations/:id/auto-replies': {
    summary: 'What was said by itself in a conversation, what was not, and why; oldest first',
    caller: 'agent',
    answer: [AutoReplyLogEntry],
  },
} as const satisfies Record<string, Endpoint>;
