/** What acknowledgements carry in `data`. */
import { Count, Flag, Id, Ids, ListOf, Nested, Optional, Text, Time } from '../fields';
import { ConversationRow, CustomerConversation, Head } from '../models/conversation';
import { Message, StaffEntry } from '../models/message';
import { CustomerBrief } from '../models/conversation';
import { WidgetSettings } from '../models/settings';

export class Done {}

/** The same for the first send and for every retry of it. `sequence` is null for notes. */
export class MessageAccepted {
  @Id() id!: string;
  @Optional() @Count() sequence!: number | null;
  @Time() createdAt!: string;
  /** Of a note: agents who were named and were not told, because they may not read the conversation or have no account. */
  @Optional() @Ids() notTold?: string[];
}
export class WidgetConversationAnswer {
  @Nested(() => CustomerConversation) conversation!: CustomerConversation;
}
export class ConsoleConversationAnswer {
  @Nested(() => ConversationRow) conversation!: ConversationRow;
}
/** `entries` in order of sequence; `changed` are older ones edited, recalled or marked since `afterRevision`. Call again while `hasMore`. */
export class WidgetCaughtUp {
  @ListOf(() => Message, 200) entries!: Message[];
  @ListOf(() => Message, 200) changed!: Message[];
  @Nested(() => Head) head!: Head;
  @Flag() hasMore!: boolean;
}
export class ConsoleCaughtUp {
  @ListOf(() => StaffEntry, 200) entries!: StaffEntry[];
  @ListOf(() => StaffEntry, 200) changed!: StaffEntry[];
  @Nested(() => Head) head!: Head;
  @Flag() hasMore!: boolean;
}
export class TakenConversation {
  /** Null when nothing was waiting. */
  @Optional() @Nested(() => ConversationRow) conversation!: ConversationRow | null;
}
/** A session of the widget. `visitorToken` is kept by the loader in the shop's storage; `token` opens the socket. */
export class WidgetSession {
  @Text(4_000) token!: string;
  @Text(4_000) visitorToken!: string;
  @Nested(() => CustomerBrief) customer!: CustomerBrief;
  @Optional() @Nested(() => CustomerConversation) conversation?: CustomerConversation | null;
  @Nested(() => WidgetSettings) settings!: WidgetSettings;
  /** Known answers of the pre-chat form, so that nothing is asked twice. */
  @Flag() hasName!: boolean;
  @Flag() hasContact!: boolean;
}
