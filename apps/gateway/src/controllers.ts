import type { Type } from '@nestjs/common';
import { AgentsController } from './http/agents.controller';
import { AttachmentsController } from './http/attachments.controller';
import { AuthController } from './http/auth.controller';
import { ArticleUseController } from './http/article-use.controller';
import { ArticlesController } from './http/articles.controller';
import { ApiChannelController } from './http/api-channel.controller';
import { BoardController } from './http/board.controller';
import { AssistantController } from './http/assistant.controller';
import { AutoRepliesController } from './http/auto-replies.controller';
import { BotsController } from './http/bots.controller';
import { CalendarsController } from './http/calendars.controller';
import { ShiftsController } from './http/shifts.controller';
import { StaffingController } from './http/staffing.controller';
import { DepartmentsController } from './http/departments.controller';
import { CallbacksController } from './http/callbacks.controller';
import { CallsController } from './http/calls.controller';
import { ConversationsController } from './http/conversations.controller';
import { CustomerImportsController } from './http/customer-imports.controller';
import {
  CustomerDocumentsController,
  CustomerFilesController,
  CustomerListsController,
} from './http/customer-files.controller';
import { OrganisationsController } from './http/organisations.controller';
import { SegmentsController } from './http/segments.controller';
import { CustomersController } from './http/customers.controller';
import { DeliveriesController } from './http/deliveries.controller';
import { DocumentationController } from './http/documentation.controller';
import { HelpController } from './help/help.controller';
import { RobotsController } from './help/robots.controller';
import { HealthController } from './http/health.controller';
import { AccountsController } from './http/accounts.controller';
import { HooksController } from './http/hooks.controller';
import { ImportsController, V1ImportsController } from './http/imports.controller';
import { LeadsController } from './http/leads.controller';
import { MeController } from './http/me.controller';
import { ReportExportsController, V1ReportExportsController } from './http/report-exports.controller';
import { TrendsController } from './http/trends.controller';
import { ReportEditionsController } from './http/report-editions.controller';
import { ReportsController, V1ReportsController } from './http/reports.controller';
import { OrdersController, V1OrdersController, WidgetOrdersController } from './http/orders.controller';
import { NoticesController } from './http/notices.controller';
import { RulesController } from './http/rules.controller';
import { RoutingController } from './http/routing.controller';
import { SamePersonController } from './http/same-person.controller';
import { ServiceLevelsController } from './http/service-levels.controller';
import { SettingsController } from './http/settings.controller';
import { CannedController } from './http/canned.controller';
import { CannedProposalsController } from './http/canned-proposals.controller';
import { WordsController } from './http/words.controller';
import { SurveyPageController } from './survey-pages/survey-page.controller';
import { CasePolicyController } from './http/case-policy.controller';
import { CaseActionsController } from './http/case-actions.controller';
import { CaseReportController } from './http/case-report.controller';
import { CaseTasksController } from './http/case-tasks.controller';
import { RemediesController } from './http/remedies.controller';
import { CasePageController } from './case-pages/case-page.controller';
import { OptOutPageController } from './opt-out-pages/opt-out-page.controller';
import { TaskPageController } from './task-pages/task-page.controller';
import { CasesController } from './http/cases.controller';
import {
  CustomerFeedbackController,
  FeedbackController,
  OutsideFeedbackController,
} from './http/feedback.controller';
import { CustomerCasesController, V1CasesController } from './http/customer-cases.controller';
import { ContactPolicyController } from './http/contact-policy.controller';
import { ContactsController } from './http/contacts.controller';
import { PromisesController } from './http/promises.controller';
import { SurveysController, V1SurveysController } from './http/surveys.controller';
import { V1Controller } from './http/v1.controller';
import { WidgetArticlesController } from './http/widget-articles.controller';
import { WidgetController } from './http/widget.controller';

/** Everything that answers HTTP, but for the demo's own. */
export const controllers: Type[] = [
  HealthController,
  AccountsController,
  HooksController,
  DocumentationController,
  AuthController,
  MeController,
  AgentsController,
  SettingsController,
  CannedController,
  CannedProposalsController,
  WordsController,
  RoutingController,
  RulesController,
  NoticesController,
  ServiceLevelsController,
  SurveysController,
  PromisesController,
  ContactsController,
  ContactPolicyController,
  CasesController,
  FeedbackController,
  CustomerFeedbackController,
  OutsideFeedbackController,
  CaseTasksController,
  RemediesController,
  CaseActionsController,
  CaseReportController,
  TaskPageController,
  CasePageController,
  OptOutPageController,
  CasePolicyController,
  CustomerCasesController,
  V1CasesController,
  SurveyPageController,
  V1SurveysController,
  ArticleUseController,
  ArticlesController,
  WidgetArticlesController,
  HelpController,
  RobotsController,
  CalendarsController,
  ShiftsController,
  StaffingController,
  DepartmentsController,
  ConversationsController,
  BoardController,
  BotsController,
  AutoRepliesController,
  AssistantController,
  CustomersController,
  CustomerListsController,
  CustomerFilesController,
  CustomerDocumentsController,
  CustomerImportsController,
  OrganisationsController,
  SegmentsController,
  SamePersonController,
  DeliveriesController,
  AttachmentsController,
  WidgetController,
  V1Controller,
  V1OrdersController,
  OrdersController,
  WidgetOrdersController,
  LeadsController,
  ApiChannelController,
  CallbacksController,
  CallsController,
  ReportsController,
  ReportEditionsController,
  TrendsController,
  V1ReportsController,
  ReportExportsController,
  V1ReportExportsController,
  ImportsController,
  V1ImportsController,
];
