/** A mail in the form it has on the wire. `body` may be bytes of any character set. */
export function mail(headers: Record<string, string | string[]>, body: string | Buffer = 'Hello'): Buffer {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one) => `${name}: ${one}\r\n`),
  );
  return Buffer.concat([Buffer.from(`${lines.join('')}\r\n`), Buffer.from(body)]);
}

/** A customer's mail to the demo shop; `more` adds headers or takes their place. */
export function customerMail(
  more: Record<string, string | string[]> = {},
  body: string | Buffer = 'Hello',
): Buffer {
  return mail(
    {
      'Return-Path': '<anna@buyer.example>',
      From: 'Anna <anna@buyer.example>',
      To: 'Demo Shop <support@shop.example>',
      Subject: 'Where is my order?',
      Date: 'Mon, 02 Mar 2026 10:15:00 +0800',
      'Message-ID': '<m1@buyer.example>',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=utf-8',
      ...more,
    },
    body,
  );
}

/** A multipart body; each part is its headers, an empty line, its content. */
export function multipart(boundary: string, parts: (string | Buffer)[]): Buffer {
  const pieces = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\n`),
    Buffer.from(part),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

/** A server's report about a mail of ours (RFC 3464). */
export function deliveryReport(report: {
  action: string;
  status: string;
  original: string;
  recipient?: string;
  diagnostic?: string;
  more?: Record<string, string>;
}): Buffer {
  const recipient = report.recipient ?? 'anna@buyer.example';
  return mail(
    {
      'Return-Path': '<>',
      From: 'MAILER-DAEMON@mx.example (Mail Delivery System)',
      To: 'support@shop.example',
      Subject: 'Undelivered Mail Returned to Sender',
      'Auto-Submitted': 'auto-replied',
      'MIME-Version': '1.0',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary="r"',
      ...report.more,
    },
    multipart('r', [
      'Content-Type: text/plain\r\n\r\nI am sorry to have to inform you…',
      `Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${recipient}\r\n` +
        `Action: ${report.action}\r\nStatus: ${report.status}\r\nDiagnostic-Code: smtp; ${report.diagnostic ?? 'no such user'}\r\n`,
      `Content-Type: text/rfc822-headers\r\n\r\nFrom: support@shop.example\r\nMessage-ID: ${report.original}\r\nSubject: Re: order\r\n`,
    ]),
  );
}
