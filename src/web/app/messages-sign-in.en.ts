// Texts about one's own way in, in English; names and forms as in messages-sign-in.ts.
import type { Messages } from './messages.ts';

const count = (n: number, one: string, many: string) =>
  `${new Intl.NumberFormat('en-GB').format(n)} ${n === 1 ? one : many}`;

const signIn: Messages['signIn'] = {
  title: 'Sign in',
  lead: 'Those who work in a region or at a health centre sign in here. What is published can be read by all without signing in.',
  signIn: 'Sign in',
  signedInAs: (name) => `Signed in as ${name}`,
  alreadyIn: (name) => `You are already signed in as ${name}.`,
  goOn: 'Go on',
  openMenu: (name) => `${name}, your account`,
  noRole: 'No role at present',
  ownAccount: 'My account',
  signOut: 'Sign out',
  signingOut: 'Signing out …',
  signOutFailed: 'The sign-out did not get through. You are still signed in. Try again.',

  withPasskey: 'Sign in with a passkey',
  passkeyHint: 'With your fingerprint, your face or the PIN of the computer. Nothing to type.',
  passkeyWaiting: 'Follow the instruction of your computer or phone …',
  noPasskeys: 'This browser cannot sign in with a passkey. Use e-mail and password.',
  passkeyRefused:
    'The sign-in with a passkey was cancelled, or there is no passkey for Utfall on this device. Try again, or sign in with e-mail and password.',
  or: 'or',
  withPassword: 'Sign in with e-mail and password',
  email: 'E-mail address',
  emailNeeded: 'Write your e-mail address, such as anna.andersson@regionen.se.',
  password: 'Password',
  passwordNeeded: 'Write your password.',
  showPassword: 'Show the password',
  next: 'Next',
  codeTitle: 'Write the code',
  codeText: 'Open the authenticator app on your phone and write the six digits for Utfall.',
  code: 'Code from the app',
  codeNeeded: 'Write the six digits that the app shows right now.',
  useRecoveryCode: 'I do not have the phone',
  recoveryText: 'Write one of the recovery codes that you saved when the account was made. Each works once.',
  recoveryCode: 'Recovery code',
  recoveryNeeded: 'Write one of your recovery codes.',
  useCodeApp: 'Use the authenticator app',
  startOver: 'Start over',
  wrongTitle: 'You are not signed in',
  withOpenId: (provider) => `Sign in with ${provider}`,
  openIdUnnamed: 'The identity provider',
  openIdDown: (provider) =>
    `${provider} does not answer right now. Try again in a while, or sign in another way.`,
  openIdTab: 'Opens in a new tab. Come back here when you have signed in there.',
  openIdContact: (contact) => `If you need help: ${contact}.`,
  openIdReference: (reference) => `Give the reference ${reference} when you ask for help.`,
  openIdFailures: {
    'not-offered': () => 'You cannot sign in that way here. Choose another way.',
    unavailable: (provider) =>
      `${provider} does not answer right now. Try again in a while, or sign in another way.`,
    'too-old': () =>
      'The sign-in took too long, has been used already or began in another browser. Start again from here.',
    cancelled: (provider) => `You cancelled the sign-in with ${provider}. Try again whenever you like.`,
    level: (provider) =>
      `Utfall needs a stronger sign-in than the one you used with ${provider}. Sign in again with your smart card or the like.`,
    refused: (provider) =>
      `The answer from ${provider} could not be trusted, so you are not signed in. Try again. If it keeps happening, ask for help.`,
    incomplete: (provider) =>
      `${provider} did not give what Utfall needs to know who you are. Check that you chose the right assignment, or ask for help.`,
    'no-account': () =>
      'You have no account in Utfall yet, or it belongs to another sign-in. Ask whoever administers Utfall where you work to invite you.',
    closed: () => 'Your account in Utfall is closed. Ask whoever administers Utfall where you work.',
    'must-wait': () => 'There have been too many attempts. Wait a minute and try again.',
  },

  forgotten: 'I cannot get in',
  forgottenTitle: 'Get a new link',
  forgottenText:
    'Have you forgotten the password? Write your e-mail address and we send a link with which you choose a new one. Have the code app or a recovery code at hand. If you have lost your passkey, or both password and code app, ask whoever administers Utfall where you work for a new invitation.',
  sendLink: 'Send the link',
  linkSentTitle: 'Look in your e-mail',
  linkSentText:
    'If there is an account with that address, and it has a password, we have sent a link to it. It may take some minutes. If nothing comes: check the address and the spam folder, or ask whoever administers Utfall where you work.',
  noMailText: 'Utfall cannot send e-mail here. Ask whoever administers Utfall where you work for a new link.',
  backToSignIn: 'Back to the sign-in',

  demonstrationTitle: 'Try as …',
  demonstrationText:
    'This is a demonstration and the people are invented. Choose one to see what the role sees and may do, for instance with the year of Region Exempel that is not published yet. You can change person at any time.',
  privateCentre: 'private',
  tryAs: (name, role) => `Try as ${name}, ${role}`,
  otherWays: 'Sign in the ordinary way',
  changePerson: 'Change person',

  neededTitle: 'Sign in to see the page',
  neededText: 'The page is for those who have an account. When you have signed in you come back here.',
  mayHelp: 'Sign in to see more',
  endedTitle: 'You have been signed out',
  endedText: (name) =>
    `You have been inactive for a while. Sign in again as ${name} and what you were doing is saved. The text is still there.`,
  endedBand: 'You are no longer signed in. What you have written on the page is still there.',
  changedBand: (name: string) =>
    `You are signed in as ${name}, and what you may see and do has changed. Reload the page when you have saved what you are working on.`,
  reload: 'Reload the page',
  againTitle: 'Sign in again',
  notFreshText: (name) =>
    `It is a while since you showed who you are. Sign in again as ${name}, and what you asked for is done. We ask so that nobody else can change how or where you are signed in at a screen that was left open.`,
  notNow: 'Not now',
  someoneElse:
    'You signed in as someone else than who began. Nothing is saved. The text is still there; save again if you are the one who should answer for it.',
};

const account: Messages['account'] = {
  lead: 'Your roles, how you sign in and where you are signed in.',
  email: 'E-mail',
  invented:
    'The account belongs to the demonstration. The person is invented, and the sign-in cannot be changed.',
  roles: 'Roles',
  noRoles:
    'You have no role at present. You see what everyone sees. Ask whoever administers Utfall where you work.',
  sections: (list) => `Sections: ${list}.`,
  fromTo: (from, to) => `${from} to ${to}`,
  since: (from) => `since ${from}, until further notice`,
  ended: (to) => `ended ${to}`,
  begins: (from) => `begins ${from}`,

  signInWays: 'How you sign in',
  passkeys: 'Passkeys',
  passkeysText:
    'A passkey lies in the phone, the computer or on a security card and is unlocked with fingerprint, face or PIN. It cannot be given away by mistake, and there is nothing to remember.',
  noPasskeys: 'You have no passkey yet.',
  passkeyName: 'Name of the passkey',
  passkeyNameHint: 'So that you know it again, such as “Work computer” or “My phone”.',
  passkeyNameNeeded: 'Write a name for the passkey.',
  addPasskey: 'Add a passkey',
  makePasskey: 'Make the passkey',
  passkeyAdded: 'The passkey is added.',
  passkeyCancelled: 'No passkey was made. You cancelled, or it took too long. Try again.',
  passkeyExists: 'This device already has a passkey for your account.',
  passkeyFailed:
    'The device could not make the passkey. Try another device, or choose password and authenticator app.',
  removePasskey: 'Remove',
  removePasskeyNamed: (name) => `Remove the passkey ${name}`,
  removePasskeyTitle: (name) => `Remove the passkey “${name}”?`,
  removePasskeyText:
    'It can no longer be used to sign in. It may remain in the list of the device; remove it there as well.',
  onlyWay: 'Your only way to sign in',
  passkeyRemoved: 'The passkey is removed.',
  added: (at) => `Added ${at}`,
  lastUsed: (at) => `last used ${at}`,
  neverUsed: 'not used yet',

  password: 'Password',
  hasPassword: 'You have a password.',
  hasNoPassword: 'You have no password. With a passkey none is needed.',
  setPassword: 'Choose a password',
  changePassword: 'Change the password',
  currentPassword: 'Present password',
  newPassword: 'New password',
  passwordHint: (shortest) =>
    `At least ${shortest} characters. Four words that have nothing to do with each other are easy to remember and hard to guess. Digits and special characters are not demanded.`,
  passwordTooShort: (shortest, n) => `The password has ${n} characters. It needs at least ${shortest}.`,
  passwordSaved: 'The password is changed. You are signed out everywhere but here.',

  codeApp: 'Authenticator app',
  hasCodeApp: 'An authenticator app is bound to the account.',
  hasNoCodeApp: 'No authenticator app is bound to the account.',
  codeAppText:
    'The password is not enough alone. An authenticator app on the phone, such as Microsoft Authenticator, shows a new code every thirty seconds.',
  setUpCodeApp: 'Bind an authenticator app',
  replaceCodeApp: 'Change authenticator app',
  scan: 'Scan the picture with the app',
  qrLabel: 'QR code that binds the authenticator app to Utfall. The key is written beside it.',
  orOpen: 'Is the app on this device?',
  openApp: 'Open the app',
  orType: 'Does it not work? Type the key by hand:',
  codeFromApp: 'Six digits from the app',
  confirmCode: 'Check the code',
  codeSaved: 'The authenticator app is bound.',

  recoveryCodes: 'Recovery codes',
  recoveryText:
    'With a recovery code you get in if the phone is gone. Each code works once. Keep them outside the phone, such as on paper in a locked cabinet.',
  recoveryLeft: (n) => `You have ${count(Number(n), 'recovery code', 'recovery codes')} left.`,
  recoveryFew: 'Get new ones before they run out.',
  renewRecovery: 'Get new codes',
  renewRecoveryTitle: 'Get new recovery codes?',
  renewRecoveryText: 'The old ones stop to work at once.',
  recoveryRenewed: 'You have new recovery codes.',
  recoveryOnce: 'The codes are shown only this once.',
  copyCodes: 'Copy',
  copied: 'Copied.',
  copyFailed: 'Copying did not work. Select the codes and copy them yourself.',
  printCodes: 'Print',
  downloadCodes: 'Save as a file',
  codesFile: 'utfall-recovery-codes.txt',
  codesFileHead: (email) => `Recovery codes to Utfall for ${email}. Each code works once.`,
  savedThem: 'I have saved the codes',
  done: 'Done',

  sessions: 'Where you are signed in',
  sessionsText: 'If you do not recognise a row, sign it out and change how you sign in.',
  device: 'Device',
  network: 'Network address',
  method: 'Signed in with',
  lastSeen: 'Last seen',
  thisOne: 'This device',
  endSession: 'Sign out',
  endSessionOn: (device) => `Sign out ${device}`,
  sessionEnded: 'The device is signed out.',
  endOthers: 'Sign out everywhere but here',
  othersEnded: 'You are signed out everywhere but here.',
  onlyHere: 'You are signed in nowhere else.',
  methods: {
    passkey: 'passkey',
    'password+totp': 'password and code',
    'recovery-code': 'recovery code',
    openid: 'the region’s sign-in',
    'one-time-link': 'one-time link',
    demonstration: 'the demonstration',
  },
};

const invitation: Messages['invitation'] = {
  title: (name) => `Welcome to Utfall, ${name}`,
  titleForFirst: 'Welcome to Utfall',
  whoTitle: 'Who are you?',
  whoText: 'You become the first to administer the installation. After that you can invite others.',
  nameNeeded: 'Write your name.',
  from: 'Invitation',
  invitedBy: (by) => `${by} has invited you.`,
  renewTitle: 'Choose a new way to sign in',
  renewText: (email) => `The link is for the account ${email}. What you choose now replaces what you had.`,
  newPasswordTitle: 'Choose a new password',
  newPasswordText: (email) =>
    `The link is for the account ${email}. You change the password and show that it is you with a code from the code app, or a recovery code. Passkeys and code app stay, and you are signed out everywhere else.`,
  otherPassword: 'Choose another password',
  lostBoth:
    'Have you neither the code app nor a recovery code? Ask whoever administers Utfall in your region for a new invitation. The link in the mail is not enough: it only shows that somebody can read your mail.',
  lead: 'Utfall shows how primary care is doing: goals, figures and where they come from. Choose how you want to sign in, and you are done in a minute.',
  choose: 'How do you want to sign in?',
  preferred: 'Recommended',
  passkey: 'With a passkey',
  passkeyText:
    'Fingerprint, face or PIN on this device. Nothing to remember, and nobody can trick you out of it.',
  passkeyStart: 'Make a passkey',
  passwordWay: 'With password and code',
  passwordText: 'A password and six digits from an app on your phone each time you sign in.',
  passwordStart: 'Choose a password',
  steps: (n, of) => `Step ${n} of ${of}`,
  otherWay: 'Choose another way',
  codesTitle: 'Save your recovery codes',
  finish: 'To Utfall',
  unusableTitle: 'The link cannot be used',
  unusableText:
    'It has been used already, has run out or is not whole. Check that the whole address came along. Otherwise: ask whoever invited you for a new one, or ask for one yourself if you already have an account.',
  requestNew: 'Ask for a new link',
  goSignIn: 'Sign in',
};

export const signInTextsInEnglish = { signIn, account, invitation };
