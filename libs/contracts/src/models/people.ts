import { Count, Flag, Id, Ids, ListOf, Nested, OneOf, Optional, Strings, Text, Time, Words } from '../fields';
import { PERMISSION_SCOPES, PERMISSIONS, type Permission, type PermissionScope } from '../names/permissions';
import {
  AGENT_STATES,
  CHANNELS,
  JOIN_REASONS,
  LANGUAGES,
  ROLES,
  SHOWN_PRESENCE_STATES,
  TIERS,
  type AgentState,
  type Channel,
  type JoinReason,
  type Language,
  type Role,
  type ShownPresenceState,
  type Tier,
} from '../names/states';

/** An agent as colleagues see them. */
export class AgentBrief {
  @Id() id!: string;
  @Text(80) name!: string;
  @Optional() @Text(2_000) avatarUrl?: string;
  @OneOf(ROLES) role!: Role;
  @Ids() teamIds!: string[];
  @OneOf(SHOWN_PRESENCE_STATES) state!: ShownPresenceState;
  @Optional() @Text(80) reason?: string;
  @Count(100) capacity!: number;
  /** Open conversations counted against the capacity. */
  @Count() load!: number;
  @Flag() active!: boolean;
}

/** An agent as an administrator sees them. */
export class AgentRecord extends AgentBrief {
  @Text(254) email!: string;
  @OneOf(AGENT_STATES) accountState!: AgentState;
  @Text(80) publicName!: string;
  @Optional() @Time() expiresAt!: string | null;
  @Optional() @Time() lastSeenAt!: string | null;
  @Time() createdAt!: string;
}

/** What a lead said to a whole team. */
export class TeamNotice {
  @Id() id!: string;
  @Id() teamId!: string;
  @Text(2_000) text!: string;
  @Text(80) byName!: string;
  @Time() at!: string;
}

export class Preferences {
  @Optional() @OneOf(LANGUAGES) language?: Language;
  @Optional() @OneOf(['light', 'dark', 'system']) theme?: 'light' | 'dark' | 'system';
  @Optional() @OneOf(['enter', 'mod-enter']) sendKey?: 'enter' | 'mod-enter';
  @Optional() @Flag() sound?: boolean;
  @Optional() @Flag() desktopNotifications?: boolean;
  @Optional() @Flag() openPanel?: boolean;
  @Optional() @Flag() wideRail?: boolean;
}

export class GrantedPermission {
  @OneOf(PERMISSIONS) permission!: Permission;
  @OneOf(PERMISSION_SCOPES) scope!: PermissionScope;
}

/** The signed-in agent about themselves. */
export class Me extends AgentRecord {
  @Nested(() => Preferences) preferences!: Preferences;
  @ListOf(() => GrantedPermission) permissions!: GrantedPermission[];
}

export class TeamRecord {
  @Id() id!: string;
  @Text(80) name!: string;
  @Ids(2_000) agentIds!: string[];
  @Count(100, 1) defaultCapacity!: number;
  @Flag() automaticAccept!: boolean;
  /** Seconds an offer stands when the team does not accept automatically. */
  @Count(600, 5) offerSeconds!: number;
  @Flag() archived!: boolean;
}

/** How an identity came to this customer; it can be undone. */
export class IdentityJoin {
  /** Of the join; several identities may have come by one, and go back together. */
  @Id() joinId!: string;
  @OneOf(JOIN_REASONS) reason!: JoinReason;
  /** Who decided it by hand; empty for a rule. */
  @Text(80) byName!: string;
  @Time() at!: string;
  /** What the customer it came from was called; empty for a visitor without a name. */
  @Text(80) fromName!: string;
  @Text(8) fromCode!: string;
}

/** How a channel knows a customer. `label` is fit to show (masked). */
export class IdentityBrief {
  @Id() id!: string;
  @OneOf([...CHANNELS, 'shop']) channel!: Channel | 'shop';
  @Id() inboxId!: string;
  @Text(120) label!: string;
  @Flag() verified!: boolean;
  @Time() firstSeenAt!: string;
  @Optional() @Time() lastSeenAt!: string | null;
  /** Null for one that was this customer's from the beginning. */
  @Optional() @Nested(() => IdentityJoin) joined?: IdentityJoin | null;
}

export class CustomerNote {
  @Id() id!: string;
  @Text(4_000) text!: string;
  @Text(80) authorName!: string;
  @Time() createdAt!: string;
}

export class PageVisit {
  @Text(2_000) url!: string;
  @Text(300) title!: string;
  @Time() at!: string;
  /** True while this page is open in front of the shopper. */
  @Flag() current!: boolean;
}

export class BlockRecord {
  @Id() customerId!: string;
  @Text(80) customerName!: string;
  @Text(300) reason!: string;
  @Text(80) byName!: string;
  @Time() since!: string;
  @Optional() @Time() until!: string | null;
}

/** A customer on the panel. Phone and e-mail are masked unless the reader may see them. */
export class CustomerRecord {
  @Id() id!: string;
  @Text(80) name!: string;
  @OneOf(TIERS) tier!: Tier;
  @Flag() isVisitor!: boolean;
  @Text(8) code!: string;
  @Flag() blocked!: boolean;
  @Optional() @Text(254) email!: string | null;
  @Optional() @Text(40) phone!: string | null;
  @Flag() masked!: boolean;
  @Optional() @Text(20) language!: string | null;
  @Optional() @Text(80) externalId!: string | null;
  @Optional() @Id() ownerAgentId!: string | null;
  @Strings() attributes!: Record<string, string>;
  @ListOf(() => IdentityBrief, 500) identities!: IdentityBrief[];
  @ListOf(() => CustomerNote, 500) notes!: CustomerNote[];
  @ListOf(() => PageVisit, 100) visits!: PageVisit[];
  @Optional() @Nested(() => BlockRecord) block!: BlockRecord | null;
  @Time() createdAt!: string;
  @Optional() @Time() lastSeenAt!: string | null;
  /** Raised by every change; send it back with an edit so that a stale one is noticed. */
  @Count() version!: number;
}

/** A fact the shop wants to know of its customers. */
export class AttributeDefinition {
  @Text(40, 1) key!: string;
  @Text(60) labelZh!: string;
  @Text(60) labelEn!: string;
  @Count(1_000) order!: number;
}

export class PermissionRow {
  @OneOf(PERMISSIONS) permission!: Permission;
  @Words(PERMISSION_SCOPES) scopes!: PermissionScope[];
}
