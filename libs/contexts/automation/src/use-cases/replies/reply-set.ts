import type { AutoReply } from '../../domain/replies/auto-reply';
import type { Cut } from '../../domain/replies/boundaries';
import { CompiledReplies } from '../../domain/replies/compile';
import type { AutoRepliesTable } from '../../storage/replies/auto-replies-table';
import type { ReplySettingsTable, Variable } from '../../storage/replies/reply-settings-table';

/** The replies as they stand, ready to be looked through. */
export interface ReadySet {
  version: number;
  /** Those in use, lowest priority number first. */
  replies: AutoReply[];
  compiled: CompiledReplies;
  variables: Variable[];
  /** What was written before there were any is not answered. */
  since: Date | null;
}

/** Keeps the set made ready, by version: every message asks for it, and it changes a few times a day. */
export class ReplySet {
  private ready: Promise<ReadySet> | null = null;
  private version = -1;

  constructor(
    private readonly replies: AutoRepliesTable,
    private readonly settings: ReplySettingsTable,
    private readonly cut: Cut,
  ) {}

  async current(): Promise<ReadySet> {
    const version = await this.settings.setVersion();
    if (!this.ready || version !== this.version) {
      this.version = version;
      this.ready = this.make();
      this.ready.catch(() => (this.version = -1));
    }
    return this.ready;
  }

  /** With a draft among the saved, in place of the one it stands for. */
  async withDraft(draft: AutoReply): Promise<ReadySet> {
    const read = await this.read();
    return this.made({ ...read, replies: [...read.replies.filter(({ id }) => id !== draft.id), draft] });
  }

  private async make(): Promise<ReadySet> {
    return this.made(await this.read());
  }

  private async read() {
    const settings = await this.settings.read();
    const replies = (await this.replies.all()).filter(({ enabled }) => enabled);
    return { settings, replies, since: await this.replies.since() };
  }

  private made({ settings, replies, since }: Awaited<ReturnType<ReplySet['read']>>): ReadySet {
    const { setVersion, synonyms, variables } = settings;
    const compiled = new CompiledReplies(replies, synonyms, this.cut);
    return { version: setVersion, replies, variables, compiled, since };
  }
}
