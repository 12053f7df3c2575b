import type { Language } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** What a variable stands for, in an inbox or in all, in a language or in both. */
export interface Variable {
  name: string;
  inboxId: string | null;
  language: Language | null;
  value: string;
}

/** What all replies share. */
export interface ReplySettings {
  setVersion: number;
  synonyms: { words: string[] }[];
  synonymsVersion: number;
  variables: Variable[];
  variablesVersion: number;
}

/** The one row of settings. `set_version` rises with every change of any reply or of this. */
export class ReplySettingsTable {
  constructor(private readonly database: Database) {}

  async setVersion(): Promise<number> {
    const rows = await this.database.prepared<{ version: string }>(
      'auto-reply-set-version',
      'select set_version as version from auto_reply_settings where id = 1',
    );
    return Number(rows[0]!.version);
  }

  async read(how: 'plain' | 'locked' = 'plain'): Promise<ReplySettings> {
    const rows = await this.database.query<Omit<ReplySettings, 'setVersion'> & { setVersion: string }>(
      `select set_version as "setVersion", synonyms, synonyms_version as "synonymsVersion", variables,
         variables_version as "variablesVersion"
       from auto_reply_settings where id = 1 ${how === 'locked' ? 'for no key update' : ''}`,
    );
    return { ...rows[0]!, setVersion: Number(rows[0]!.setVersion) };
  }

  /** Whoever has made the set ready makes it ready anew. Also the lock that edits of the set take first. */
  async change(): Promise<void> {
    await this.database.query('update auto_reply_settings set set_version = set_version + 1 where id = 1');
  }

  async saveSynonyms(groups: readonly { words: string[] }[]): Promise<void> {
    await this.database.query(
      `update auto_reply_settings set synonyms = $1, synonyms_version = synonyms_version + 1,
         set_version = set_version + 1 where id = 1`,
      [JSON.stringify(groups)],
    );
  }

  async saveVariables(variables: readonly Variable[]): Promise<void> {
    await this.database.query(
      `update auto_reply_settings set variables = $1, variables_version = variables_version + 1,
         set_version = set_version + 1 where id = 1`,
      [JSON.stringify(variables)],
    );
  }
}
