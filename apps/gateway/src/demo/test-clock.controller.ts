import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { Refusal } from '@yingda/contracts/names';
import { AdjustableClock, CLOCK, type Clock } from '@yingda/platform';
import { IsInt, Max, Min } from 'class-validator';

const YEAR_MS = 366 * 86_400_000;

/** How far the clock is to go on. */
export class AdvanceClock {
  @IsInt() @Min(0) @Max(YEAR_MS) advanceMs!: number;
}

/** Moves the server's clock for tests that cannot wait until tomorrow; exists only with YINGDA_TEST_CLOCK. */
@Controller('api/test')
export class TestClockController {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @Post('clock')
  @HttpCode(200)
  advance(@Body() body: AdvanceClock): { now: string } {
    if (!(this.clock instanceof AdjustableClock))
      throw new Refusal('not-found', 'This clock is the real one.');
    this.clock.advance(body.advanceMs);
    return { now: this.clock.now().toISOString() };
  }
}
