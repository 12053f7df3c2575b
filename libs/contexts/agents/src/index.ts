export { AgentsModule } from './agents.module';
export { permissionsOf, permissionTable, scopeOf } from './domain/permissions';
export {
  AgentLoads,
  Avatars,
  Entrances,
  Mailer,
  TeamUse,
  Workload,
  type LinkMail,
  type LinkPurpose,
} from './ports';
export type { CalendarSubject } from './storage/calendars';
export type { Connection } from './storage/presences';
export { ActorOf, type SignedInAgent } from './use-cases/actor-of';
export { AddCalendar } from './use-cases/add-calendar';
export { AddTeam } from './use-cases/add-team';
export { AgentReader, type AvailableAgent, type LockedAgent } from './use-cases/agent-reader';
export { ArchiveTeam } from './use-cases/archive-team';
export { CalendarReader, type ApplyingCalendar } from './use-cases/calendar-reader';
export { ChangePassword } from './use-cases/change-password';
export { ConnectAgent } from './use-cases/connect-agent';
export { CreateAgentWithPassword } from './use-cases/create-agent-with-password';
export { CreateLink } from './use-cases/create-link';
export { CreateTeam } from './use-cases/create-team';
export { DeactivateAgent } from './use-cases/deactivate-agent';
export { DisconnectAgent } from './use-cases/disconnect-agent';
export { DepartmentReader } from './use-cases/department-reader';
export { KeepDepartments } from './use-cases/keep-departments';
export { EditAgent } from './use-cases/edit-agent';
export { EditCalendar } from './use-cases/edit-calendar';
export { EditProfile } from './use-cases/edit-profile';
export { EditTeam } from './use-cases/edit-team';
export { EnsureSetupLink } from './use-cases/ensure-setup-link';
export { ExpireTemporaryAgents } from './use-cases/expire-temporary-agents';
export { ForcePresence } from './use-cases/force-presence';
export { ForgotPassword } from './use-cases/forgot-password';
export { GiveInboxCalendar, type InboxCalendar } from './use-cases/give-inbox-calendar';
export { InviteAgent } from './use-cases/invite-agent';
export { LoadHolidayYears } from './use-cases/load-holiday-years';
export { NameShop } from './use-cases/name-shop';
export type { NewAgent } from './use-cases/new-account';
export { ReactivateAgent } from './use-cases/reactivate-agent';
export { ReadLink } from './use-cases/read-link';
export { RefreshSession } from './use-cases/refresh-session';
export { RenewConnections } from './use-cases/renew-connections';
export { SavedViews } from './use-cases/saved-views';
export { RemoveCalendar } from './use-cases/remove-calendar';
export type { Session } from './use-cases/sessions';
export { SetPasswordByLink } from './use-cases/set-password-by-link';
export { SetPresence } from './use-cases/set-presence';
export { SetUpFirstAdministrator } from './use-cases/set-up-first-administrator';
export { SignIn } from './use-cases/sign-in';
export { SignOut } from './use-cases/sign-out';
export { SweepPresence } from './use-cases/sweep-presence';
export { NotifyTeam, ReadTeamNotices } from './use-cases/team-notices';
export { TidyAccounts } from './use-cases/tidy-accounts';
export { ArrivalReactions } from './reactions/arrival-reactions';
export { CopyWeek } from './use-cases/copy-week';
export { CountArrivals } from './use-cases/count-arrivals';
export { CoverShift } from './use-cases/cover-shift';
export { CoverageReader } from './use-cases/coverage-reader';
export { EditShifts } from './use-cases/edit-shifts';
export { KeepAbsences } from './use-cases/keep-absences';
export { MarkDays } from './use-cases/mark-days';
export { SaveStaffing } from './use-cases/save-staffing';
export { ShiftTemplates } from './use-cases/shift-templates';
export { StaffingReader } from './use-cases/staffing-reader';
export { dutyAt, type Duty, type DutyPlan, type DutyShift } from './domain/duty';
