import 'reflect-metadata';
import { createLogger, isConnectionError } from '@yingda/platform';
import { parseConfig, WrongSetting, type Config } from './config';
import { startGateway } from './start-gateway';

const WRONG_SETTING_EXIT = 78;

function settings(): Config {
  try {
    return parseConfig(process.env);
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    console.error(`yingda: ${error.message}`);
    process.exit(WRONG_SETTING_EXIT);
  }
}

/** One sentence for what goes wrong outside of us; null for what needs its cause in full. */
function sayWhy(error: unknown): string | null {
  const { code, syscall } = error as { code?: string; syscall?: string };
  if (code === 'EADDRINUSE') return `port ${config.port} is taken; stop what uses it or set PORT to another.`;
  if (code === 'EACCES' && syscall === 'listen')
    return `port ${config.port} needs more rights; set PORT to one above 1024.`;
  if (
    code === 'EADDRNOTAVAIL' ||
    (code === 'ENOTFOUND' &&
      syscall === 'getaddrinfo' &&
      config.host === (error as { hostname?: string }).hostname)
  )
    return `HOST ${config.host} is no address of this machine; set it to 127.0.0.1 or 0.0.0.0.`;
  if (code === '28P01' || code === '28000') return 'the database refuses the account; check DATABASE_URL.';
  if (code === '3D000') return 'the database of DATABASE_URL does not exist; create it first.';
  if (isConnectionError(error))
    return 'the database cannot be reached; check DATABASE_URL and that PostgreSQL runs there.';
  return null;
}

const config = settings();
const logger = createLogger({ level: config.logLevel, name: config.role });
// One connection that breaks must not end the process for everybody else.
process.on('unhandledRejection', (error) => logger.error({ err: error }, 'unhandled rejection'));

try {
  const gateway = await startGateway(config, logger);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      gateway.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
} catch (error) {
  if (error instanceof WrongSetting) {
    console.error(`yingda: ${error.message}`);
    process.exit(WRONG_SETTING_EXIT);
  }
  const sentence = sayWhy(error);
  if (sentence) console.error(`yingda: ${sentence}`);
  else logger.fatal({ err: error }, 'could not start');
  process.exit(1);
}
