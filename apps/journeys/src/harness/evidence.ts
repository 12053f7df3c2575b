import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Person } from './person';

const OUTPUT = resolve('apps/journeys/output');

/** Leaves what is needed to understand a failure: per person trace, pictures, HTML, console, what was received; and the gateway's log. */
export async function leaveEvidence(title: string, people: Person[], log: string): Promise<string> {
  const folder = join(OUTPUT, title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'gateway.log'), log);
  for (const person of people) await leaveOf(person, folder).catch((error: unknown) => console.error(error));
  return folder;
}

async function leaveOf(person: Person, folder: string): Promise<void> {
  const file = (ending: string) => join(folder, `${person.name.replace(/\s+/g, '-')}${ending}`);
  writeFileSync(file('.console.txt'), [...person.errors, ...person.console].join('\n'));
  writeFileSync(file('.received.txt'), person.received.join('\n'));
  for (const [index, page] of person.context.pages().entries()) {
    const path = file(`-${index + 1}.png`);
    await page.screenshot({ path, timeout: 5_000 }).catch((error: unknown) => console.error(error));
    const frames = await Promise.all(
      page.frames().map(async (frame) => `<!-- ${frame.url()} -->\n${await frame.content().catch(String)}`),
    );
    writeFileSync(file(`-${index + 1}.html`), frames.join('\n\n'));
  }
  await person.context.tracing.stop({ path: file('.zip') });
}
