import { IsNumber } from 'class-validator';
import {
  Count,
  Flag,
  Id,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Text,
  Texts,
  Time,
  Word,
  Written,
} from '../fields';
import {
  CANNED_LIMITS,
  CANNED_PART_KINDS,
  CANNED_STAGES,
  PROPOSAL_STATES,
  type CannedPartKind,
  type CannedStage,
  type ProposalState,
} from '../names/canned';
import { CANNED_SCOPES, LANGUAGES, type CannedScope, type Language } from '../names/states';
import { AttachmentFacts, LinkContent, ProductCardContent } from './content';

export class CannedText {
  @OneOf(LANGUAGES) language!: Language;
  @Text(120) title!: string;
  @Text(5_000) body!: string;
}
/** Sent after the text: a stored file, a card or a link, whichever `kind` says. */
export class CannedPart {
  @OneOf(CANNED_PART_KINDS) kind!: CannedPartKind;
  @Optional() @Id() attachmentId?: string;
  /** Filled in by the server. */
  @Optional() @Nested(() => AttachmentFacts) attachment?: AttachmentFacts;
  @Optional() @Nested(() => ProductCardContent) card?: ProductCardContent;
  @Optional() @Nested(() => LinkContent) link?: LinkContent;
}
export class CannedResponseRecord {
  @Id() id!: string;
  /** Of shipped content ("cr-001"). */
  @Optional() @Text(40) key!: string | null;
  @OneOf(CANNED_SCOPES) scope!: CannedScope;
  @Optional() @Id() ownerAgentId!: string | null;
  @Optional() @Id() teamId!: string | null;
  /** Without the leading slash. */
  @Word(/^[\p{L}\p{N}_-]{1,32}$/u) shortcut!: string;
  /** The code of a category. */
  @Optional() @Text(40) category!: string | null;
  @Optional() @OneOf(CANNED_STAGES) stage!: CannedStage | null;
  @ListOf(() => CannedText, 10) texts!: CannedText[];
  @ListOf(() => CannedPart, CANNED_LIMITS.parts) parts!: CannedPart[];
  /** How often it was sent in the last ninety days: the order of lists. */
  @Count() used!: number;
  @Count() version!: number;
}
/** Named in both languages; `code` is what responses and files say. */
export class CannedCategory {
  @Written(40) code!: string;
  @Written(40) zh!: string;
  @Written(40) en!: string;
}
/** The whole list, in its order. */
export class EditCannedCategories {
  @ListOf(() => CannedCategory, CANNED_LIMITS.categories) categories!: CannedCategory[];
}

export class CannedUse {
  @Id() agentId!: string;
  @Count() used!: number;
}
/** `unchanged`: sent as it was written, but for its variables. */
export class CannedUsage {
  @Id() cannedResponseId!: string;
  @Count() used!: number;
  @Count() unchanged!: number;
  @Time() lastUsedAt!: string;
  @ListOf(() => CannedUse, 1_000) by!: CannedUse[];
}
export class CannedUsageList {
  @ListOf(() => CannedUsage, 2_000) items!: CannedUsage[];
}

/** What the customer has written, to find responses that answer it. */
export class SuggestCanned {
  @Text(5_000) text!: string;
}
export class CannedSuggestion {
  @Id() cannedResponseId!: string;
  /** 0 to 1. */
  @IsNumber() score!: number;
}
export class CannedSuggestions {
  @ListOf(() => CannedSuggestion, 10) items!: CannedSuggestion[];
}

export class EditCannedResponse {
  @OneOf(CANNED_SCOPES) scope!: CannedScope;
  @Optional() @Id() teamId?: string | null;
  @Word(/^[\p{L}\p{N}_-]{1,32}$/u) shortcut!: string;
  @Optional() @Text(40) category?: string | null;
  @Optional() @OneOf(CANNED_STAGES) stage?: CannedStage | null;
  @ListOf(() => CannedText, 10) texts!: CannedText[];
  @Optional() @ListOf(() => CannedPart, CANNED_LIMITS.parts) parts?: CannedPart[];
  @Optional() @Count() version?: number;
}

/** A new shared response, or a change to one, asked of who may write it. */
export class ProposeCanned {
  /** The one to be changed; a new one when not given. */
  @Optional() @Id() cannedResponseId?: string;
  @Nested(() => EditCannedResponse) change!: EditCannedResponse;
  @Optional() @Text(500) note?: string;
}
export class CannedProposal {
  @Id() id!: string;
  @Optional() @Id() cannedResponseId!: string | null;
  @Nested(() => EditCannedResponse) change!: EditCannedResponse;
  @Text(500) note!: string;
  @Id() proposedById!: string;
  @Time() proposedAt!: string;
  @OneOf(PROPOSAL_STATES) state!: ProposalState;
  @Optional() @Id() decidedById!: string | null;
  @Optional() @Time() decidedAt!: string | null;
  /** Why it was rejected. */
  @Text(500) reason!: string;
  /** Whether who asks now may decide it. */
  @Flag() mayDecide!: boolean;
  /** Its proposer has not seen the decision yet. */
  @Flag() unseen!: boolean;
}
export class CannedProposals {
  @ListOf(() => CannedProposal, 500) items!: CannedProposal[];
}
export class RejectProposal {
  @Written(500) reason!: string;
}

/** A file of canned responses (CSV, UTF-8) in base64. Nothing is written unless `commit` and every row is right. */
export class ImportCanned {
  @Text(Math.ceil(CANNED_LIMITS.importBytes * 1.4)) file!: string;
  @Flag() commit!: boolean;
}
export class CannedImportRow {
  /** In the file; the heading is line 1. */
  @Count() line!: number;
  @Text(40) shortcut!: string;
  /** What would become of it. */
  @OneOf(['add', 'change', 'same', 'wrong']) outcome!: 'add' | 'change' | 'same' | 'wrong';
  /** Why it cannot be taken, as codes with the column they are about ("shortcut"). */
  @Texts(10, 200) problems!: string[];
}
export class CannedImport {
  @ListOf(() => CannedImportRow, CANNED_LIMITS.importRows) rows!: CannedImportRow[];
  @Flag() written!: boolean;
}

export class CannedResponseList {
  @ListOf(() => CannedResponseRecord, 2_000) items!: CannedResponseRecord[];
}
