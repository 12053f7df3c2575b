import type { INestApplicationContext } from '@nestjs/common';
import { ArrivalReactions, CountArrivals, TidyAccounts } from '@yingda/agents';
import {
  AnswerMessages,
  BotReactions,
  BotResponder,
  CallWebhook,
  ForgetReplyLog,
  ForgetRuns,
  KeywordResponder,
  NoticeReactions,
  NoticeReader,
  RuleReactions,
  RulesResponder,
  WEBHOOK_JOB,
  WEBHOOK_RETRIES,
} from '@yingda/automation';
import {
  FollowUpReactions,
  ForgetEvents,
  LEARN_PROFILE,
  LearnProfile,
  SendOut,
  type Newcomer,
} from '@yingda/channels';
import {
  CloseSilent,
  FollowIdentities,
  ForgetImportFiles,
  HandOver,
  IndexMessages,
  MarkChangedDeliveries,
  RemoveUnsent,
} from '@yingda/conversations';
import {
  AgeOrderFacts,
  CustomerFileReactions,
  KeepWithIdentity,
  OrderReactions,
  TellStanding,
  WorkCustomerImports,
} from '@yingda/customers';
import { ArticleImages } from '@yingda/knowledge';
import { Jobs, Relay } from '@yingda/platform';
import { CaseReactions, FeedbackReactions, TaskReactions } from '@yingda/cases';
import { ContactReactions, PlanDueContacts, PromiseReactions } from '@yingda/promises';
import { ReportReactions } from '@yingda/reports';
import { ForgetDecisions, QueueWatcher, RoutingReactions, RoutingTimers } from '@yingda/routing';
import { BoardMinuteKeeper } from './board/minute-keeper';
import { ServiceLevelReactions } from '@yingda/service-levels';
import { AskByCalendar, SurveyReactions } from '@yingda/surveys';
import { Departures } from './sockets/departures';
import { QueuePlaces } from './sockets/queue-places';
import { AvatarsView } from './views/avatars';
import { NoticeFactsView } from './views/notice-facts';

/** Names every subscriber of the outbox and every kind of timer; before the relay and the timers start. */
export function registerReactions(app: INestApplicationContext): void {
  const relay = app.get(Relay);
  app.get(IndexMessages, { strict: false }).register(relay);
  app.get(FollowIdentities, { strict: false }).register(relay);
  app.get(KeepWithIdentity, { strict: false }).register(relay);
  app.get(CustomerFileReactions, { strict: false }).register(relay);
  app.get(OrderReactions, { strict: false }).register(relay);
  app.get(HandOver, { strict: false }).register(relay);
  app.get(SendOut, { strict: false }).register(relay);
  app.get(FollowUpReactions, { strict: false }).register(relay);
  app.get(MarkChangedDeliveries, { strict: false }).register(relay);
  app.get(RoutingReactions, { strict: false }).register(relay);
  app.get(ReportReactions, { strict: false }).register(relay);
  app.get(ArrivalReactions, { strict: false }).register(relay);
  app.get(ServiceLevelReactions, { strict: false }).register(relay);
  app.get(SurveyReactions, { strict: false }).register(relay);
  app.get(PromiseReactions, { strict: false }).register(relay);
  app.get(ContactReactions, { strict: false }).register(relay);
  app.get(CaseReactions, { strict: false }).register(relay);
  app.get(FeedbackReactions, { strict: false }).register(relay);
  app.get(TaskReactions, { strict: false }).register(relay);
  app.get(BotReactions, { strict: false }).register(relay);
  app.get(RuleReactions, { strict: false }).register(relay);
  app.get(NoticeReactions, { strict: false }).register(relay);
  // Who answers customers, in turn: what the shop has ruled, what its words are answered with, then its bot.
  const responders = [RulesResponder, KeywordResponder, BotResponder].map((one) =>
    app.get(one, { strict: false }),
  );
  app.get(AnswerMessages, { strict: false }).register(relay, responders);
  app.get(RoutingTimers, { strict: false }).register();
  app.get(Departures).register();
  app.get(BoardMinuteKeeper).register();
  registerJobs(app);
  const places = app.get(QueuePlaces);
  app.get(QueueWatcher, { strict: false }).onChanged((teamId) => places.changed(teamId));
  const waiting = app.get(NoticeFactsView);
  const notices = app.get(NoticeReader, { strict: false });
  relay.subscribe('notice-banners', {
    'notice.changed': async ({ payload: { teamIds } }) => {
      notices.forget();
      for (const teamId of teamIds.length > 0 ? teamIds : await waiting.teams()) places.changed(teamId);
    },
  });
}

/** What is done once in a while, by whichever process works on jobs. */
function registerJobs(app: INestApplicationContext): void {
  const jobs = app.get(Jobs);
  const tidy = app.get(TidyAccounts, { strict: false });
  jobs.define('agents.tidy-accounts', () => tidy.execute());
  const arrivals = app.get(CountArrivals, { strict: false });
  jobs.define('agents.count-arrivals', async () => void (await arrivals.execute()));
  void jobs.schedule('agents.count-arrivals', '* * * * *');
  const contacts = app.get(PlanDueContacts, { strict: false });
  jobs.define('contacts.plan', () => contacts.runDue());
  void jobs.schedule('contacts.plan', '* * * * *');
  jobs.define('contacts.begin', () => contacts.beginTurns());
  void jobs.schedule('contacts.begin', '15 * * * *');
  const silent = app.get(CloseSilent, { strict: false });
  jobs.define('conversations.close-silent', async () => void (await silent.execute()));
  const unsent = app.get(RemoveUnsent, { strict: false });
  const avatars = app.get(AvatarsView);
  const pictures = app.get(ArticleImages, { strict: false });
  jobs.define('conversations.remove-unsent', async () => {
    await unsent.execute(
      async (ids) => new Set([...(await avatars.among(ids)), ...(await pictures.among(ids))]),
    );
  });
  const profiles = app.get(LearnProfile, { strict: false });
  jobs.define<Newcomer>(LEARN_PROFILE, (newcomer) => profiles.execute(newcomer), { concurrency: 2 });
  const standing = app.get(TellStanding, { strict: false });
  jobs.define('customers.tell-standing', () => standing.tellAll());
  void jobs.schedule('customers.tell-standing', '37 18 * * *');
  const customerImports = app.get(WorkCustomerImports, { strict: false });
  jobs.define('customers.forget-imports', () => customerImports.forget());
  void jobs.schedule('customers.forget-imports', '23 4 * * *');
  const webhooks = app.get(CallWebhook, { strict: false });
  jobs.define<{ id: string }>(WEBHOOK_JOB, (webhook) => webhooks.deliver(webhook), WEBHOOK_RETRIES);
  const runs = app.get(ForgetRuns, { strict: false });
  jobs.define('automation.forget-rule-runs', () => runs.execute());
  void jobs.schedule('automation.forget-rule-runs', '7 4 * * *');
  const replies = app.get(ForgetReplyLog, { strict: false });
  jobs.define('automation.forget-reply-log', () => replies.execute());
  void jobs.schedule('automation.forget-reply-log', '27 4 * * *');
  const forget = app.get(ForgetEvents, { strict: false });
  jobs.define('channels.forget-events', async () => void (await forget.execute()));
  const decisions = app.get(ForgetDecisions, { strict: false });
  jobs.define('routing.forget-decisions', async () => void (await decisions.execute()));
  const importFiles = app.get(ForgetImportFiles, { strict: false });
  jobs.define('conversations.forget-import-files', async () => void (await importFiles.execute()));
  const ageing = app.get(AgeOrderFacts, { strict: false });
  jobs.define('customers.age-order-facts', async () => void (await ageing.execute()));
  void jobs.schedule('customers.age-order-facts', '3 17 * * *');
  const byCalendar = app.get(AskByCalendar, { strict: false });
  jobs.define('surveys.ask-by-calendar', async () => void (await byCalendar.execute()));
  // In the morning of the shop's first day of each month; quarters are asked once by their own key.
  void jobs.schedule('surveys.ask-by-calendar', '17 2 1 * *');
  jobs.define('surveys.make-up', async () => void (await byCalendar.makeUp()));
  void jobs.schedule('surveys.make-up', '47 3 * * *');
  void jobs.schedule('conversations.forget-import-files', '11 4 * * *');
  void jobs.schedule('routing.forget-decisions', '53 3 * * *');
  void jobs.schedule('channels.forget-events', '31 3 * * *');
  void jobs.schedule('conversations.close-silent', '* * * * *');
  void jobs.schedule('agents.tidy-accounts', '17 3 * * *');
  void jobs.schedule('conversations.remove-unsent', '43 3 * * *');
}
