import type { Socket } from 'node:net';
import { BadCommand, fetchAnswer, searched } from './imap-answers';
import { type Command, CommandReader, inSet, type Token } from './imap-input';
import type { Folder, Mailbox, StoredMail } from './mailbox';

const CAPABILITIES = 'IMAP4rev1 IDLE MOVE UIDPLUS ID SASL-IR AUTH=PLAIN AUTH=XOAUTH2 LITERAL+';
const FLAGS = '(\\Answered \\Flagged \\Deleted \\Seen \\Draft)';

/** What a session asks of the server it belongs to. */
export interface Door {
  /** Null: not let in. */
  signIn(user: string, secret: { password?: string; accessToken?: string }): Mailbox | null;
  /** A command was heard; false cuts the line instead of an answer. */
  heard(name: string): boolean;
  /** Calls back when an idle line is to be cut; the result calls it off. */
  idleEnds(cut: () => void): () => void;
}

/** One client. Speaks what a mail program needs of RFC 3501, 2177 (IDLE) and 6851 (MOVE), and says BAD to the rest. */
export class ImapSession {
  readonly #reader: CommandReader;
  #mailbox: Mailbox | null = null;
  #folder: Folder | null = null;
  /** The mails by sequence number, as this client knows them. */
  #known: StoredMail[] = [];
  #idle: { tag: string; end: () => void } | null = null;
  #unwatch: () => void = () => undefined;

  constructor(
    private readonly socket: Socket,
    private readonly door: Door,
  ) {
    this.#reader = new CommandReader(
      (command) => this.#run(command),
      () => this.#line('+ go on'),
    );
    socket.on('data', (bytes: Buffer) => {
      try {
        this.#reader.push(bytes);
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#leave());
    this.#line(`* OK [CAPABILITY ${CAPABILITIES}] simulator ready`);
  }

  #run(command: Command): void {
    if (!this.door.heard(command.name)) {
      this.socket.destroy();
      return;
    }
    try {
      this.#answer(command);
    } catch (error) {
      const bad = error instanceof BadCommand;
      this.#line(`${command.tag} ${bad ? 'BAD' : 'NO'} ${bad ? error.message : 'failed'}`);
    }
  }

  #answer({ tag, name, args }: Command): void {
    switch (name) {
      case 'CAPABILITY':
        this.#line(`* CAPABILITY ${CAPABILITIES}`);
        return this.#done(tag);
      case 'ID':
        this.#line('* ID ("name" "simulator")');
        return this.#done(tag);
      case 'NOOP':
        return this.#done(tag);
      case 'LOGOUT':
        this.#line('* BYE see you');
        this.#line(`${tag} OK done`);
        this.socket.end();
        return;
      case 'LOGIN':
        return this.#signIn(tag, String(args[0]), { password: String(args[1]) });
      case 'AUTHENTICATE':
        return this.#authenticate(
          tag,
          String(args[0]).toUpperCase(),
          args[1] === undefined ? null : String(args[1]),
        );
    }
    if (!this.#mailbox) throw new BadCommand('sign in first');
    this.#inMailbox({ tag, name, args }, this.#mailbox);
  }

  #inMailbox({ tag, name, args }: Command, mailbox: Mailbox): void {
    switch (name) {
      case 'LIST':
      case 'LSUB':
        // An empty pattern asks for the delimiter and the root alone.
        if (args[1] === '') this.#line(`* ${name} (\\Noselect) "/" ""`);
        else this.#list(name, String(args[1]), mailbox);
        return this.#done(tag);
      case 'CREATE':
        if (mailbox.folder(String(args[0]))) return this.#line(`${tag} NO [ALREADYEXISTS] it exists`);
        mailbox.create(String(args[0]));
        return this.#done(tag);
      case 'STATUS': {
        const folder = this.#folderNamed(mailbox, args[0]);
        const counts = `MESSAGES ${folder.mails.length} UIDNEXT ${folder.uidNext} UIDVALIDITY ${folder.uidValidity}`;
        this.#line(`* STATUS "${folder.name}" (${counts})`);
        return this.#done(tag);
      }
      case 'SELECT':
      case 'EXAMINE':
        return this.#select(tag, this.#folderNamed(mailbox, args[0]), name === 'EXAMINE');
    }
    if (!this.#folder) throw new BadCommand('select a folder first');
    this.#inFolder({ tag, name, args }, { mailbox, folder: this.#folder });
  }

  #inFolder({ tag, name, args }: Command, at: { mailbox: Mailbox; folder: Folder }): void {
    switch (name) {
      case 'CLOSE':
      case 'UNSELECT':
        this.#leave();
        return this.#done(tag);
      case 'IDLE':
        return this.#startIdle(tag);
      case 'EXPUNGE':
        at.folder.mails = at.folder.mails.filter((mail) => !mail.flags.has('\\Deleted'));
        return this.#done(tag);
      case 'UID':
        return this.#byNumbers(
          { tag, name: String(args[0]).toUpperCase(), args: args.slice(1) },
          { ...at, uid: true },
        );
      case 'FETCH':
      case 'STORE':
      case 'SEARCH':
      case 'MOVE':
      case 'COPY':
        return this.#byNumbers({ tag, name, args }, { ...at, uid: false });
    }
    throw new BadCommand(`unknown command ${name}`);
  }

  #byNumbers({ tag, name, args }: Command, at: { mailbox: Mailbox; folder: Folder; uid: boolean }): void {
    this.#sync();
    if (name === 'SEARCH') {
      const found = searched(args, { mails: this.#known, lastUid: this.#known.at(-1)?.uid ?? 0 });
      const numbers = found.map((mail) => (at.uid ? mail.uid : this.#known.indexOf(mail) + 1));
      this.#line(`* SEARCH${numbers.map((number) => ` ${number}`).join('')}`);
      return this.#done(tag);
    }
    const mails = this.#chosen(String(args[0]), at.uid);
    if (name === 'FETCH') this.#fetch(mails, [args[1]!].flat().map(String), at.uid);
    else if (name === 'STORE')
      this.#store(mails, String(args[1]).toUpperCase(), [args[2]!].flat().map(String));
    else if (name === 'MOVE' || name === 'COPY') {
      const target = at.mailbox.folder(String(args[1]));
      if (!target) return this.#line(`${tag} NO [TRYCREATE] no such folder`);
      const copies = mails.map((mail) => target.append(mail.raw, mail.at));
      const uids = (list: StoredMail[]) => list.map((mail) => mail.uid).join(',');
      this.#line(`* OK [COPYUID ${target.uidValidity} ${uids(mails)} ${uids(copies)}] done`);
      if (name === 'MOVE') at.folder.mails = at.folder.mails.filter((mail) => !mails.includes(mail));
      at.mailbox.changed(target);
    } else throw new BadCommand(`unknown command ${name}`);
    this.#done(tag);
  }

  #chosen(set: string, uid: boolean): StoredMail[] {
    const within = inSet(set, uid ? (this.#known.at(-1)?.uid ?? 0) : this.#known.length);
    return this.#known.filter((mail, at) => within(uid ? mail.uid : at + 1));
  }

  #fetch(mails: readonly StoredMail[], items: readonly string[], uid: boolean): void {
    const asked = uid && !items.some((item) => item.toUpperCase() === 'UID') ? ['UID', ...items] : items;
    for (const mail of mails) {
      const answer = fetchAnswer(mail, asked);
      this.socket.write(
        Buffer.concat([
          Buffer.from(`* ${this.#known.indexOf(mail) + 1} FETCH (`),
          answer,
          Buffer.from(')\r\n'),
        ]),
      );
    }
  }

  #store(mails: readonly StoredMail[], how: string, flags: readonly string[]): void {
    for (const mail of mails) {
      if (how.startsWith('FLAGS')) mail.flags.clear();
      for (const flag of flags) {
        if (how.startsWith('-')) mail.flags.delete(flag);
        else mail.flags.add(flag);
      }
      if (!how.endsWith('.SILENT')) this.#fetch([mail], ['UID', 'FLAGS'], true);
    }
  }

  #list(name: string, pattern: string, mailbox: Mailbox): void {
    const words = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/[*%]/g, '.*');
    for (const folder of mailbox.folders.values()) {
      if (new RegExp(`^${words}$`, 'i').test(folder.name)) this.#line(`* ${name} () "/" "${folder.name}"`);
    }
  }

  #select(tag: string, folder: Folder, readOnly: boolean): void {
    this.#leave();
    this.#folder = folder;
    this.#known = [...folder.mails];
    this.#unwatch = this.#mailbox!.onChanged((changed) => {
      if (this.#idle && changed === folder) this.#sync();
    });
    this.#line(`* FLAGS ${FLAGS}`);
    this.#line(`* ${folder.mails.length} EXISTS`);
    this.#line('* 0 RECENT');
    this.#line(`* OK [UIDVALIDITY ${folder.uidValidity}] valid`);
    this.#line(`* OK [UIDNEXT ${folder.uidNext}] next`);
    this.#line(`* OK [PERMANENTFLAGS ${FLAGS}] kept`);
    this.#line(`${tag} OK [${readOnly ? 'READ-ONLY' : 'READ-WRITE'}] selected`);
  }

  #startIdle(tag: string): void {
    const callOff = this.door.idleEnds(() => {
      this.#line('* BYE idle for too long');
      this.socket.destroy();
    });
    const end = () => {
      callOff();
      this.#idle = null;
    };
    this.#idle = { tag, end };
    this.#line('+ idling');
    this.#sync();
    this.#reader.next((line) => {
      end();
      if (line.toUpperCase() === 'DONE') this.#done(tag);
      else this.#line(`${tag} BAD expected DONE`);
    });
  }

  /** Tells what has changed since the client last heard: mails that are gone, then how many there are. */
  #sync(): void {
    if (!this.#folder) return;
    const there = new Set(this.#folder.mails);
    for (let at = this.#known.length; at >= 1; at--) {
      if (!there.has(this.#known[at - 1]!)) this.#line(`* ${at} EXPUNGE`);
    }
    const before = this.#known.filter((mail) => there.has(mail)).length;
    this.#known = [...this.#folder.mails];
    if (this.#known.length > before) this.#line(`* ${this.#known.length} EXISTS`);
  }

  #authenticate(tag: string, method: string, initial: string | null): void {
    if (method !== 'PLAIN' && method !== 'XOAUTH2') throw new BadCommand('unknown method');
    const take = (line: string) => {
      const said = Buffer.from(line, 'base64').toString('utf8');
      if (method === 'PLAIN') {
        const [, user = '', password = ''] = said.split('\0');
        return this.#signIn(tag, user, { password });
      }
      const fields = said.split('\x01');
      const field = (name: string) => fields.find((one) => one.startsWith(name))?.slice(name.length) ?? '';
      return this.#signIn(tag, field('user='), { accessToken: field('auth=Bearer ') });
    };
    if (initial !== null) return take(initial === '=' ? '' : initial);
    this.#line('+ ');
    this.#reader.next(take);
  }

  #signIn(tag: string, user: string, secret: { password?: string; accessToken?: string }): void {
    this.#mailbox = this.door.signIn(user, secret);
    this.#line(
      this.#mailbox
        ? `${tag} OK [CAPABILITY ${CAPABILITIES}] welcome`
        : `${tag} NO [AUTHENTICATIONFAILED] wrong user name or password`,
    );
  }

  #folderNamed(mailbox: Mailbox, name: Token | undefined): Folder {
    const folder = mailbox.folder(String(name));
    if (!folder) throw new Error('no such folder');
    return folder;
  }

  #leave(): void {
    this.#unwatch();
    this.#unwatch = () => undefined;
    this.#idle?.end();
    this.#folder = null;
  }

  #done(tag: string): void {
    this.#sync();
    this.#line(`${tag} OK done`);
  }

  #line(text: string): void {
    if (this.socket.writable) this.socket.write(`${text}\r\n`);
  }
}
