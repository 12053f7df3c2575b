import type { Transporter } from 'nodemailer';
import type { Logger } from 'pino';

/** A file that goes with a mail. */
export interface MailFile {
  filename: string;
  content: Buffer;
  contentType: string;
}

/** Sends plain mails of the system itself: invitations, forgotten passwords. Without SMTP_URL nothing is sent and the caller is told so. */
export class SmtpMailer {
  private transport: Promise<Transporter> | null = null;

  constructor(
    private readonly smtpUrl: string | null,
    private readonly from: string,
    private readonly logger: Logger,
  ) {}

  /** True when the mail server took it. A refusal is logged; the link can still be copied. */
  async send(mail: { to: string; subject: string; text: string }): Promise<boolean> {
    return (await this.deliver(mail)) === null;
  }

  /** Null when the mail server took it, with its files; else why not. */
  async deliver(mail: {
    to: string;
    subject: string;
    text: string;
    attachments?: MailFile[];
  }): Promise<string | null> {
    if (!this.smtpUrl) return 'There is no mail server: SMTP_URL is not set.';
    try {
      // Loaded with the first mail.
      this.transport ??= import('nodemailer').then(({ createTransport }) => createTransport(this.smtpUrl!));
      await (await this.transport).sendMail({ from: this.from, ...mail });
      return null;
    } catch (error) {
      this.logger.warn({ err: error }, 'mail not sent');
      return (error as Error).message.slice(0, 300);
    }
  }
}
