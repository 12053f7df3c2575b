import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PATIENCE_MS } from './eventually';
import type { Wire } from './wire';

/** How somebody looks at the product. */
export interface Viewpoint {
  language?: 'zh-CN' | 'en';
  phone?: boolean;
  dark?: boolean;
  /** Ahead of the real time, in milliseconds: for days that the product's clock has skipped. */
  aheadMs?: number;
}

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** One person with a browser of their own (storage, cookies) and a line of their own to the product. */
export class Person {
  /** Text of every websocket frame and every answer under /api their pages have received. */
  readonly received: string[] = [];
  readonly console: string[] = [];
  /** Errors that nobody caught on their pages. */
  readonly errors: string[] = [];

  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly wire: Wire,
  ) {}

  static async enter(
    browser: Browser,
    name: string,
    { wire, view }: { wire: Wire; view: Viewpoint },
  ): Promise<Person> {
    const context = await browser.newContext({
      baseURL: wire.address,
      locale: view.language ?? 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: view.phone ? PHONE : DESKTOP,
      ...(view.phone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
      colorScheme: view.dark ? 'dark' : 'light',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.tracing.start({ snapshots: true, title: name });
    const person = new Person(name, context, wire);
    context.on('page', (page) => person.listen(page));
    if (view.aheadMs) await person.liveLater(view.aheadMs);
    return person;
  }

  newPage(): Promise<Page> {
    return this.context.newPage();
  }

  /** From the next page on their clock is this much ahead of the machine's, as the product's has been moved. */
  async liveLater(aheadMs: number): Promise<void> {
    await this.context.addInitScript(moveDate, aheadMs);
  }

  /** Without network: nothing passes, and the browser knows it. */
  async goOffline(): Promise<void> {
    this.wire.cut();
    await this.context.setOffline(true);
  }

  async goOnline(): Promise<void> {
    this.wire.mend();
    await this.context.setOffline(false);
  }

  private listen(page: Page): void {
    page.on('console', (line) => this.console.push(`${line.type()}: ${line.text()}`));
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => this.received.push(payload.toString())),
    );
    page.on('response', (response) => {
      if (!new URL(response.url()).pathname.startsWith('/api/')) return;
      response.text().then(
        (text) => this.received.push(text),
        // A page that went away before its answer was read.
        () => undefined,
      );
    });
  }
}

/** Runs in the page before anything else: its clock goes as the product's does. */
function moveDate(aheadMs: number): void {
  const RealDate = Date;
  window.Date = class extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(RealDate.now() + aheadMs);
      else super(...(given as [number]));
    }
    static override now(): number {
      return RealDate.now() + aheadMs;
    }
  } as DateConstructor;
}
