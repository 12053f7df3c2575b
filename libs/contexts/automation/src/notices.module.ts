import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AuditLog, CLOCK, Database, LOG, Outbox, UnitOfWork } from '@yingda/platform';
import { createNotices, type NoticeNeeds, type Notices } from './create-notices';
import { NoticeAccounts, NoticePeople, NoticeSegments } from './notice-ports';
import { Speaking } from './ports';
import { NoticeReactions } from './reactions/notices/notice-reactions';
import { EditNotices } from './use-cases/notices/edit-notices';
import { NoticeReader } from './use-cases/notices/notice-reader';
import { PreviewNotice } from './use-cases/notices/preview-notice';
import { WorkNotices } from './use-cases/notices/work-notices';

const NOTICES = Symbol('Notices');
const NEEDS = {
  ...{ database: Database, unitOfWork: UnitOfWork, clock: CLOCK, outbox: Outbox, audit: AuditLog, log: LOG },
  ...{ speaking: Speaking, segments: NoticeSegments, people: NoticePeople, accounts: NoticeAccounts },
} satisfies Record<keyof NoticeNeeds, unknown>;

const notices: Provider = {
  provide: NOTICES,
  inject: Object.values(NEEDS),
  useFactory: (...given: unknown[]) => {
    const named = Object.keys(NEEDS).map((name, index) => [name, given[index]]);
    return createNotices(Object.fromEntries(named) as NoticeNeeds);
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
