import { Body, Controller, Delete, Get, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import {
  AddInbox,
  ApiKeyReader,
  CreateApiKey,
  EditInbox,
  InboxReader,
  RevokeApiKey,
  RotateSecret,
  snippet,
} from '@yingda/channels';
import {
  ApiKeyRecord,
  ChannelForm,
  CreateApiKey as CreateApiKeyBody,
  CreatedApiKey,
  EditInbox as EditInboxBody,
  InboxRecord,
  InboxSecret,
  InboxWithSnippet,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import type { Config } from '../config';
import { CONFIG } from '../tokens';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Inboxes and API keys. */
@Controller('api')
@For('agent')
export class SettingsController {
  constructor(
    @Inject(InboxReader) private readonly inboxes: InboxReader,
    @Inject(AddInbox) private readonly addInbox: AddInbox,
    @Inject(EditInbox) private readonly editInbox: EditInbox,
    @Inject(RotateSecret) private readonly rotateSecret: RotateSecret,
    @Inject(ApiKeyReader) private readonly keys: ApiKeyReader,
    @Inject(CreateApiKey) private readonly createKey: CreateApiKey,
    @Inject(RevokeApiKey) private readonly revokeKey: RevokeApiKey,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('inboxes')
  async listInboxes(@CurrentActor() actor: AgentActor): Promise<InboxWithSnippet[]> {
    return (await this.inboxes.records(actor)).map((inbox) => this.withSnippet(inbox));
  }

  @Get('channels')
  listChannels(@CurrentActor() actor: AgentActor): Promise<ChannelForm[]> {
    return this.inboxes.forms(actor);
  }

  @Post('inboxes')
  async newInbox(@CurrentActor() actor: AgentActor, @Body() body: EditInboxBody): Promise<InboxWithSnippet> {
    return this.withSnippet(await this.addInbox.execute(actor, body));
  }

  @Patch('inboxes/:id')
  async changeInbox(
    @CurrentActor() actor: AgentActor,
    @IdParam() inboxId: string,
    @Body() body: EditInboxBody,
  ): Promise<InboxWithSnippet> {
    return this.withSnippet(await this.editInbox.execute(actor, { inboxId, change: body }));
  }

  @Post('inboxes/:id/secret')
  @HttpCode(200)
  newSecret(@CurrentActor() actor: AgentActor, @IdParam() inboxId: string): Promise<InboxSecret> {
    return this.rotateSecret.execute(actor, { inboxId });
  }

  @Get('api-keys')
  listKeys(@CurrentActor() actor: AgentActor): Promise<ApiKeyRecord[]> {
    return this.keys.all(actor);
  }

  @Post('api-keys')
  newKey(@CurrentActor() actor: AgentActor, @Body() body: CreateApiKeyBody): Promise<CreatedApiKey> {
    return this.createKey.execute(actor, body);
  }

  @Delete('api-keys/:id')
  @HttpCode(204)
  async endKey(@CurrentActor() actor: AgentActor, @IdParam() keyId: string): Promise<void> {
    await this.revokeKey.execute(actor, { keyId });
  }

  private withSnippet(inbox: InboxRecord): InboxWithSnippet {
    return { inbox, snippet: snippet(inbox, this.config.publicUrl) };
  }
}
