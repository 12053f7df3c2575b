/** A server's report that a mail could not, or not yet, be delivered (RFC 3464). */
export function deliveryReport(report: {
  from: string;
  to: string;
  recipient: string;
  action: 'failed' | 'delayed';
  status: string;
  original: Buffer;
  id: string;
  date: string;
}): Buffer {
  const gap = report.original.indexOf('\r\n\r\n');
  const headers = report.original.subarray(0, gap < 0 ? report.original.length : gap).toString('latin1');
  const part = (type: string, text: string) => `--=_report\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
  return Buffer.from(
    `From: Mail Delivery System <MAILER-DAEMON@${report.from}>\r\nTo: ${report.to}\r\nSubject: Undelivered Mail Returned to Sender\r\n` +
      `Date: ${report.date}\r\nMessage-ID: ${report.id}\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n` +
      'Content-Type: multipart/report; report-type=delivery-status; boundary="=_report"\r\n\r\n' +
      part('text/plain', `The mail to ${report.recipient} was not delivered.`) +
      part(
        'message/delivery-status',
        `Reporting-MTA: dns; ${report.from}\r\n\r\nFinal-Recipient: rfc822; ${report.recipient}\r\nAction: ${report.action}\r\n` +
          `Status: ${report.status}\r\nDiagnostic-Code: smtp; ${report.status.startsWith('4') ? '451' : '550'} ${report.status} simulated\r\n`,
      ) +
      `${part('text/rfc822-headers', headers)}--=_report--\r\n`,
    'latin1',
  );
}
