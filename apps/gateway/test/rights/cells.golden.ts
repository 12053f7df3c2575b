/**
 * The permission table of the requirements, endpoint by endpoint: agent, senior agent, supervisor, manager, quality
 * reviewer, handler, administrator. `Y`: may; `-`: refused; `own`: what is theirs and nobody else's; `team`: what belongs to
 * a team they lead; `task`: what was given to their department.
 */
export const HTTP_CELLS = `
GET /api/me                                                 | Y    Y    Y    Y    Y    Y    Y
PATCH /api/me                                               | Y    Y    Y    Y    Y    Y    Y
PUT /api/me/password                                        | Y    Y    Y    Y    Y    Y    Y
GET /api/me/notices                                         | Y    Y    Y    Y    Y    Y    Y
PUT /api/me/notices                                         | Y    Y    Y    Y    Y    Y    Y
GET /api/directory                                          | Y    Y    Y    Y    Y    Y    Y
GET /api/agents                                             | -    -    -    -    -    -    Y
POST /api/agents                                            | -    -    -    -    -    -    Y
PATCH /api/agents/:id                                       | -    -    -    -    -    -    Y
POST /api/agents/:id/link                                   | -    -    -    -    -    -    Y
POST /api/agents/:id/deactivate                             | -    -    -    -    -    -    Y
POST /api/agents/:id/reactivate                             | -    -    -    -    -    -    Y
GET /api/permissions                                        | Y    Y    Y    Y    Y    Y    Y
POST /api/teams                                             | -    -    -    -    -    -    Y
PATCH /api/teams/:id                                        | -    -    -    -    -    -    Y
POST /api/teams/:id/archive                                 | -    -    -    -    -    -    Y
GET /api/inboxes                                            | -    -    -    -    -    -    Y
GET /api/channels                                           | -    -    -    -    -    -    Y
POST /api/inboxes                                           | -    -    -    -    -    -    Y
PATCH /api/inboxes/:id                                      | -    -    -    -    -    -    Y
GET /api/inboxes/:id/health                                 | -    -    -    -    -    -    Y
POST /api/inboxes/:id/check                                 | -    -    -    -    -    -    Y
POST /api/inboxes/:id/secret                                | -    -    -    -    -    -    Y
GET /api/articles                                           | Y    Y    Y    Y    Y    Y    Y
POST /api/articles                                          | -    Y    Y    Y    -    -    Y
GET /api/articles/search                                    | Y    Y    Y    Y    Y    Y    Y
POST /api/articles/ask                                      | -    -    Y    Y    -    -    Y
GET /api/articles/figures                                   | -    Y    Y    Y    -    -    Y
POST /api/articles/images                                   | -    Y    Y    Y    -    -    Y
GET /api/articles/:id                                       | Y    Y    Y    Y    Y    Y    Y
PUT /api/articles/:id                                       | -    Y    Y    Y    -    -    Y
POST /api/articles/:id/publish                              | -    -    Y    Y    -    -    Y
POST /api/articles/:id/archive                              | -    -    Y    Y    -    -    Y
POST /api/articles/:id/reviewed                             | -    -    Y    Y    -    -    Y
GET /api/articles/:id/versions                              | Y    Y    Y    Y    Y    Y    Y
POST /api/articles/:id/versions/:number/restore             | -    Y    Y    Y    -    -    Y
GET /api/articles/:id/reading                               | Y    Y    Y    Y    Y    Y    Y
POST /api/articles/:id/insertions                           | Y    Y    Y    Y    Y    Y    Y
GET /api/article-categories                                 | Y    Y    Y    Y    Y    Y    Y
PUT /api/article-categories                                 | -    -    Y    Y    -    -    Y
GET /api/synonyms                                           | -    Y    Y    Y    -    -    Y
PUT /api/synonyms                                           | -    -    Y    Y    -    -    Y
GET /api/auto-replies                                       | -    -    Y    Y    -    -    Y
POST /api/auto-replies                                      | -    -    Y    Y    -    -    Y
PUT /api/auto-replies/order                                 | -    -    Y    Y    -    -    Y
GET /api/auto-replies/uses                                  | -    -    Y    Y    -    -    Y
GET /api/auto-replies/log                                   | -    -    Y    Y    -    -    Y
GET /api/auto-replies/synonyms                              | -    -    Y    Y    -    -    Y
PUT /api/auto-replies/synonyms                              | -    -    Y    Y    -    -    Y
GET /api/auto-replies/variables                             | -    -    Y    Y    -    -    Y
PUT /api/auto-replies/variables                             | -    -    Y    Y    -    -    Y
POST /api/auto-replies/try                                  | -    -    Y    Y    -    -    Y
POST /api/auto-replies/try-history                          | -    -    Y    Y    -    -    Y
PUT /api/auto-replies/:id                                   | -    -    Y    Y    -    -    Y
PUT /api/auto-replies/:id/enabled                           | -    -    Y    Y    -    -    Y
DELETE /api/auto-replies/:id                                | -    -    Y    Y    -    -    Y
GET /api/conversations/:id/auto-replies                     | own  own  team Y    Y    -    -
GET /api/board                                              | -    -    Y    Y    Y    -    -
GET /api/bots                                               | -    -    Y    Y    -    -    Y
GET /api/bots/:inboxId                                      | -    -    Y    Y    -    -    Y
PUT /api/bots/:inboxId                                      | -    -    Y    Y    -    -    Y
POST /api/bots/:inboxId/try                                 | -    -    Y    Y    -    -    Y
GET /api/conversations/:id/bot                              | own  own  team Y    Y    -    -
GET /api/assistant                                          | Y    Y    Y    Y    Y    Y    Y
PUT /api/assistant                                          | -    -    -    Y    -    -    Y
GET /api/assistant/uses                                     | -    -    -    Y    -    -    Y
POST /api/conversations/:id/assist                          | own  own  team Y    -    -    -
GET /api/calendars                                          | -    -    -    -    -    -    Y
POST /api/calendars                                         | -    -    -    -    -    -    Y
PATCH /api/calendars/:id                                    | -    -    -    -    -    -    Y
DELETE /api/calendars/:id                                   | -    -    -    -    -    -    Y
POST /api/calendars/preview                                 | -    -    -    -    -    -    Y
GET /api/holiday-years                                      | -    -    -    -    -    -    Y
POST /api/holiday-years                                     | -    -    -    -    -    -    Y
DELETE /api/holiday-years/:year                             | -    -    -    -    -    -    Y
GET /api/callbacks                                          | Y    Y    Y    Y    Y    -    -
POST /api/callbacks/:id/take                                | Y    Y    Y    Y    -    -    -
POST /api/callbacks/:id/attempts                            | Y    Y    Y    Y    -    -    -
GET /api/canned-responses                                   | Y    Y    Y    Y    Y    Y    Y
POST /api/canned-responses                                  | -    -    Y    Y    -    -    Y
PATCH /api/canned-responses/:id                             | own  own  -    -    -    -    -
DELETE /api/canned-responses/:id                            | own  own  -    -    -    -    -
GET /api/canned-responses/usage                             | Y    Y    Y    Y    Y    Y    Y
POST /api/canned-responses/suggest                          | Y    Y    Y    Y    Y    Y    Y
GET /api/canned-responses/export                            | Y    Y    Y    Y    Y    Y    Y
POST /api/canned-responses/import                           | Y    Y    Y    Y    -    -    Y
GET /api/canned-categories                                  | Y    Y    Y    Y    Y    Y    Y
PUT /api/canned-categories                                  | -    -    Y    Y    -    -    Y
GET /api/canned-proposals                                   | Y    Y    Y    Y    Y    Y    Y
POST /api/canned-proposals                                  | -    Y    Y    Y    Y    -    Y
POST /api/canned-proposals/:id/approve                      | -    -    Y    Y    -    -    Y
POST /api/canned-proposals/:id/reject                       | -    -    Y    Y    -    -    Y
POST /api/canned-proposals/seen                             | Y    Y    Y    Y    Y    Y    Y
DELETE /api/canned-proposals/:id                            | -    Y    -    -    -    -    -
GET /api/words                                              | Y    Y    Y    Y    Y    Y    Y
POST /api/words                                             | -    -    team Y    -    -    Y
PATCH /api/words/:id                                        | -    -    team Y    -    -    Y
DELETE /api/words/:id                                       | -    -    team Y    -    -    Y
POST /api/words/starter                                     | -    -    -    Y    -    -    Y
GET /api/words/caught                                       | -    -    Y    Y    -    -    Y
POST /api/drafts/check                                      | Y    Y    Y    Y    Y    Y    Y
GET /api/case-kinds                                         | Y    Y    Y    Y    Y    Y    Y
POST /api/case-kinds                                        | -    -    -    Y    -    -    -
PUT /api/case-kinds/order                                   | -    -    -    Y    -    -    -
PUT /api/case-kinds/:key                                    | -    -    -    Y    -    -    -
GET /api/case-words                                         | Y    Y    Y    Y    Y    Y    Y
PUT /api/case-words                                         | -    -    -    Y    -    -    -
GET /api/cases                                              | Y    Y    Y    Y    Y    -    -
GET /api/cases/counts                                       | Y    Y    Y    Y    Y    -    -
GET /api/cases/draft                                        | own  own  team Y    -    -    -
POST /api/cases                                             | Y    Y    Y    Y    -    -    -
GET /api/cases/:id                                          | own  own  team Y    Y    -    -
PUT /api/cases/:id                                          | own  own  team Y    -    -    -
POST /api/cases/:id/move                                    | own  own  team Y    -    -    -
POST /api/cases/:id/answer                                  | own  own  team Y    -    -    -
POST /api/cases/:id/extension                               | own  own  team Y    -    -    -
POST /api/cases/:id/extension/decide                        | -    -    team Y    -    -    -
POST /api/cases/:id/pause                                   | own  own  team Y    -    -    -
POST /api/cases/:id/resume                                  | own  own  team Y    -    -    -
POST /api/cases/:id/escalate                                | own  own  team Y    -    -    -
POST /api/cases/:id/tell                                    | own  own  team Y    -    -    -
POST /api/cases/:id/follow-up                               | own  own  team Y    -    -    -
POST /api/cases/:id/withdraw                                | own  own  team Y    -    -    -
POST /api/cases/:id/reopen                                  | own  own  team Y    -    -    -
POST /api/cases/:id/hand-over                               | own  own  team Y    -    -    -
POST /api/cases/:id/notes                                   | own  own  team Y    -    -    -
POST /api/cases/:id/files                                   | own  own  team Y    -    -    -
DELETE /api/cases/:id/files/:attachmentId                   | own  own  team Y    -    -    -
POST /api/cases/:id/links                                   | own  own  team Y    -    -    -
DELETE /api/cases/:id/links/:otherId                        | own  own  team Y    -    -    -
GET /api/case-tasks                                         | Y    Y    Y    Y    -    Y    -
GET /api/case-tasks/counts                                  | Y    Y    Y    Y    -    Y    -
GET /api/case-tasks/:id                                     | own  own  team Y    Y    task -
GET /api/cases/:id/tasks                                    | own  own  team Y    Y    -    -
POST /api/cases/:id/tasks                                   | own  own  team Y    -    -    -
POST /api/case-tasks/:id/acknowledge                        | -    -    team Y    -    task -
POST /api/case-tasks/:id/answer                             | -    -    team Y    -    task -
POST /api/case-tasks/:id/accept                             | own  own  team Y    -    -    -
POST /api/case-tasks/:id/send-back                          | own  own  team Y    -    -    -
POST /api/case-tasks/:id/withdraw                           | own  own  team Y    -    -    -
POST /api/case-tasks/:id/hand                               | own  own  team Y    -    task -
POST /api/case-tasks/:id/links                              | own  own  team Y    -    -    -
POST /api/case-task-links/:id/revoke                        | own  own  team Y    -    -    -
GET /api/case-task-times                                    | Y    Y    Y    Y    Y    Y    Y
PUT /api/case-task-times                                    | -    -    -    Y    -    -    -
GET /api/cases/:id/remedies                                 | own  own  team Y    Y    -    -
POST /api/cases/:id/remedies                                | own  own  team Y    -    -    -
GET /api/remedies                                           | Y    Y    Y    Y    -    -    -
POST /api/remedies/:id/decide                               | -    -    team Y    -    -    -
POST /api/remedies/:id/tell                                 | own  own  team Y    -    -    -
POST /api/remedies/:id/execute                              | own  own  team Y    -    -    -
POST /api/remedies/:id/withdraw                             | own  own  team Y    -    -    -
GET /api/remedy-limits                                      | Y    Y    Y    Y    Y    Y    Y
PUT /api/remedy-limits                                      | -    -    -    Y    -    -    -
GET /api/goodwill                                           | -    -    Y    Y    -    -    -
POST /api/goodwill/export                                   | -    -    Y    Y    -    -    -
PUT /api/goodwill-budgets                                   | -    -    -    Y    -    -    -
GET /api/root-causes                                        | Y    Y    Y    Y    Y    Y    Y
POST /api/root-causes                                       | -    -    -    Y    -    -    -
PATCH /api/root-causes/:id                                  | -    -    -    Y    -    -    -
GET /api/cases/:id/analysis                                 | own  own  team Y    Y    -    -
PUT /api/cases/:id/analysis                                 | own  own  team Y    -    -    -
GET /api/case-pareto                                        | -    -    Y    Y    Y    -    -
GET /api/quality-signals                                    | -    -    Y    Y    Y    -    -
GET /api/actions                                            | -    Y    Y    Y    Y    Y    -
GET /api/actions/:id                                        | own  own  team Y    Y    task -
GET /api/cases/:id/actions                                  | own  own  team Y    Y    -    -
POST /api/actions                                           | -    own  team Y    -    -    -
PATCH /api/actions/:id                                      | -    own  team Y    -    task -
POST /api/actions/:id/approve                               | -    -    team Y    -    -    -
POST /api/actions/:id/done                                  | -    own  team Y    -    task -
POST /api/actions/:id/verify                                | -    -    -    Y    Y    -    -
POST /api/actions/:id/cancel                                | -    -    team Y    -    -    -
GET /api/cases/:id/related                                  | own  own  team Y    Y    -    -
GET /api/cases/:id/report                                   | own  own  team Y    Y    -    -
GET /api/cases/:id/report/page                              | own  own  team Y    Y    -    -
GET /api/cases/:id/report/pdf                               | own  own  team Y    Y    -    -
GET /api/departments                                        | Y    Y    Y    Y    Y    Y    Y
POST /api/departments                                       | -    -    -    -    -    -    Y
PATCH /api/departments/:id                                  | -    -    -    -    -    -    Y
POST /api/departments/:id/archive                           | -    -    -    -    -    -    Y
POST /api/departments/:id/restore                           | -    -    -    -    -    -    Y
GET /api/rules                                              | -    -    Y    Y    -    -    Y
POST /api/rules                                             | -    -    Y    Y    -    -    Y
GET /api/rules/activity                                     | -    -    Y    Y    -    -    Y
GET /api/rules/vocabulary                                   | -    -    Y    Y    -    -    Y
GET /api/rules/webhook-secret                               | -    -    Y    Y    -    -    Y
POST /api/rules/try                                         | -    -    Y    Y    -    -    Y
PUT /api/rules/order                                        | -    -    Y    Y    -    -    Y
GET /api/rules/:id                                          | -    -    Y    Y    -    -    Y
PUT /api/rules/:id                                          | -    -    Y    Y    -    -    Y
DELETE /api/rules/:id                                       | -    -    Y    Y    -    -    Y
PUT /api/rules/:id/enabled                                  | -    -    Y    Y    -    -    Y
GET /api/rules/:id/versions                                 | -    -    Y    Y    -    -    Y
POST /api/rules/:id/restore                                 | -    -    Y    Y    -    -    Y
GET /api/rules/:id/runs                                     | -    -    Y    Y    -    -    Y
GET /api/conversations/:id/rule-runs                        | own  own  team Y    Y    -    -
POST /api/calls                                             | Y    Y    Y    Y    -    -    -
GET /api/conversations                                      | Y    Y    Y    Y    Y    Y    Y
GET /api/conversations/counts                               | Y    Y    Y    Y    Y    Y    Y
GET /api/conversations/:id                                  | own  own  team Y    Y    -    -
GET /api/conversations/:id/entries                          | own  own  team Y    Y    -    -
GET /api/conversations/:id/colleagues                       | own  own  team Y    Y    -    -
POST /api/conversations/:id/preview                         | own  own  team Y    Y    -    -
GET /api/conversations/:id/templates                        | own  own  team Y    Y    -    -
POST /api/conversations/:id/messages/:messageId/resend      | own  own  -    -    -    -    -
GET /api/views                                              | Y    Y    Y    Y    Y    Y    Y
POST /api/views                                             | Y    Y    Y    Y    Y    Y    Y
PATCH /api/views/:id                                        | Y    Y    Y    Y    Y    Y    Y
DELETE /api/views/:id                                       | Y    Y    Y    Y    Y    Y    Y
GET /api/topics                                             | Y    Y    Y    Y    Y    Y    Y
POST /api/topics                                            | -    -    -    -    -    -    Y
PATCH /api/topics/:id                                       | -    -    -    -    -    -    Y
GET /api/search                                             | Y    Y    Y    Y    Y    Y    Y
GET /api/customers                                          | Y    Y    Y    Y    Y    -    Y
GET /api/customers/:id                                      | Y    Y    Y    Y    Y    -    Y
PATCH /api/customers/:id                                    | Y    Y    Y    Y    -    -    -
POST /api/customers/:id/reveal                              | own  own  team Y    -    -    -
GET /api/customers/:id/conversations                        | Y    Y    Y    Y    Y    Y    Y
GET /api/customers/:id/same-person                          | Y    Y    Y    Y    -    -    -
POST /api/customers/:id/joins                               | Y    Y    Y    Y    -    -    -
POST /api/customers/:id/joins/:joinId/undo                  | Y    Y    Y    Y    -    -    -
POST /api/customers/:id/distinctions                        | Y    Y    Y    Y    -    -    -
DELETE /api/customers/:id/distinctions/:otherId             | Y    Y    Y    Y    -    -    -
POST /api/customers/:id/notes                               | Y    Y    Y    Y    -    -    -
POST /api/customers/:id/block                               | own  own  team Y    -    -    Y
DELETE /api/customers/:id/block                             | own  own  team Y    -    -    Y
GET /api/blocks                                             | Y    Y    Y    Y    Y    -    Y
GET /api/customer-attributes                                | Y    Y    Y    Y    Y    Y    Y
PUT /api/customer-attributes                                | -    -    -    -    -    -    Y
GET /api/api-keys                                           | -    -    -    -    -    -    Y
POST /api/api-keys                                          | -    -    -    -    -    -    Y
DELETE /api/api-keys/:id                                    | -    -    -    -    -    -    Y
GET /api/teams/:id/routing                                  | Y    Y    Y    Y    Y    Y    Y
PUT /api/teams/:id/routing                                  | -    -    -    -    -    -    Y
GET /api/routing/skills                                     | Y    Y    Y    Y    Y    Y    Y
PUT /api/agents/:id/skills                                  | -    -    -    -    -    -    Y
GET /api/routing/promotion                                  | Y    Y    Y    Y    Y    Y    Y
PUT /api/routing/promotion                                  | -    -    -    Y    -    -    Y
GET /api/teams/:id/queue                                    | own  own  team Y    Y    -    -
GET /api/conversations/:id/routing                          | own  own  team Y    Y    -    -
GET /api/service-levels                                     | Y    Y    Y    Y    Y    Y    Y
POST /api/service-levels                                    | -    -    -    Y    -    -    -
PUT /api/service-levels/order                               | -    -    -    Y    -    -    -
PUT /api/service-levels/:id                                 | -    -    -    Y    -    -    -
GET /api/service-levels/preview                             | Y    Y    Y    Y    Y    Y    Y
POST /api/service-levels/preview                            | Y    Y    Y    Y    Y    Y    Y
GET /api/conversations/:id/service-levels                   | own  own  team Y    Y    -    -
GET /api/teams/:id/shifts                                   | -    -    team Y    -    -    Y
POST /api/teams/:id/shifts                                  | -    -    team Y    -    -    Y
POST /api/teams/:id/shifts/copy                             | -    -    team Y    -    -    Y
GET /api/teams/:id/coverage                                 | -    -    team Y    -    -    Y
PUT /api/teams/:id/staffing                                 | -    -    team Y    -    -    Y
POST /api/shifts/:id/cover                                  | -    -    team Y    -    -    Y
GET /api/shifts/mine                                        | Y    Y    Y    Y    Y    Y    Y
POST /api/shifts/mine/seen                                  | Y    Y    Y    Y    Y    Y    Y
POST /api/absences                                          | -    -    team Y    -    -    Y
DELETE /api/absences/:id                                    | -    -    team Y    -    -    Y
GET /api/shift-templates                                    | Y    Y    Y    Y    Y    Y    Y
POST /api/shift-templates                                   | -    -    Y    Y    -    -    Y
PATCH /api/shift-templates/:id                              | -    -    Y    Y    -    -    Y
DELETE /api/shift-templates/:id                             | -    -    Y    Y    -    -    Y
GET /api/marked-days                                        | Y    Y    Y    Y    Y    Y    Y
PUT /api/marked-days                                        | -    -    Y    Y    -    -    Y
DELETE /api/marked-days/:date                               | -    -    Y    Y    -    -    Y
POST /api/arrivals/recount                                  | -    -    -    -    -    -    Y
POST /api/imports                                           | -    -    -    -    -    -    Y
GET /api/imports                                            | -    -    -    -    -    -    Y
GET /api/imports/:id                                        | -    -    -    -    -    -    Y
GET /api/imports/:id/errors                                 | -    -    -    -    -    -    Y
GET /api/imports/:id/bad-lines                              | -    -    -    -    -    -    Y
GET /api/reports/figures                                    | Y    Y    Y    Y    Y    Y    Y
POST /api/reports/query                                     | Y    Y    Y    Y    Y    -    -
POST /api/reports/conversations                             | Y    Y    Y    Y    Y    -    -
POST /api/reports/export                                    | -    -    Y    Y    Y    -    -
GET /api/report-editions                                    | Y    Y    Y    Y    Y    -    -
GET /api/report-editions/:id                                | Y    Y    Y    Y    Y    -    -
GET /api/report-editions/:id/paper                          | -    -    Y    Y    Y    -    -
POST /api/report-editions/:id/send                          | -    -    -    Y    -    -    -
POST /api/report-editions/preview                           | Y    Y    Y    Y    Y    -    -
GET /api/report-schedules                                   | -    -    -    Y    -    -    -
PUT /api/report-schedules/:kind                             | -    -    -    Y    -    -    -
GET /api/survey-forms                                       | Y    Y    Y    Y    Y    Y    Y
POST /api/survey-forms                                      | -    -    -    Y    -    -    Y
PUT /api/survey-forms/order                                 | -    -    -    Y    -    -    Y
POST /api/survey-forms/check                                | -    -    -    Y    -    -    Y
PUT /api/survey-forms/:id                                   | -    -    -    Y    -    -    Y
GET /api/survey-forms/:id/versions                          | Y    Y    Y    Y    Y    Y    Y
GET /api/survey-answers                                     | Y    Y    Y    Y    Y    -    -
GET /api/survey-answers/:id                                 | Y    Y    Y    Y    Y    -    -
GET /api/conversations/:id/surveys                          | own  own  team Y    Y    -    -
POST /api/conversations/:id/surveys                         | own  own  team Y    -    -    -
POST /api/conversations/:id/survey-answers                  | own  own  team Y    -    -    -
GET /api/promises                                           | Y    Y    Y    Y    -    -    -
GET /api/promises/counts                                    | Y    Y    Y    Y    -    -    -
GET /api/promises/board                                     | Y    Y    Y    Y    -    -    -
GET /api/promises/suggestions                               | Y    Y    Y    Y    -    -    -
POST /api/promises/suggestions                              | own  own  team Y    -    -    -
POST /api/promises/suggestions/:id/accept                   | own  own  -    -    -    -    -
POST /api/promises/suggestions/:id/dismiss                  | own  own  -    -    -    -    -
POST /api/promises/hand-over                                | -    -    Y    Y    -    -    -
POST /api/promises                                          | Y    Y    Y    Y    -    -    -
GET /api/promises/:id                                       | own  own  team Y    -    -    -
POST /api/promises/:id/keep                                 | own  own  team Y    -    -    -
POST /api/promises/:id/tell                                 | own  own  team Y    -    -    -
POST /api/promises/:id/reassign                             | own  own  team Y    -    -    -
GET /api/trends                                             | -    -    Y    Y    Y    -    -
GET /api/trends/:id/behind                                  | -    -    Y    Y    Y    -    -
POST /api/trends/:id/acknowledge                            | -    -    Y    Y    Y    -    -
PUT /api/trend-settings                                     | -    -    -    Y    -    -    -
GET /api/feedback                                           | Y    Y    Y    Y    Y    -    -
GET /api/feedback/counts                                    | Y    Y    Y    Y    Y    -    -
POST /api/feedback                                          | Y    Y    Y    Y    -    -    -
GET /api/feedback/:id                                       | Y    Y    Y    Y    Y    -    -
POST /api/feedback/:id/sort                                 | Y    Y    Y    Y    -    -    -
POST /api/feedback/:id/answer                               | Y    Y    Y    Y    -    -    -
POST /api/feedback/:id/decide                               | Y    Y    Y    Y    -    -    -
POST /api/feedback/:id/tell                                 | Y    Y    Y    Y    -    -    -
POST /api/feedback/:id/case                                 | Y    Y    Y    Y    -    -    -
POST /api/feedback/:id/notes                                | Y    Y    Y    Y    -    -    -
GET /api/feedback/feed                                      | Y    Y    Y    Y    Y    -    -
GET /api/feedback/feed/sums                                 | Y    Y    Y    Y    Y    -    -
POST /api/feedback/feed/export                              | -    -    Y    Y    Y    -    -
GET /api/feedback/:id/tasks                                 | Y    Y    Y    Y    Y    -    -
POST /api/feedback/:id/tasks                                | Y    Y    Y    Y    -    -    -
GET /api/contacts                                           | Y    Y    Y    Y    Y    -    -
GET /api/contacts/counts                                    | Y    Y    Y    Y    Y    -    -
GET /api/contacts/calendar                                  | Y    Y    Y    Y    Y    -    -
GET /api/contacts/guard                                     | Y    Y    Y    Y    Y    -    -
POST /api/contacts                                          | Y    Y    Y    Y    -    -    -
POST /api/contacts/written                                  | Y    Y    Y    Y    -    -    -
GET /api/contacts/:id                                       | own  own  team Y    Y    -    -
POST /api/contacts/:id/attempts                             | own  own  team Y    -    -    -
PUT /api/contacts/:id/form                                  | own  own  team Y    -    -    -
POST /api/contacts/:id/finish                               | own  own  team Y    -    -    -
POST /api/contacts/:id/hand-over                            | own  own  team Y    -    -    -
POST /api/contacts/:id/cancel                               | -    -    team Y    -    -    -
POST /api/contacts/:id/verify                               | -    -    team Y    -    -    -
POST /api/contact-points/:id/tell                           | own  own  team Y    -    -    -
GET /api/contact-plans                                      | Y    Y    Y    Y    Y    -    -
POST /api/contact-plans                                     | -    -    Y    Y    -    -    -
PUT /api/contact-plans/:id                                  | -    -    Y    Y    -    -    -
GET /api/contact-campaigns                                  | Y    Y    Y    Y    Y    -    -
POST /api/contact-campaigns                                 | -    -    Y    Y    -    -    -
POST /api/contact-campaigns/:id/stop                        | -    -    Y    Y    -    -    -
GET /api/contact-targets                                    | Y    Y    Y    Y    Y    -    -
PUT /api/contact-targets                                    | -    -    Y    Y    -    -    -
GET /api/contact-settings                                   | Y    Y    Y    Y    Y    -    -
PUT /api/contact-settings                                   | -    -    Y    Y    -    -    -
GET /api/customers/:id/purchases                            | Y    Y    Y    Y    Y    -    Y
GET /api/customers/:id/orders                               | Y    Y    Y    Y    Y    -    Y
GET /api/orders                                             | Y    Y    Y    Y    Y    -    Y
POST /api/conversations/:id/order-cards                     | own  own  team Y    -    -    -
GET /api/conversations/:id/lead                             | own  own  team Y    Y    -    -
PUT /api/conversations/:id/lead                             | own  own  team Y    -    -    -
GET /api/leads                                              | Y    Y    Y    Y    Y    -    Y
GET /api/leads/:id                                          | Y    Y    Y    Y    Y    -    Y
PATCH /api/leads/:id                                        | Y    Y    Y    Y    -    -    -
POST /api/leads/:id/hand                                    | Y    Y    Y    Y    -    -    -
POST /api/leads/:id/step                                    | Y    Y    Y    Y    -    -    -
GET /api/customer-files                                     | Y    Y    Y    Y    Y    -    Y
GET /api/customer-files/counts                              | Y    Y    Y    Y    Y    -    Y
GET /api/customer-files/stale                               | Y    Y    Y    Y    Y    -    Y
GET /api/customer-files/duplicates                          | Y    Y    Y    Y    -    -    -
GET /api/customer-files/:id                                 | Y    Y    Y    Y    Y    -    Y
PATCH /api/customer-files/:id                               | Y    Y    Y    Y    -    -    -
PUT /api/customer-files/:id/tier                            | Y    Y    Y    Y    -    -    -
DELETE /api/customer-files/:id/tier                         | Y    Y    Y    Y    -    -    -
POST /api/customer-files/:id/verify                         | Y    Y    Y    Y    -    -    -
GET /api/customer-files/:id/consents                        | Y    Y    Y    Y    Y    -    Y
POST /api/customer-files/:id/consents                       | Y    Y    Y    Y    -    -    -
GET /api/customer-files/:id/history                         | Y    Y    Y    Y    Y    -    Y
GET /api/customer-files/:id/timeline                        | Y    Y    Y    Y    Y    -    Y
GET /api/customer-files/:id/documents                       | Y    Y    Y    Y    Y    -    Y
POST /api/customer-files/:id/documents                      | Y    Y    Y    Y    -    -    -
GET /api/customer-files/:id/documents/:documentId/link      | Y    Y    Y    Y    Y    -    Y
DELETE /api/customer-files/:id/documents/:documentId        | Y    Y    Y    Y    -    -    -
GET /api/organisations                                      | Y    Y    Y    Y    Y    -    Y
POST /api/organisations                                     | Y    Y    Y    Y    -    -    -
GET /api/organisations/:id                                  | Y    Y    Y    Y    Y    -    Y
PATCH /api/organisations/:id                                | Y    Y    Y    Y    -    -    -
GET /api/customer-policy                                    | Y    Y    Y    Y    Y    -    Y
PUT /api/customer-policy                                    | -    -    -    Y    -    -    -
POST /api/customer-imports                                  | -    -    -    Y    -    -    Y
GET /api/customer-imports                                   | -    -    -    Y    -    -    Y
GET /api/customer-imports/:id                               | -    -    -    Y    -    -    Y
POST /api/customer-imports/:id/preview                      | -    -    -    Y    -    -    Y
POST /api/customer-imports/:id/start                        | -    -    -    Y    -    -    Y
GET /api/customer-imports/:id/problems                      | -    -    -    Y    -    -    Y
GET /api/customer-imports/:id/bad-rows                      | -    -    -    Y    -    -    Y
DELETE /api/customer-imports/:id                            | -    -    -    Y    -    -    Y
GET /api/segments                                           | Y    Y    Y    Y    Y    -    Y
POST /api/segments                                          | -    -    Y    Y    -    -    -
POST /api/segments/count                                    | Y    Y    Y    Y    Y    -    Y
POST /api/segments/members                                  | Y    Y    Y    Y    Y    -    Y
GET /api/segments/:id                                       | Y    Y    Y    Y    Y    -    Y
PUT /api/segments/:id                                       | -    -    Y    Y    -    -    -
DELETE /api/segments/:id                                    | -    -    Y    Y    -    -    -
GET /api/segments/:id/count                                 | Y    Y    Y    Y    Y    -    Y
GET /api/segments/:id/members                               | Y    Y    Y    Y    Y    -    Y
GET /api/segments/:id/export                                | -    -    Y    Y    -    -    -
GET /api/notices                                            | -    -    Y    Y    -    -    -
POST /api/notices                                           | -    -    team Y    -    -    -
POST /api/notices/preview                                   | -    -    team Y    -    -    -
GET /api/notices/templates/:id                              | -    -    Y    Y    -    -    -
GET /api/notices/:id                                        | -    -    team Y    -    -    -
PUT /api/notices/:id                                        | -    -    team Y    -    -    -
DELETE /api/notices/:id                                     | -    -    team Y    -    -    -
POST /api/notices/:id/send                                  | -    -    team Y    -    -    -
POST /api/notices/:id/stop                                  | -    -    team Y    -    -    -
GET /api/notices/:id/recipients                             | -    -    team Y    -    -    -
GET /api/notices/:id/export                                 | -    -    team Y    -    -    -
`;

/** Commands of the console's socket, alike. */
export const SOCKET_CELLS = `
conversation.unsubscribe                                    | Y    Y    Y    Y    Y    Y    Y
conversation.read                                           | own  own  team Y    Y    -    -
message.send                                                | own  own  -    -    -    -    -
message.edit                                                | own  own  -    -    -    -    -
message.recall                                              | own  own  -    -    -    -    -
typing.start                                                | own  own  team Y    Y    -    -
typing.stop                                                 | own  own  team Y    Y    -    -
session.renew                                               | Y    Y    Y    Y    Y    Y    Y
conversation.open                                           | Y    Y    Y    Y    -    -    -
conversation.subscribe                                      | own  own  team Y    Y    -    -
conversation.catch-up                                       | own  own  team Y    Y    -    -
conversation.close                                          | own  own  team Y    -    -    -
conversation.view                                           | Y    Y    Y    Y    Y    Y    Y
conversation.accept                                         | own  own  team Y    -    -    -
conversation.decline                                        | Y    Y    Y    Y    Y    Y    Y
conversation.assign                                         | -    -    team Y    -    -    -
conversation.transfer                                       | own  own  team Y    -    -    -
conversation.take-back                                      | -    -    -    -    -    -    -
conversation.escalate                                       | own  own  team Y    -    -    -
conversation.wait                                           | own  own  team Y    -    -    -
conversation.join                                           | -    -    team Y    -    -    -
conversation.leave                                          | own  own  team Y    Y    -    -
conversation.dispose                                        | own  own  team Y    -    -    -
conversation.reopen                                         | own  own  team Y    -    -    -
conversation.merge                                          | own  own  team Y    -    -    -
conversation.unmerge                                        | own  own  team Y    -    -    -
queue.take                                                  | Y    Y    Y    Y    -    -    -
note.add                                                    | own  own  team Y    -    -    -
mention.read                                                | Y    Y    Y    Y    Y    Y    Y
draft.save                                                  | own  own  team Y    -    -    -
presence.set                                                | Y    Y    Y    Y    Y    Y    Y
presence.force                                              | -    -    team Y    -    -    -
team.notify                                                 | -    -    team Y    -    -    -
survey.invite                                               | own  own  team Y    -    -    -
inbox.subscribe                                             | Y    Y    Y    Y    Y    Y    Y
board.subscribe                                             | -    -    Y    Y    Y    -    -
board.unsubscribe                                           | Y    Y    Y    Y    Y    Y    Y
`;
