import type { Clock } from '@yingda/platform';
import type { ImportFiles } from '../storage/import-files';
import type { Imports } from '../storage/imports';

/** How long an uploaded file can be asked for its bad lines. */
export const IMPORT_FILE_MS = 30 * 24 * 3_600_000;
/** An upload that has not ended by then never will. */
const UPLOAD_MS = 24 * 3_600_000;

/** Removes files of imports that ended long ago, and of uploads that broke off. What was imported stays. */
export class ForgetImportFiles {
  constructor(
    private readonly imports: Imports,
    private readonly files: ImportFiles,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<number> {
    const now = this.clock.now().getTime();
    const old = await this.imports.old({
      finished: new Date(now - IMPORT_FILE_MS),
      begun: new Date(now - UPLOAD_MS),
    });
    for (const { id, parts, uploading } of old) {
      await this.files.remove({ id, parts });
      await (uploading ? this.imports.remove(id) : this.imports.forgetFile(id));
    }
    return old.length;
  }
}
