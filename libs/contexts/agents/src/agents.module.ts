import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import {
  AuditLog,
  type Clock,
  CLOCK,
  Cryptor,
  Database,
  LOG,
  Outbox,
  Timers,
  UnitOfWork,
} from '@yingda/platform';
import { DEPARTMENT_PARTS, DEPARTMENTS } from './departments.module';
import { AgentLoads, Avatars, Entrances, Mailer, TeamUse } from './ports';
import { made, STAFFING, STAFFING_PARTS } from './staffing.module';
import { AccountLinks } from './storage/account-links';
import { Accounts } from './storage/accounts';
import { AgentRows } from './storage/agent-rows';
import { Calendars } from './storage/calendars';
import { HolidayYears } from './storage/holiday-years';
import { Passwords } from './storage/passwords';
import { Presences } from './storage/presences';
import { RefreshTokens } from './storage/refresh-tokens';
import { SavedViewRows } from './storage/saved-views';
import { ShopSettings } from './storage/shop-settings';
import { SignInFailures } from './storage/sign-in-failures';
import { TeamNotices } from './storage/team-notices';
import { Teams } from './storage/teams';
import { AccessTokens } from './storage/tokens';
import { AccessEnd } from './use-cases/access-end';
import { AccountMail } from './use-cases/account-mail';
import { ActorOf } from './use-cases/actor-of';
import { AddCalendar } from './use-cases/add-calendar';
import { AddTeam } from './use-cases/add-team';
import { AgentChanges } from './use-cases/agent-changes';
import { AgentReader } from './use-cases/agent-reader';
import { ArchiveTeam } from './use-cases/archive-team';
import { CalendarChanges } from './use-cases/calendar-changes';
import { CalendarReader } from './use-cases/calendar-reader';
import { ChangePassword } from './use-cases/change-password';
import { ConnectAgent } from './use-cases/connect-agent';
import { CreateAgentWithPassword } from './use-cases/create-agent-with-password';
import { CreateLink } from './use-cases/create-link';
import { CreateTeam } from './use-cases/create-team';
import { DeactivateAgent } from './use-cases/deactivate-agent';
import { DisconnectAgent } from './use-cases/disconnect-agent';
import { EditAgent } from './use-cases/edit-agent';
import { EditCalendar } from './use-cases/edit-calendar';
import { EditProfile } from './use-cases/edit-profile';
import { EditTeam } from './use-cases/edit-team';
import { EnsureSetupLink } from './use-cases/ensure-setup-link';
import { ExpireTemporaryAgents } from './use-cases/expire-temporary-agents';
import { ForcePresence } from './use-cases/force-presence';
import { ForgotPassword } from './use-cases/forgot-password';
import { GiveInboxCalendar } from './use-cases/give-inbox-calendar';
import { InviteAgent } from './use-cases/invite-agent';
import { KnownAgents } from './use-cases/known-agents';
import { LoadHolidayYears } from './use-cases/load-holiday-years';
import { NameShop } from './use-cases/name-shop';
import { NewAccounts } from './use-cases/new-account';
import { PasswordChanges } from './use-cases/password-changes';
import { PresenceKeeper } from './use-cases/presence-keeper';
import { ReactivateAgent } from './use-cases/reactivate-agent';
import { ReadLink } from './use-cases/read-link';
import { RefreshSession } from './use-cases/refresh-session';
import { RenewConnections } from './use-cases/renew-connections';
import { SavedViews } from './use-cases/saved-views';
import { RemoveCalendar } from './use-cases/remove-calendar';
import { Sessions } from './use-cases/sessions';
import { SetPasswordByLink } from './use-cases/set-password-by-link';
import { SetPresence } from './use-cases/set-presence';
import { SetUpFirstAdministrator } from './use-cases/set-up-first-administrator';
import { SignIn } from './use-cases/sign-in';
import { SignOut } from './use-cases/sign-out';
import { SweepPresence } from './use-cases/sweep-presence';
import { TeamChanges } from './use-cases/team-changes';
import { NotifyTeam, ReadTeamNotices } from './use-cases/team-notices';
import { TidyAccounts } from './use-cases/tidy-accounts';

const STORAGE = [
  ...[
    Accounts,
    AgentRows,
    Presences,
    RefreshTokens,
    AccountLinks,
    SavedViewRows,
    ShopSettings,
    SignInFailures,
    Calendars,
    HolidayYears,
    TeamNotices,
  ].map((type) => ({
    provide: type,
    inject: [Database],
    useFactory: (database: Database) => new type(database),
  })),
  made(Teams, [Database]),
  made(AccessTokens, [Cryptor]),
  { provide: Passwords, useFactory: () => new Passwords() },
];

const INNER = [
  made(KnownAgents, [Accounts, Teams, CLOCK]),
  made(AgentChanges, [Accounts, Teams, Outbox, Timers, KnownAgents, UnitOfWork, CLOCK]),
  made(Sessions, [AccessTokens, RefreshTokens, AgentReader, CLOCK]),
  made(AccountMail, [AccountLinks, Mailer, CLOCK]),
  made(NewAccounts, [Accounts, Teams, Presences, AgentChanges, CLOCK]),
  made(PasswordChanges, [RefreshTokens, AccountLinks, SignInFailures, AgentChanges, AuditLog, CLOCK]),
  made(PresenceKeeper, [Presences, Outbox, CLOCK]),
  made(TeamChanges, [Accounts, Teams, AgentChanges]),
  made(CalendarChanges, [Calendars, Teams, Entrances, Outbox, AuditLog, CLOCK]),
];

const SESSIONS = [
  made(SignIn, [Accounts, Passwords, SignInFailures, Sessions, AuditLog, UnitOfWork, CLOCK]),
  made(RefreshSession, [RefreshTokens, Accounts, Sessions, AuditLog, UnitOfWork, CLOCK]),
  made(SignOut, [RefreshTokens, AuditLog, UnitOfWork, CLOCK]),
  made(ActorOf, [AccessTokens, KnownAgents, CLOCK]),
  made(ReadLink, [AccountLinks, Accounts, CLOCK]),
  made(SetPasswordByLink, [Accounts, AccountLinks, Passwords, PasswordChanges, Sessions, UnitOfWork, CLOCK]),
  made(ForgotPassword, [Accounts, AccountLinks, AccountMail, AuditLog, UnitOfWork, CLOCK, LOG]),
  made(ChangePassword, [Accounts, Passwords, SignInFailures, PasswordChanges, UnitOfWork, CLOCK]),
  made(EnsureSetupLink, [Accounts, AccountLinks, Mailer, UnitOfWork, CLOCK]),
  made(SetUpFirstAdministrator, [
    ShopSettings,
    AccountLinks,
    Accounts,
    CreateAgentWithPassword,
    Sessions,
    UnitOfWork,
    CLOCK,
  ]),
];

const AGENTS = [
  made(AgentReader, [AgentRows, Accounts, Teams, SavedViewRows, ShopSettings, AgentLoads, CLOCK]),
  made(InviteAgent, [NewAccounts, AccountMail, AgentReader, Outbox, AuditLog, UnitOfWork]),
  made(CreateAgentWithPassword, [NewAccounts, Accounts, Passwords, Outbox, AuditLog, UnitOfWork]),
  made(CreateLink, [Accounts, AccountMail, AuditLog, UnitOfWork]),
  made(EditProfile, [Accounts, Avatars, AgentChanges, AgentReader, UnitOfWork]),
  made(EditAgent, [Accounts, Teams, AgentChanges, AgentReader, AuditLog, UnitOfWork, CLOCK]),
  made(AccessEnd, [AccountLinks, RefreshTokens, AgentChanges, PresenceKeeper, CLOCK]),
  made(DeactivateAgent, [Accounts, AccessEnd, AgentReader, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(ReactivateAgent, [Accounts, AgentChanges, AgentReader, Outbox, AuditLog, UnitOfWork, CLOCK]),
  {
    provide: ExpireTemporaryAgents,
    inject: [Accounts, DeactivateAgent, CLOCK, Timers],
    useFactory: (...[accounts, deactivate, clock, timers]: [Accounts, DeactivateAgent, Clock, Timers]) => {
      const expire = new ExpireTemporaryAgents(accounts, deactivate, clock);
      expire.register(timers);
      return expire;
    },
  },
  made(AddTeam, [Teams, TeamChanges, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(EditTeam, [Teams, TeamChanges, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(ArchiveTeam, [Teams, TeamChanges, TeamUse, Outbox, AuditLog, UnitOfWork, CLOCK]),
  made(CreateTeam, [Teams, AddTeam]),
  made(NameShop, [ShopSettings, AuditLog, UnitOfWork, CLOCK]),
  made(SavedViews, [SavedViewRows, CLOCK]),
  made(TidyAccounts, [RefreshTokens, SignInFailures, TeamNotices, CLOCK]),
];

const PRESENCE = [
  made(SetPresence, [Accounts, PresenceKeeper, UnitOfWork]),
  made(ForcePresence, [Accounts, Teams, PresenceKeeper, Outbox, AuditLog, UnitOfWork]),
  made(NotifyTeam, [Teams, TeamNotices, Outbox, UnitOfWork, CLOCK]),
  made(ReadTeamNotices, [TeamNotices, CLOCK]),
  made(ConnectAgent, [Accounts, Presences, PresenceKeeper, UnitOfWork, CLOCK]),
  made(DisconnectAgent, [Accounts, Presences, PresenceKeeper, UnitOfWork, CLOCK]),
  made(RenewConnections, [Accounts, Presences, PresenceKeeper, UnitOfWork, CLOCK]),
  made(SweepPresence, [Accounts, Presences, PresenceKeeper, UnitOfWork, CLOCK]),
];

const CALENDARS = [
  made(CalendarReader, [Calendars, HolidayYears, CLOCK]),
  made(AddCalendar, [CalendarChanges, UnitOfWork]),
  made(EditCalendar, [Calendars, CalendarChanges, UnitOfWork]),
  made(RemoveCalendar, [Calendars, CalendarChanges, AuditLog, UnitOfWork]),
  made(GiveInboxCalendar, [Calendars, CalendarChanges, AuditLog, UnitOfWork]),
  made(LoadHolidayYears, [HolidayYears, AuditLog, UnitOfWork, CLOCK]),
];

/** Accounts, sign-in, teams, presence, calendars and shifts. The platform is global; ports come from the composition. */
@Module({})
export class AgentsModule {
  /** `ports` provide Mailer, AgentLoads, Avatars, TeamUse, Entrances and Workload; `imports` what these need. */
  static with(ports: Provider[], imports: NonNullable<DynamicModule['imports']> = []): DynamicModule {
    const useCases = [...SESSIONS, ...AGENTS, ...PRESENCE, ...CALENDARS, ...STAFFING, ...DEPARTMENTS];
    return {
      module: AgentsModule,
      imports,
      providers: [...ports, ...STORAGE, ...INNER, ...STAFFING_PARTS, ...DEPARTMENT_PARTS, ...useCases],
      exports: useCases.map((provider) => provider.provide),
    };
  }
}
