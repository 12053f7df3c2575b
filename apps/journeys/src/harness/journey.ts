import { chromium, type Browser } from 'playwright-core';
import { GatewayProcess } from './gateway-process';
import { Scene } from './scene';

/** Registers one journey of a file. */
export type Journey = (title: string, story: (scene: Scene) => Promise<void>) => void;

/**
 * The product and one Chromium for the journeys of a file, each of which gets a scene of its own. A journey that
 * fails leaves evidence and is never tried again.
 */
export function journeys(wishes: { simulator?: boolean } = {}): Journey {
  let gateway: GatewayProcess | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    [gateway, browser] = await Promise.all([GatewayProcess.start(wishes), startBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await gateway?.stop();
  });

  return (title, story) =>
    test(title, async () => {
      const scene = new Scene(gateway as GatewayProcess, browser as Browser);
      try {
        await story(scene);
        scene.expectNoErrors();
      } catch (error) {
        const folder = await scene.leaveEvidence(title);
        if (error instanceof Error) error.message += `\n(evidence: ${folder})`;
        throw error;
      } finally {
        await scene.close();
      }
    });
}

function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH;
  if (!executablePath)
    throw new Error('Journeys need CHROMIUM_PATH: npm test sets it, or name your own Chromium.');
  return chromium.launch({
    executablePath,
    // Chromium refuses its sandbox to root; containers have a small /dev/shm.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
  });
}
