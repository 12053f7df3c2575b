import { Worker } from 'node:worker_threads';
import type { PaperDocument } from './document';
import { paperPackages } from './fonts';
import { printThread, type PrintAnswer, type PrintOrder } from './print-thread';

/** The font takes 60 MB to hold; a thread without work is given back. */
const IDLE_MS = 20_000;

interface Waiting {
  resolve(pdf: Buffer): void;
  reject(error: Error): void;
}

/**
 * Makes PDFs, in Chinese as in English: the parts of Noto Sans SC that a text needs are put into its file. A page takes
 * 60 to 160 ms of one core, so it is made in a thread of its own, which starts with the first document.
 */
export class Paper {
  private thread: Worker | null = null;
  private idle: NodeJS.Timeout | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** The document as a PDF file. Rejects when its content makes no document. */
  print(document: PaperDocument): Promise<Buffer> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      const order: PrintOrder = { id, document };
      const thread = this.started();
      // Throws at once when something in it is no data.
      thread.postMessage(order);
      this.waiting.set(id, { resolve, reject });
      thread.ref();
      if (this.idle) clearTimeout(this.idle);
      this.idle = null;
    });
  }

  /** Gives the thread back; what it was printing is refused. */
  async stop(): Promise<void> {
    if (this.idle) clearTimeout(this.idle);
    const thread = this.thread;
    this.thread = null;
    await thread?.terminate();
    this.fail(new Error('Printing was stopped.'));
  }

  private started(): Worker {
    if (this.thread) return this.thread;
    const thread = new Worker(`(${printThread.toString()})()`, { eval: true, workerData: paperPackages() });
    thread.on('message', (answer: PrintAnswer) => this.answered(answer));
    const ended = (error: Error) => {
      if (this.thread !== thread) return;
      this.thread = null;
      this.fail(error);
    };
    thread.on('error', ended);
    thread.on('exit', () => ended(new Error('The printing thread has ended.')));
    this.thread = thread;
    return thread;
  }

  private answered(answer: PrintAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if ('bytes' in answer) waiting?.resolve(Buffer.from(answer.bytes));
    else waiting?.reject(new Error(`This cannot be printed: ${answer.failure}`));
    if (this.waiting.size > 0) return;
    // Nobody's process stays alive for a thread that waits.
    this.thread?.unref();
    this.idle = setTimeout(() => void this.stop(), IDLE_MS).unref();
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
