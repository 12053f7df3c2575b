/** Bodies of HTTP requests. */
import { ArrayMaxSize, IsArray, IsEmail, IsObject, Matches } from 'class-validator';
import {
  Count,
  Flag,
  Id,
  Ids,
  ListOf,
  Nested,
  OneOf,
  Optional,
  SettingValues,
  Strings,
  Text,
  Time,
  Word,
  Written,
} from '../fields';
import {
  Appearance,
  Hours,
  InboxSending,
  PreChatField,
  type CapabilityOverrides,
  type SettingValue,
} from '../models/settings';
import { AttributeDefinition, Preferences } from '../models/people';
import {
  CHANNELS,
  LANGUAGES,
  ROLES,
  TIERS,
  type Channel,
  type Language,
  type Role,
  type Tier,
} from '../names/states';

/** At most 50 web origins without a path ("https://shop.example"). */
const Origins = (): PropertyDecorator => (target, key) => {
  IsArray()(target, key);
  ArrayMaxSize(50)(target, key);
  Matches(/^https?:\/\/[^/\s]{1,200}$/, { each: true })(target, key);
};
const Email = (): PropertyDecorator => IsEmail({ allow_ip_domain: true });
const Password = (): PropertyDecorator => Text(200, 1);

export class SignIn {
  @Email() @Text(254) email!: string;
  @Password() password!: string;
}
export class ForgotPassword {
  @Email() @Text(254) email!: string;
}
/** `token` from the link of an invitation or of a forgotten password. */
export class SetPasswordByLink {
  @Text(200, 20) token!: string;
  @Text(200, 1) password!: string;
  @Optional() @Written(80) name?: string;
}
export class ChangePassword {
  @Password() current!: string;
  @Text(200, 1) next!: string;
}
export class SetUpFirstAdministrator {
  @Text(200, 20) token!: string;
  @Email() @Text(254) email!: string;
  @Written(80) name!: string;
  @Text(200, 1) password!: string;
  @Written(60) shopName!: string;
}
/** Up to and with this moment. */
export class ReadNotices {
  @Time() upTo!: string;
}

export class EditProfile {
  @Optional() @Written(80) name?: string;
  @Optional() @Written(80) publicName?: string;
  @Optional() @Id() avatarAttachmentId?: string | null;
  @Optional() @Nested(() => Preferences) preferences?: Preferences;
}

export class InviteAgent {
  @Email() @Text(254) email!: string;
  @Written(80) name!: string;
  @OneOf(ROLES) role!: Role;
  @Ids(50) teamIds!: string[];
  @Optional() @Count(100, 1) capacity?: number;
  @Optional() @Time() expiresAt?: string | null;
}
export class EditAgent {
  @Optional() @Written(80) name?: string;
  @Optional() @Written(80) publicName?: string;
  @Optional() @OneOf(ROLES) role?: Role;
  @Optional() @Ids(50) teamIds?: string[];
  @Optional() @Count(100, 1) capacity?: number;
  @Optional() @Time() expiresAt?: string | null;
}
/** Open conversations go to the successor, or back to their queues when there is none. */
export class DeactivateAgent {
  @Optional() @Id() successorId?: string | null;
}
export class EditTeam {
  @Written(80) name!: string;
  @Ids(2_000) agentIds!: string[];
  @Count(100, 1) defaultCapacity!: number;
  @Flag() automaticAccept!: boolean;
  @Count(600, 5) offerSeconds!: number;
}

export class OpenWidgetSession {
  @Word(/^[a-z0-9-]{3,40}$/) inboxKey!: string;
  @Optional() @Text(4_000) visitorToken?: string;
  @Optional() @Text(4_000) identity?: string;
  @Optional() @Text(20) language?: string;
}

export class EditInbox {
  @Optional() @Word(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/) key?: string;
  @Optional() @Written(60) name?: string;
  @Optional() @Written(60) shopName?: string;
  @Optional() @Id() teamId?: string;
  @Optional() @OneOf(LANGUAGES) language?: Language;
  /** Week, zone and holidays of a calendar that is the inbox's alone; null: no calendar of its own. */
  @Optional() @Nested(() => Hours) hours?: Hours | null;
  /** The calendar it goes by; null: its team's, else round the clock. Not together with `hours`. */
  @Optional() @Id() calendarId?: string | null;
  @Optional() @Nested(() => Appearance) appearance?: Appearance;
  @Optional() @ListOf(() => PreChatField, 5) preChat?: PreChatField[];
  @Optional() @Flag() livePreview?: boolean;
  @Optional() @Origins() origins?: string[];
  @Optional() @Flag() paused?: boolean;
  @Optional() @Nested(() => InboxSending) sending?: InboxSending;
  /** Only when it is added; `web` when not said. */
  @Optional() @OneOf(CHANNELS) channel?: Channel;
  /** By the fields of the channel's form; what is absent stays, null takes away. */
  @Optional() @SettingValues() settings?: Record<string, SettingValue>;
  @Optional() @IsObject() capabilityOverrides?: CapabilityOverrides;
  /** The version that was edited; a newer one in the database is answered `stale-edit`. */
  @Optional() @Count() version?: number;
}
export class EditCustomer {
  @Optional() @Written(80) name?: string;
  @Optional() @OneOf(TIERS) tier?: Tier;
  @Optional() @Text(254) email?: string | null;
  @Optional() @Text(40) phone?: string | null;
  @Optional() @Text(20) language?: string | null;
  @Optional() @Id() ownerAgentId?: string | null;
  @Optional() @Strings() attributes?: Record<string, string>;
  @Count() version!: number;
}
/** Another customer, of whom something is said. */
export class OtherCustomer {
  @Id() customerId!: string;
}
export class AddCustomerNote {
  @Written(2_000) text!: string;
}
export class BlockCustomer {
  @Written(300) reason!: string;
  @Optional() @Time() until?: string | null;
}
export class EditAttributes {
  @ListOf(() => AttributeDefinition, 40) attributes!: AttributeDefinition[];
}

export class EditTopic {
  @Written(60) labelZh!: string;
  @Written(60) labelEn!: string;
  @Optional() @Id() parentId?: string | null;
  @Optional() @Flag() archived?: boolean;
  @Optional() @Count(10_000) order?: number;
}
export class EditSavedView {
  @Written(40) name!: string;
  /** Query string of GET /api/conversations. */
  @Text(1_000) query!: string;
}
export class CreateApiKey {
  @Written(60) name!: string;
}

/** /api/v1: the shop's own system writes a customer it knows as `externalId`. */
export class PutCustomer {
  @Optional() @Written(80) name?: string;
  @Optional() @Text(254) email?: string | null;
  @Optional() @Text(40) phone?: string | null;
  @Optional() @OneOf(TIERS) tier?: Tier;
  @Optional() @Strings() attributes?: Record<string, string>;
}
/** /api/v1: a message into an open conversation, shown as from the shop. `clientMessageId` makes it idempotent. */
export class PostMessage {
  @Id() clientMessageId!: string;
  @Written(5_000) text!: string;
}
