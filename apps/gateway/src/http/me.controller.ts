import { Body, Controller, Delete, Get, HttpCode, Inject, Patch, Post, Put } from '@nestjs/common';
import { AgentReader, ChangePassword, EditProfile, ReadTeamNotices, SavedViews } from '@yingda/agents';
import {
  ChangePassword as ChangePasswordBody,
  EditProfile as EditProfileBody,
  EditSavedView,
  Me,
  ReadNotices,
  SavedView,
  TeamNotice,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** The signed-in agent about themselves. */
@Controller('api')
@For('agent')
export class MeController {
  constructor(
    @Inject(AgentReader) private readonly agents: AgentReader,
    @Inject(EditProfile) private readonly editProfile: EditProfile,
    @Inject(ChangePassword) private readonly changePassword: ChangePassword,
    @Inject(SavedViews) private readonly views: SavedViews,
    @Inject(ReadTeamNotices) private readonly notices: ReadTeamNotices,
  ) {}

  @Get('me')
  me(@CurrentActor() actor: AgentActor): Promise<Me> {
    return this.agents.me(actor.agentId);
  }

  @Patch('me')
  edit(@CurrentActor() actor: AgentActor, @Body() body: EditProfileBody): Promise<Me> {
    return this.editProfile.execute(actor, body);
  }

  @Put('me/password')
  @HttpCode(204)
  async password(
    @CurrentActor() actor: AgentActor & { sessionId?: string },
    @Body() body: ChangePasswordBody,
  ): Promise<void> {
    await this.changePassword.execute(actor, { ...body, sessionId: actor.sessionId });
  }

  @Get('me/notices')
  unreadNotices(@CurrentActor() actor: AgentActor): Promise<TeamNotice[]> {
    return this.notices.unread(actor);
  }

  @Put('me/notices')
  @HttpCode(204)
  async readNotices(@CurrentActor() actor: AgentActor, @Body() { upTo }: ReadNotices): Promise<void> {
    await this.notices.markRead(actor, new Date(upTo));
  }

  @Get('views')
  listViews(@CurrentActor() actor: AgentActor): Promise<SavedView[]> {
    return this.views.list(actor);
  }

  @Post('views')
  addView(@CurrentActor() actor: AgentActor, @Body() body: EditSavedView): Promise<SavedView> {
    return this.views.add(actor, body);
  }

  @Patch('views/:id')
  editView(
    @CurrentActor() actor: AgentActor,
    @IdParam() viewId: string,
    @Body() body: EditSavedView,
  ): Promise<SavedView> {
    return this.views.edit(actor, { ...body, viewId });
  }

  @Delete('views/:id')
  @HttpCode(204)
  async removeView(@CurrentActor() actor: AgentActor, @IdParam() viewId: string): Promise<void> {
    await this.views.remove(actor, { viewId });
  }
}
