import { join } from 'node:path';
import { parseConfig, WrongSetting } from './config';
import { PROVIDERS } from './providers';
import { Simulator } from './server/simulator';

const WRONG_SETTING_EXIT = 78;

try {
  // Built, the page lies beside the program.
  const options = { ...parseConfig(process.env), pageFolder: join(import.meta.dirname, 'page') };
  const simulator = new Simulator(options, PROVIDERS);
  const address = await simulator.start();
  console.log(`simulator: listens on ${address}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void simulator.stop().finally(() => process.exit(0));
    });
  // The pipe ends when whoever started us is gone, however it went.
  if (process.env['SIMULATOR_WITH_PARENT'] === 'on')
    process.stdin.resume().once('end', () => process.exit(0));
} catch (error) {
  console.error(`simulator: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(error instanceof WrongSetting ? WRONG_SETTING_EXIT : 1);
}
