import { IsObject } from 'class-validator';
import { Id, Optional, Time, Word } from '../fields';

/**
 * What a shop's own system tells an API inbox, signed as Standard Webhooks says: `message.created`, `message.updated`,
 * `message.deleted`, `message.status`, `typing`. It is read from the signed bytes; this is its description.
 */
export class ApiChannelPush {
  @Word(/^[a-z][a-z0-9_.-]*$/, 60) type!: string;
  @Optional() @Time() timestamp?: string;
  @IsObject() data!: Record<string, unknown>;
}

/** 202 for something new, 200 for a repeat; messages have an id, the same for every repeat. */
export class ApiChannelReceipt {
  @Optional() @Id() message_id?: string;
}
