import type { AuditLog, Clock, Database, Log, Outbox, UnitOfWork } from '@yingda/platform';
import type { NoticeAccounts, NoticePeople, NoticeSegments } from './notice-ports';
import type { Speaking } from './ports';
import { NoticeReactions } from './reactions/notices/notice-reactions';
import { NoticesTable } from './storage/notices/notices-table';
import { RecipientsTable } from './storage/notices/recipients-table';
import { EditNotices } from './use-cases/notices/edit-notices';
import { NoticeReader } from './use-cases/notices/notice-reader';
import { PreviewNotice } from './use-cases/notices/preview-notice';
import { SayNotice } from './use-cases/notices/say-notice';
import { WorkNotices } from './use-cases/notices/work-notices';

/** What notices to many are made of. */
export interface NoticeNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  log: Log;
  speaking: Speaking;
  segments: NoticeSegments;
  people: NoticePeople;
  accounts: NoticeAccounts;
}

/** The part put together, without Nest. */
export interface Notices {
  edit: EditNotices;
  preview: PreviewNotice;
  reader: NoticeReader;
  work: WorkNotices;
  reactions: NoticeReactions;
}

export function createNotices({ database, log, ...needs }: NoticeNeeds): Notices {
  const tables = { notices: new NoticesTable(database), recipients: new RecipientsTable(database) };
  const parts = { ...needs, ...tables };
  return {
    edit: new EditNotices(parts),
    preview: new PreviewNotice(parts),
    reader: new NoticeReader(parts),
    work: new WorkNotices(parts, new SayNotice(parts, log), log),
    reactions: new NoticeReactions(parts),
  };
}
