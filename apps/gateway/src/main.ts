import 'reflect-metadata';
import { createLogger } from '@yingda/platform';
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
  const code = (error as { code?: string }).code;
  if (code === 'EADDRINUSE')
    console.error(`yingda: port ${config.port} is taken; stop what uses it or set PORT to another.`);
  else logger.fatal({ err: error }, 'could not start');
  process.exit(1);
}
