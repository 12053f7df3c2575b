import { feedbackEndpoints } from './feedback-endpoints';
import { accountEndpoints } from './account-endpoints';
import { actionEndpoints } from './action-endpoints';
import { articleEndpoints } from './article-endpoints';
import { autoReplyEndpoints } from './auto-reply-endpoints';
import { boardEndpoints } from './board-endpoints';
import { botEndpoints } from './bot-endpoints';
import { calendarEndpoints } from './calendar-endpoints';
import { callbackEndpoints } from './callback-endpoints';
import { cannedEndpoints } from './canned-endpoints';
import { caseEndpoints } from './case-endpoints';
import { caseTaskEndpoints } from './case-task-endpoints';
import { departmentEndpoints } from './department-endpoints';
import { customerFileEndpoints } from './customer-file-endpoints';
import { customerImportEndpoints } from './customer-import-endpoints';
import { contactEndpoints } from './contact-endpoints';
import { importEndpoints } from './import-endpoints';
import { noticeEndpoints } from './notice-endpoints';
import { orderEndpoints } from './order-endpoints';
import { outsideEndpoints } from './outside-endpoints';
import { promiseEndpoints } from './promise-endpoints';
import { remedyEndpoints } from './remedy-endpoints';
import { trendEndpoints } from './trend-endpoints';
import { reportEditionEndpoints } from './report-edition-endpoints';
import { reportEndpoints } from './report-endpoints';
import { routingEndpoints } from './routing-endpoints';
import { ruleEndpoints } from './rule-endpoints';
import { segmentEndpoints } from './segment-endpoints';
import { serviceEndpoints } from './service-endpoints';
import { serviceLevelEndpoints } from './service-level-endpoints';
import { staffingEndpoints } from './staffing-endpoints';
import { surveyEndpoints } from './survey-endpoints';

/** Every HTTP endpoint under /api, "METHOD /path" → shape. The documentation and the browsers' client are made from it. */
export const endpoints = {
  ...accountEndpoints,
  ...articleEndpoints,
  ...autoReplyEndpoints,
  ...boardEndpoints,
  ...botEndpoints,
  ...calendarEndpoints,
  ...callbackEndpoints,
  ...cannedEndpoints,
  ...caseEndpoints,
  ...caseTaskEndpoints,
  ...remedyEndpoints,
  ...actionEndpoints,
  ...departmentEndpoints,
  ...ruleEndpoints,
  ...serviceEndpoints,
  ...routingEndpoints,
  ...serviceLevelEndpoints,
  ...staffingEndpoints,
  ...importEndpoints,
  ...reportEndpoints,
  ...reportEditionEndpoints,
  ...trendEndpoints,
  ...surveyEndpoints,
  ...promiseEndpoints,
  ...feedbackEndpoints,
  ...contactEndpoints,
  ...noticeEndpoints,
  ...orderEndpoints,
  ...customerFileEndpoints,
  ...customerImportEndpoints,
  ...segmentEndpoints,
  ...outsideEndpoints,
};

export type EndpointName = keyof typeof endpoints;
type InstanceOf<T> = T extends new () => infer I ? I : T extends readonly [new () => infer I] ? I[] : void;
/** What an endpoint answers, for typed clients: `Answer<'GET /api/me'>`. */
export type Answer<N extends EndpointName> = (typeof endpoints)[N] extends { answer: infer A }
  ? InstanceOf<A>
  : void;
export type Body<N extends EndpointName> = (typeof endpoints)[N] extends { body: infer B }
  ? B extends 'multipart' | 'ndjson'
    ? FormData_
    : InstanceOf<B>
  : undefined;
type FormData_ = object;
