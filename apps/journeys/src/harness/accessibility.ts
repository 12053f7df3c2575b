import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string | null;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** Serious and critical findings of axe-core on the page, below `root`, and in the chat's frame; one line each. */
export async function seriousFindings(page: Page, root = 'body'): Promise<string[]> {
  const places: [Frame, string][] = page
    .frames()
    .map((frame) => [frame, frame === page.mainFrame() ? root : 'body']);
  const found = await Promise.all(places.map(([frame, below]) => examine(frame, below)));
  return found.flat();
}

async function examine(frame: Frame, root: string): Promise<string[]> {
  // Evaluated, not added as a script: a page's content policy is no reason to skip it.
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe);
  await frame.evaluate(standStill);
  const violations = await frame.evaluate(async (below) => {
    const { axe } = window as unknown as {
      axe: { run(root: string, options: object): Promise<{ violations: Violation[] }> };
    };
    const { violations } = await axe.run(below, { resultTypes: ['violations'], iframes: false });
    return violations;
  }, root);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        (node) =>
          `${id} (${help}): ${node.html.slice(0, 200)}\n    ${(node.failureSummary ?? '').split('\n').slice(1, 3).join(' ').trim()}`,
      ),
    );
}

/** Runs in the page: what fades or moves has come to its end, or its colours would be those of half way. */
async function standStill(): Promise<void> {
  const endsOnce = (animation: Animation) => animation.effect?.getComputedTiming().endTime !== Infinity;
  const running = () =>
    document.getAnimations().filter((each) => each.playState === 'running' && endsOnce(each));
  // One that is cancelled is over as well.
  while (running().length > 0) await Promise.allSettled(running().map(({ finished }) => finished));
}
