import { ProviderUnreachable } from '../../domain/provider-error';
import type { AdapterContext, FailureClass, SendOutcome } from '../adapter';
import type { Piece } from '../piece';
import { failed } from '../outcomes';
import { overriddenClass } from '../provider-answer';
import { classOf } from './bounces';
import { composeMail, type OutgoingMail, WrongMail } from './compose';
import { mailSettings, type MailSettings } from './settings';
import { credentialsFor, SignInRefused } from './sign-in';
import { deliver, SmtpProblem } from './smtp';

/** Hands one mail to the mailbox's server. 250 means that it took it: `sent`, never delivered. */
export async function sendMail(piece: Piece, context: AdapterContext): Promise<SendOutcome> {
  const own = mailSettings(context.settings);
  let mail: OutgoingMail;
  try {
    mail = await composeMail(piece, own, context);
  } catch (problem) {
    if (problem instanceof WrongMail)
      return failed('bad-content', { code: 'wrong-mail', detail: problem.message });
    throw problem;
  }
  try {
    await deliverAs(mail, own, context);
    return { ok: true, state: 'sent', providerId: mail.messageId };
  } catch (problem) {
    return outcomeOf(problem, context);
  }
}

/** The null sender is right for automatic mail, but some servers want the account's own address: then that. */
async function deliverAs(mail: OutgoingMail, own: MailSettings, context: AdapterContext): Promise<void> {
  const credentials = await credentialsFor(own.smtp, own, context);
  try {
    await deliver(mail, own.smtp, credentials);
  } catch (problem) {
    const refused = problem instanceof SmtpProblem ? problem.facts : null;
    if (refused?.stage === 'sign-in' && 'accessToken' in credentials)
      await context.tokenRefused(credentials.accessToken);
    if (mail.envelopeFrom !== '' || refused?.stage !== 'sender' || refused.status === null) throw problem;
    await deliver({ ...mail, envelopeFrom: own.address }, own.smtp, credentials);
  }
}

function outcomeOf(problem: unknown, context: AdapterContext): SendOutcome {
  if (problem instanceof SignInRefused) {
    return failed('not-permitted', { code: 'sign-in-refused', detail: problem.message });
  }
  if (problem instanceof ProviderUnreachable) {
    return failed('retry-later', { code: 'unreachable', detail: problem.message });
  }
  if (!(problem instanceof SmtpProblem)) throw problem;
  const { enhanced, status, line } = problem.facts;
  const code = enhanced || (status === null ? line : String(status));
  const known =
    overriddenClass(context.settings, code) ??
    smtpClass(problem.facts, context.settings['authentication'] === 'oauth');
  return failed(known, { code, detail: problem.message.replace(/\s+/g, ' ') });
}

/** 4xx and no answer: later. 5xx: final, by its code. No answer after the whole mail had left: nobody knows. */
export function smtpClass(facts: SmtpProblem['facts'], oauth = false): FailureClass {
  const { stage, status, enhanced } = facts;
  if (status === null) return stage === 'body' ? 'unknown-outcome' : lineClass(facts.line);
  if (status < 500) return 'retry-later';
  if (stage === 'sign-in') return oauth ? 'refresh-token' : 'not-permitted';
  if (stage === 'recipient' && (enhanced === '' || /^5\.1\.(1|10)$/.test(enhanced))) {
    return status === 550 || status === 551 || status === 553 ? 'recipient-unreachable' : 'not-permitted';
  }
  if (enhanced !== '') return classOf(enhanced);
  return status === 552 || status === 554 || stage === 'body' || stage === 'data'
    ? 'bad-content'
    : 'not-permitted';
}

/** A certificate that is not trusted or a server without TLS does not become right by waiting. */
function lineClass(line: string): FailureClass {
  return line === 'EAUTH' || line === 'ENOAUTH'
    ? 'not-permitted'
    : line === 'EMESSAGE'
      ? 'bad-content'
      : 'retry-later';
}
