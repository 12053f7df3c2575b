import {
  ImportDirectory,
  ImportedPeople,
  type ImportedPerson,
  type ImportNames,
} from '@yingda/conversations';
import { MeetImported } from '@yingda/customers';
import { ImportDirectoryView } from '../views/import-directory';
import type { Lookup } from './lookup';

/** conversations → customers: whom other systems' conversations are with. */
export class PeopleOfImports extends ImportedPeople {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override meet(
    people: ImportedPerson[],
  ): Promise<{ customerId: string; identityId: string; name: string }[]> {
    return this.lookup.get(MeetImported).execute(people);
  }
}

/** conversations → channels, agents: what other systems' conversations name. */
export class DirectoryOfImports extends ImportDirectory {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override names(): Promise<ImportNames> {
    return this.lookup.get(ImportDirectoryView).names();
  }
}
