import { common, say, textsFor } from '../../../assets/safecity/language.js';

await textsFor(import.meta.url);

export default {
  ...common,
  app: {
    vendor: say('app.safe-city'),
    name: say('app.tasklist')
  },
  // Plugins, relative to this application's folder; each is an ES module.
  customScripts: [
    ...common.customScripts,
    'scripts/answers.js',
    'scripts/tabs.js',
    'scripts/names.js',
    'scripts/english-names.js',
    'scripts/keyboard.js',
    'scripts/form-texts.js',
    'scripts/form-figures.js',
    'scripts/dates.js',
    'scripts/notation.js',
    'scripts/drafts.js',
    'scripts/lists.js',
    'scripts/cards.js',
    'scripts/refusals.js',
    'scripts/outcome.js',
    'scripts/approval-line.js',
    'scripts/evidence.js',
    'scripts/comments.js',
    'scripts/help.js',
    'scripts/notifications.js',
    'scripts/my-work.js'
  ],
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: say('app.claim-task')
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: say('app.focus-filter')
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: say('app.focus-list')
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: say('app.focus-form')
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: say('app.start-process')
    }
  }
};
