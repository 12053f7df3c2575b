/** Query strings of HTTP requests; numbers and booleans arrive as text and are converted. */
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { Id, OneOf, Optional, Text } from '../fields';
import {
  CHANNELS,
  INBOX_SORTS,
  INBOX_VIEWS,
  TIERS,
  WAITING_FOR,
  type Channel,
  type InboxSort,
  type InboxView,
  type Tier,
  type WaitingFor,
} from '../names/states';

/** The highest number of an entry. */
const MOST = 2_147_483_647;

export class PageQuery {
  @Optional() @Text(200) cursor?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}
export class ConversationsQuery extends PageQuery {
  @OneOf(INBOX_VIEWS) view!: InboxView;
  @Optional() @OneOf(INBOX_SORTS) sort?: InboxSort;
  @Optional() @Id() teamId?: string;
  @Optional() @Id() agentId?: string;
  @Optional() @Id() inboxId?: string;
  @Optional() @Id() topicId?: string;
  @Optional() @OneOf(CHANNELS) channel?: Channel;
  @Optional() @OneOf(TIERS) tier?: Tier;
  @Optional() @OneOf(WAITING_FOR) waitingFor?: WaitingFor;
  @Optional() @Transform(({ value }) => value === true || value === 'true') @IsBoolean() wrapUpDue?: boolean;
  @Optional()
  @Transform(({ value }) => value === true || value === 'true')
  @IsBoolean()
  leftMessage?: boolean;
}
export class TemplatesQuery {
  /** The identity of the customer it would go to; where they wrote from last when not given. */
  @Optional() @Id() identityId?: string;
}
export class EntriesQuery {
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(MOST) beforePosition?: number;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}
export class MessagesQuery {
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(MOST) beforeSequence?: number;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}
export class SearchQuery {
  @Text(200, 1) q!: string;
}
export class CustomersQuery extends PageQuery {
  @Optional() @Text(200) q?: string;
}
export class ApiMessagesQuery {
  @Optional() @Type(() => Number) @IsInt() @Min(0) @Max(MOST) afterSequence?: number;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
}
