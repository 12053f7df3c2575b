/** A mail in a folder. `at`: arrival, ms since 1970. */
export interface StoredMail {
  uid: number;
  raw: Buffer;
  flags: Set<string>;
  at: number;
}

/** A folder with the promises of RFC 3501: UIDs only grow, and are valid under one UIDVALIDITY. */
export class Folder {
  mails: StoredMail[] = [];
  uidNext = 1;

  constructor(
    readonly name: string,
    public uidValidity: number,
  ) {}

  append(raw: Buffer, at: number): StoredMail {
    const mail = { uid: this.uidNext++, raw, flags: new Set<string>(), at };
    this.mails.push(mail);
    return mail;
  }

  /** As after a restored backup: the same mails under other UIDs. */
  renumber(): void {
    this.uidValidity += 1;
    this.uidNext = 1;
    for (const mail of this.mails) mail.uid = this.uidNext++;
  }
}

export class Mailbox {
  readonly folders = new Map<string, Folder>();
  readonly #listeners = new Set<(folder: Folder) => void>();
  #validity: number;

  constructor(validity: number) {
    this.#validity = validity;
    this.create('INBOX');
  }

  get inbox(): Folder {
    return this.folder('INBOX')!;
  }

  /** INBOX in any case; the others as written. */
  folder(name: string): Folder | undefined {
    return this.folders.get(name.toUpperCase() === 'INBOX' ? 'INBOX' : name);
  }

  create(name: string): Folder {
    const folder = new Folder(name, this.#validity++);
    this.folders.set(name, folder);
    return folder;
  }

  /** A mail has come; whoever idles on the folder hears of it, unless the push is lost. */
  deliver(raw: Buffer, how: { at: number; quietly?: boolean }): StoredMail {
    const mail = this.inbox.append(raw, how.at);
    if (!how.quietly) this.changed(this.inbox);
    return mail;
  }

  changed(folder: Folder): void {
    for (const listener of this.#listeners) listener(folder);
  }

  onChanged(listener: (folder: Folder) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
