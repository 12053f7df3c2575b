export { AdjustableClock } from '@yingda/platform';
export { eventually } from './clock/eventually';
export { FixedClock } from './clock/fixed-clock';
export { recordedEvents } from './database/recorded-events';
export { scratchDatabase, type ScratchDatabase } from './database/scratch-database';
export { type TestDatabase, testDatabase, type TestDatabaseOptions } from './database/test-database';
export { hasRedis, testRedis, type TestRedis } from './redis/test-redis';
export { type Answer, type ReceivedEvent, TestSocket, type TestSocketOptions } from './sockets/test-socket';
