export { AuditLog, type AuditEntry, type AuditRecord } from './audit/audit-log';
export { Calendar } from './calendar/calendar';
export {
  type CalendarRules,
  dateOfDay,
  dayOfDate,
  type OpenInterval,
  problemsOf,
  type Weekday,
  WEEKDAYS,
  type WeeklyHours,
} from './calendar/calendar-rules';
export { CHINESE_YEARS, chineseDays, type SpecialDay } from './calendar/chinese-years';
export { addOpenTime, calendarOf, isOpen, nextOpening, openTimeBetween } from './calendar/open-time';
export { momentAtWall, wallAt } from './calendar/wall-time';
export { AdjustableClock } from './clock/adjustable-clock';
export { type Clock, SystemClock } from './clock/clock';
export { Cryptor } from './crypto/cryptor';
export { Database, type DatabaseOptions } from './database/database';
export { isConnectionError, isTransient, isUniqueViolation, type Migration, type Sql } from './database/sql';
export { type Statement, WriterConnection } from './database/writer-connection';
export { cursorIn, cursorOf } from './database/cursors';
export { isUuid, newId } from './ids/ids';
export { type JobHandler, type JobOptions, Jobs } from './jobs/jobs';
export { isGone, makeHolder } from './leases/holder';
export { Leases } from './leases/leases';
export { createLogger, type LoggerOptions } from './logging/create-logger';
export { type Log, silentLog } from './logging/log';
export { redact, redactText } from './logging/redact';
export { platformMigrations } from './migrations/platform-tables';
export { type CommittedListener, Outbox } from './outbox/outbox';
export { eventFrom, laneOf, type OutboxRow, rowFor, type StoredEvent } from './outbox/outbox-row';
export type { ParkedEvent } from './outbox/parking';
export { Horizon } from './outbox/horizon';
export { Housekeeping } from './outbox/housekeeping';
export { Relay, type RelayOptions, type Standing } from './outbox/relay';
export type { Handlers, SubscribeOptions } from './outbox/stream';
export { CLOCK, FILE_STORAGE, LOG, PlatformModule, type PlatformOptions } from './platform.module';
export { type RateAnswer, type RateLimit, RateLimiter, type RedisScripts } from './rate-limits/rate-limiter';
export { fewAtOnce, type FewAtOnceOptions } from './rounds/few-at-once';
export { Rounds, type RoundsOptions } from './rounds/rounds';
export { cutWords, tokens, toTsQueryText, toTsVectorText } from './search-text/search-text';
export { createStorage } from './storage/create-storage';
export { DiskStorage } from './storage/disk-storage';
export { S3Storage } from './storage/s3-storage';
export { type ByteRange, FileMissing, type FileStorage } from './storage/file-storage';
export { Timers, type TimerHandler } from './timers/timers';
export { UnitOfWork } from './unit-of-work/unit-of-work';
export { currentRequest, inRequest, isRequestId, newRequestId, outsideRequests } from './watching/request';
export { type Commit, noWatch, type Reaction, type RunStatement, type Watch } from './watching/watch';
