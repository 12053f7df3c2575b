import { Controller, Get, Header, Inject } from '@nestjs/common';
import { InboxReader } from '@yingda/channels';
import { HelpAddresses } from './help-addresses';
import { robots } from './sitemap';

const SITEMAPS = 50;

/** /robots.txt, with the help pages of the web shops. */
@Controller()
export class RobotsController {
  constructor(
    @Inject(InboxReader) private readonly inboxes: InboxReader,
    @Inject(HelpAddresses) private readonly addresses: HelpAddresses,
  ) {}

  @Get('robots.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=3600')
  async robots(): Promise<string> {
    const web = (await this.inboxes.all()).filter(({ channel, paused }) => channel === 'web' && !paused);
    return robots(web.slice(0, SITEMAPS).map(({ key }) => `${this.addresses.page(key)}/sitemap.xml`));
  }
}
