import { type Edition, type EditionName } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import type { Provider } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Database } from '@yingda/platform';
import { Backlog, EditionNames, EditionPost } from '@yingda/reports';
import type { Config } from '../config';
import { DemoDays } from '../demo/filling/days';
import { SmtpMailer } from '../mailer';
import { editionPaper } from '../paper/edition/edition-paper';
import { editionMail } from '../paper/edition/edition-mail';
import { Paper } from '../paper/paper';
import { CONFIG } from '../tokens';
import { EditionNamesView } from '../views/edition-names';
import { Lookup } from './lookup';

/** reports → agents, cases, conversations: what things are called. */
class NamesFromViews extends EditionNames {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override all(): Promise<EditionName[]> {
    return this.lookup.get(EditionNamesView).all();
  }
}

/** reports → paper and the mail server. */
class PostByMail extends EditionPost {
  constructor(
    private readonly lookup: Lookup,
    private readonly config: () => Config,
  ) {
    super();
  }
  override ready(): boolean {
    return this.config().smtpUrl !== null;
  }
  override async send(mail: {
    address: string;
    language: Language;
    edition: Edition;
  }): Promise<string | null> {
    const { edition, language, address } = mail;
    const pdf = await this.lookup.get(Paper).print(editionPaper(edition, language));
    const { publicUrl } = this.config();
    return this.lookup
      .get(SmtpMailer)
      .deliver({ to: address, ...editionMail(edition, { language, publicUrl, pdf }) });
  }
}

/** reports → the demo: its ninety days are filled in after the shop has opened. */
class BacklogOfDemo extends Backlog {
  constructor(
    private readonly lookup: Lookup,
    private readonly config: () => Config,
  ) {
    super();
  }
  override async isComplete(): Promise<boolean> {
    if (!this.config().demo) return true;
    return (await new DemoDays(this.lookup.get(Database)).missing()).length === 0;
  }
}

/** Settings are the gateway's own, found like another context when they are needed. */
const bound = (token: object, make: (lookup: Lookup, config: () => Config) => object): Provider =>
  ({
    provide: token,
    inject: [ModuleRef],
    useFactory: (modules: ModuleRef) =>
      make(new Lookup(modules), () => modules.get<Config>(CONFIG, { strict: false })),
  }) as Provider;

export const editionPorts: Provider[] = [
  bound(EditionNames, (lookup) => new NamesFromViews(lookup)),
  bound(EditionPost, (lookup, config) => new PostByMail(lookup, config)),
  bound(Backlog, (lookup, config) => new BacklogOfDemo(lookup, config)),
];
