import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';

/** Sends plain mails of the system itself: invitations, forgotten passwords. Without SMTP_URL nothing is sent and the caller is told so. */
export class SmtpMailer {
  private readonly transport: Transporter | null;

  constructor(
    smtpUrl: string | null,
    private readonly from: string,
    private readonly logger: Logger,
  ) {
    this.transport = smtpUrl ? createTransport(smtpUrl) : null;
  }

  /** True when the mail server took it. A refusal is logged; the link can still be copied. */
  async send(mail: { to: string; subject: string; text: string }): Promise<boolean> {
    if (!this.transport) return false;
    try {
      await this.transport.sendMail({ from: this.from, ...mail });
      return true;
    } catch (error) {
      this.logger.warn({ err: error }, 'mail not sent');
      return false;
    }
  }
}
