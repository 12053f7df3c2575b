import { isUnchanged } from '../../domain/canned/unchanged';
import type { CannedResponseTable } from '../../storage/canned-responses';
import type { CannedUseTable } from '../../storage/canned/canned-use-table';

/** Keeps that a message was begun with a canned response, and whether it was sent as it is written. */
export class RecordCannedUse {
  constructor(
    private readonly responses: CannedResponseTable,
    private readonly uses: CannedUseTable,
  ) {}

  /** Once for a message; nothing for a response that is not there. */
  async execute(sent: {
    cannedResponseId: string;
    messageId: string;
    agentId: string;
    text: string;
    at: string;
  }): Promise<void> {
    const response = await this.responses.byId(sent.cannedResponseId);
    if (!response) return;
    const unchanged = response.texts.some(({ body }) => isUnchanged(body, sent.text));
    const { messageId, cannedResponseId, agentId, at } = sent;
    await this.uses.add({ messageId, cannedResponseId, agentId, unchanged, at });
  }
}
