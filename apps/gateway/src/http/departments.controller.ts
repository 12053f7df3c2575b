import { Body, Controller, Get, HttpCode, Inject, Patch, Post } from '@nestjs/common';
import { DepartmentReader, KeepDepartments } from '@yingda/agents';
import { AddDepartment, DepartmentContent, DepartmentRecord } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { CurrentActor, For } from './caller';
import { IdParam } from './id-param';

/** Parts of the shop that do tasks on cases. Everybody who works here may know them. */
@Controller('api/departments')
@For('agent')
export class DepartmentsController {
  constructor(
    @Inject(DepartmentReader) private readonly reader: DepartmentReader,
    @Inject(KeepDepartments) private readonly departments: KeepDepartments,
  ) {}

  @Get()
  list(): Promise<DepartmentRecord[]> {
    return this.reader.all();
  }

  @Post()
  add(@CurrentActor() actor: AgentActor, @Body() body: AddDepartment): Promise<DepartmentRecord> {
    return this.departments.add(actor, body);
  }

  @Patch(':id')
  edit(
    @CurrentActor() actor: AgentActor,
    @IdParam() id: string,
    @Body() body: DepartmentContent,
  ): Promise<DepartmentRecord> {
    return this.departments.edit(actor, { ...body, id });
  }

  @Post(':id/archive')
  @HttpCode(200)
  archive(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<DepartmentRecord> {
    return this.departments.archive(actor, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  restore(@CurrentActor() actor: AgentActor, @IdParam() id: string): Promise<DepartmentRecord> {
    return this.departments.archive(actor, id, false);
  }
}
