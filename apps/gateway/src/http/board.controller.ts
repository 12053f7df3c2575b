import { Controller, Get, Inject, Query } from '@nestjs/common';
import { Board, BoardScope } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { BoardWatch } from '../board/board-watch';
import { CurrentActor, For } from './caller';

/** The live board as one answer; whoever wants its changes subscribes on the socket. */
@Controller('api')
@For('agent')
export class BoardController {
  constructor(@Inject(BoardWatch) private readonly board: BoardWatch) {}

  @Get('board')
  read(@CurrentActor() actor: AgentActor, @Query() { teamId }: BoardScope): Promise<Board> {
    return this.board.read(actor, teamId ?? null);
  }
}
