import type { Transporter } from 'nodemailer';
import type { Logger } from 'pino';

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
    if (!this.smtpUrl) return false;
    try {
      // Loaded with the first mail.
      this.transport ??= import('nodemailer').then(({ createTransport }) => createTransport(this.smtpUrl!));
      await (await this.transport).sendMail({ from: this.from, ...mail });
      return true;
    } catch (error) {
      this.logger.warn({ err: error }, 'mail not sent');
      return false;
    }
  }
}
