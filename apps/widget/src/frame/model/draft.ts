import type { Cabinet } from './cabinet';

/** What is typed and not sent, per conversation, kept on every key. */
export class Draft {
  constructor(
    private readonly drawer: Cabinet,
    private readonly conversationId: () => string | null,
  ) {}

  read(): string {
    return this.drawer.read<string>(this.key) ?? '';
  }

  write(text: string): void {
    this.drawer.write(this.key, text === '' ? null : text);
  }

  get key(): string {
    return `draft:${this.conversationId() ?? 'new'}`;
  }
}
