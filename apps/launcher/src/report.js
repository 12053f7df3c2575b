// What the launcher prints: a line per step with its seconds, live on a terminal, plain elsewhere.
import { performance } from 'node:perf_hooks';

const REMINDER = 15_000;

/** Writes to `stream`; on a terminal the line of the running step counts its seconds. */
export class Report {
  constructor(stream = process.stdout) {
    this.stream = stream;
    this.live = Boolean(stream.isTTY);
    // A terminal that was closed must not end the server.
    stream.on?.('error', () => {});
  }

  /** Runs `work` under a title; the line ends with the seconds it took. */
  async step(title, work) {
    const began = performance.now();
    const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
    this.stream.write(this.live ? `  ${title} …` : `${title} …\n`);
    const tick = this.live
      ? () => this.stream.write(`\r  ${title} … ${Math.round(seconds())} s `)
      : () => this.stream.write(`${title} … ${Math.round(seconds())} s\n`);
    const timer = setInterval(tick, this.live ? 1_000 : REMINDER);
    try {
      const result = await work();
      this.stream.write(
        this.live ? `\r✓ ${title} ${seconds()} s   \n` : `${title}: done in ${seconds()} s\n`,
      );
      return result;
    } catch (error) {
      if (this.live) this.stream.write('\n');
      throw error;
    } finally {
      clearInterval(timer);
    }
  }

  line(text = '') {
    this.stream.write(`${this.live ? '\r' : ''}${text}\n`);
  }
}
