import { type DepartmentRecord } from '@yingda/contracts';
import type { Departments } from '../storage/departments';

/** Reads of departments. */
export class DepartmentReader {
  constructor(private readonly departments: Departments) {}

  /** Archived ones last. */
  all(): Promise<DepartmentRecord[]> {
    return this.departments.all();
  }

  find(id: string): Promise<DepartmentRecord | null> {
    return this.departments.find(id);
  }

  /** Those that somebody works for. */
  ofAgent(agentId: string): Promise<string[]> {
    return this.departments.ofAgent(agentId);
  }
}
