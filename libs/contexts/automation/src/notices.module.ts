import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AuditLog, CLOCK, type Clock, Database, LOG, type Log, Outbox, UnitOfWork } from '@yingda/platform';
import { createNotices, type Notices } from './create-notices';
import { NoticePeople, NoticeSegments } from './notice-ports';
import { Speaking } from './ports';
import { NoticeReactions } from './reactions/notices/notice-reactions';
import { EditNotices } from './use-cases/notices/edit-notices';
import { NoticeReader } from './use-cases/notices/notice-reader';
import { PreviewNotice } from './use-cases/notices/preview-notice';
import { WorkNotices } from './use-cases/notices/work-notices';

const NOTICES = Symbol('Notices');
type Parts = [Database, UnitOfWork, Clock, Outbox, AuditLog, Log, Speaking, NoticeSegments, NoticePeople];

const notices: Provider = {
  provide: NOTICES,
  inject: [Database, UnitOfWork, CLOCK, Outbox, AuditLog, LOG, Speaking, NoticeSegments, NoticePeople],
  useFactory: (...parts: Parts) => {
    const [database, unitOfWork, clock, outbox, audit, log, ...ports] = parts;
    const [speaking, segments, people] = ports;
    return createNotices({ database, unitOfWork, clock, outbox, audit, log, speaking, segments, people });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (notices: Notices) => T) {
  return { provide: token, inject: [NOTICES], useFactory: pick };
}

const parts = [
  part(EditNotices, (one) => one.edit),
  part(PreviewNotice, (one) => one.preview),
  part(NoticeReader, (one) => one.reader),
  part(WorkNotices, (one) => one.work),
  part(NoticeReactions, (one) => one.reactions),
];

/** Notices to many with the ports they are given: `Speaking` and all of `notice-ports.ts`. */
@Module({})
export class NoticesModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: NoticesModule, providers: [...ports, notices, ...parts], exports: parts };
  }
}
