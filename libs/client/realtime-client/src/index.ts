export { connect } from './connection/connection';
export type {
  CommandMap,
  CommandOptions,
  Connection,
  ConnectionState,
  ConnectOptions,
  SocketLike,
  StateChange,
  TokenProvider,
} from './connection/types';
export { tokenLifeMs } from './connection/token-life';
export { onWakeUp } from './connection/wake-up';
export { BackOff, type BackOffOptions } from './connection/back-off';
export { asFailure, Failure, type FailureCode } from './failure';
export { Emitter, type Stop } from './emitter';
export { newId } from './ids';
export { createApi, type Api, type ApiOptions, type CallInput } from './request';
export { customerAudience, staffAudience, type Audience, type TimelineEntry } from './timeline/audience';
export {
  emptyTimeline,
  isBehind,
  type AcceptedMessage,
  type Timeline,
  type TimelineAction,
} from './timeline/timeline';
export { reduceTimeline } from './timeline/reduce-timeline';
export {
  TimelineSync,
  type CaughtUp,
  type TimelineSource,
  type TimelineState,
} from './timeline/timeline-sync';
export { consoleSource, widgetSource, type ReadPage } from './timeline/sources';
export { timelineView, type TimelineItem } from './timeline/view';
export { SendQueue, type Accepted, type SendQueueOptions } from './send-queue/send-queue';
export { consoleSender, widgetSender } from './send-queue/sender';
export { bestStorage, indexedDbStorage, localStorageStorage, memoryStorage } from './send-queue/storages';
export { bestLock, leaseLock, pageLock, tabChannel } from './send-queue/tabs';
export type {
  NewMessage,
  QueuedFile,
  QueuedMessage,
  QueueStorage,
  Sender,
  TabChannel,
  TabLock,
  TabNotice,
} from './send-queue/types';
export { attachmentContent, uploadFile, type UploadOptions } from './files/upload';
export { attachmentLinks, type AttachmentLinks } from './files/attachment-links';
export { countUnread, titleWithCount } from './unread';
export { persistently } from './persistently';
