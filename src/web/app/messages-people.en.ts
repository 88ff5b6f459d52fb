// Texts about who may do what, in English; names and forms as in messages-people.ts.
import type { Messages } from './messages.ts';

const count = (n: number, one: string, many: string) =>
  `${new Intl.NumberFormat('en-GB').format(n)} ${n === 1 ? one : many}`;

const people: Messages['people'] = {
  title: 'People',
  lead: 'Who has an account, what they may do and where. Everything that is changed here is written in the log.',
  search: 'Search name, e-mail, role or place',
  shown: (n, total) =>
    n === total
      ? count(Number(total), 'person', 'people')
      : `${n} of ${count(Number(total), 'person', 'people')}`,
  noHits: (text) => `Nobody matches “${text}”.`,
  showClosed: 'Show closed accounts',
  name: 'Name',
  rolesAndPlaces: 'Roles and places',
  state: 'State',
  actions: 'Change',
  invented: 'Invented person',
  states: { invited: 'Invited, not in yet', active: 'Active', closed: 'Closed' },
  wholeInstallation: 'All of Utfall',
  wholeRegion: 'the whole region',
  invite: 'Invite a person',
  inviteTitle: 'Invite a person',
  inviteText: 'The person gets a link and chooses how to sign in.',
  makeLink: 'Make an invitation',
  nameNeeded: 'Write the name of the person.',
  emailNeeded: 'Write an e-mail address, such as anna.andersson@regionen.se.',
  emailHint: 'The link is sent there. Choose the person’s own address, not a mailbox that several read.',
  emailHintWithoutMail:
    'The person’s own address, not a mailbox that several read. The person signs in with it.',
  role: 'Role',
  roleNeeded: 'Choose a role.',
  place: 'Place',
  placeHint: 'The role holds for the place and all that lies under it, also when units change area.',
  placeNeeded: 'Choose a place.',
  pick: 'Choose',
  from: 'From',
  to: 'Until and including',
  toHint: 'Leave empty if the role holds until further notice.',
  toBeforeFrom: 'The last day is before the first.',
  fromNeeded: 'Choose a first day.',
  sections: 'Sections of the form',
  sectionsHint: 'Name the sections, with commas between.',
  sectionsNeeded: 'Write at least one section.',
  sentTitle: (name) => `${name} is invited`,
  sentText: (email) => `A link has been sent to ${email}. It works once.`,
  copyText: (email) =>
    `Utfall cannot send e-mail here. Copy the link and give it to ${email} in a safe way. It works once and is shown only now.`,
  link: 'One-time link',
  linkUntil: (at) => `Works until ${at}.`,
  copyLink: 'Copy the link',
  close: 'Close',
  giveRole: 'Give a role',
  giveRoleTo: (name) => `Give ${name} a role`,
  roleGiven: (name) => `${name} has been given the role.`,
  endRole: 'End',
  endRoleOf: (role, name) => `End the role ${role} of ${name}`,
  endRoleTitle: (role, name) => `End the role ${role} of ${name}?`,
  endRoleText: 'The role stops to hold at once. That it held stays in the log.',
  fromProvider: 'From the identity provider',
  fromProviderText:
    'Roles marked “From the identity provider” are given anew each time the person signs in there, and are changed there. To keep the person out altogether, close the account.',
  roleEnded: (name) => `The role of ${name} has ended.`,
  inviteAgain: 'Invite again',
  inviteAgainOf: (name) => `Invite ${name} again`,
  inviteAgainTitle: (name) => `Invite ${name} again?`,
  inviteAgainText:
    'For someone who can’t get in: who has lost their passkey, or both password and code app. First make sure that it is the right person who asks. When the link is used, everything that the person signed in with stops working. That you made the link stands in the log.',
  invitedAgain: (name) => `${name} has been invited again.`,
  closeAccount: 'Close the account',
  closeAccountOf: (name) => `Close the account of ${name}`,
  closeTitle: (name) => `Close the account of ${name}?`,
  closeText:
    'The person is signed out everywhere and cannot sign in again. What the person has written and decided stays.',
  accountClosed: (name) => `The account of ${name} is closed.`,
  you: 'you',
  mayTitle: 'What may the roles do?',
  mayCaption: 'What each role may do in its place and what lies under it',
  onlyInPlace: 'Holds only in the place that the role is given on and what lies under it.',
  roleMay: (list) => `May ${list}.`,
  yes: 'Yes',
  no: 'No',
};

const actions: Messages['actions'] = {
  'see-public': 'read what is published',
  'see-figures': 'see figures that are not published',
  'see-unit-figures': 'see figures of single health centres',
  'see-draft-report': 'read the report before it is published',
  'see-deliveries': 'see deliveries',
  deliver: 'hand in files of outcomes',
  'write-comments': 'write comments',
  'decide-goals': 'assess goals',
  'publish-year': 'publish a year',
  proofread: 'check a text against the figures',
  'manage-people': 'invite people and give roles',
  'see-audit': 'read the log',
  'save-definitions': 'change definitions',
  'manage-own-account': 'change their own account',
  'sign-in': 'sign in',
};

const roles: Messages['roles'] = {
  administrator: 'Invites people, gives roles and reads the log. Sees no unpublished figures.',
  analyst:
    'Sees all figures of the region. Reads in new ones, writes comments, assesses goals and publishes the year.',
  'area-manager':
    'Sees the figures of the own area, its health centres and the region as a whole, before they are published too.',
  'centre-manager':
    'Sees the figures of the own health centre, and those of the region to compare with. No other centres.',
  contributor: "Answers for the own sections of a health centre's reporting and sees the centre's figures.",
  'board-reader':
    'Sees the figures of the region as a whole, before they are published too. No single health centres.',
  auditor: 'Reads everything, the log too, but changes nothing.',
};

const log: Messages['log'] = {
  title: 'Log',
  lead: 'Every change and every reading of unpublished unit figures: who, what, when and from where. Nothing can be altered or removed without showing.',
  filters: 'Show',
  subject: 'About',
  person: 'Person',
  chosenPerson: 'chosen person',
  everyone: 'All',
  takeAway: 'Remove',
  allAbout: 'Everything about this',
  allBy: (name) => `Everything that ${name} has done`,
  kind: 'Kind',
  allKinds: 'All kinds',
  from: 'From',
  to: 'Until and including',
  show: 'Show',
  clear: 'Clear',
  time: 'Time',
  what: 'What',
  change: 'Before and after',
  number: 'No.',
  none: 'No event matches',
  noneText: 'Try a longer time or fewer conditions.',
  older: 'Show older',
  before: 'Before',
  after: 'After',
  kinds: { change: 'Change', read: 'Reading', 'sign-in': 'Sign-in' },
  verify: 'Verify the chain',
  verifyText: 'Computes every entry anew and compares it with the one before.',
  verifying: 'Verifying …',
  brokenText:
    'An entry has been altered, removed or moved. Save an export and contact those who run Utfall at once.',
  export: 'Export',
  exportText: 'What is shown, with every field, as a file.',
  exported: 'The log is saved.',
  formats: { csv: 'Table (CSV)', jsonl: 'Lines to verify (JSONL)' },
  unprotected: 'The database’s own protection against changes is turned off. Contact those who run Utfall.',
  lastEntry: (number) => `The last entry is number ${number}, with the checksum`,
};

const publication: Messages['publication'] = {
  published: (at) => `Published ${at}`,
  unpublished: 'Unpublished',
  unpublishedFor: (role) => `Unpublished: shown to you as ${role}`,
  publish: (year) => `Publish ${year}`,
  withdraw: 'Withdraw the publication',
  publishTitle: (region, year) => `Publish ${region} ${year}?`,
  publishText:
    'The overview and the report become visible to all, without signing in. Figures of single health centres are not shown to the public.',
  withheldTitle: 'Small numbers',
  withheldAsked: 'Working out which figures are too few to show …',
  withheldUnknown:
    'Which figures are too few to show could not be worked out. As long as that is so, no figures are shown to the public. Try again in a while.',
  withdrawTitle: (region, year) => `Withdraw ${region} ${year}?`,
  withdrawText:
    'The year is then shown only to those who have a role in the region. Those who have read or saved the report still have it.',
  confirmPublish: 'Publish',
  confirmWithdraw: 'Withdraw',
  didPublish: (year) => `${year} is published.`,
  didWithdraw: (year) => `${year} is no longer published.`,
};

export const peopleTextsInEnglish = { people, actions, roles, log, publication };
