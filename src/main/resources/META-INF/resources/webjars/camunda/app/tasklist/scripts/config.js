import { common, say, textsFor } from '../../../assets/safecity/language.js';

await textsFor(import.meta.url);

export default {
  ...common,
  app: {
    vendor: say('국제안전도시 공인', 'Safe City'),
    name: say('업무 처리', 'Tasklist')
  },
  // Plugins, relative to this application's folder; each is an ES module.
  customScripts: [
    ...common.customScripts,
    'scripts/names.js',
    'scripts/english-names.js',
    'scripts/keyboard.js',
    'scripts/form-texts.js',
    'scripts/form-figures.js',
    'scripts/dates.js',
    'scripts/drafts.js',
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
      description: say('선택한 업무를 맡습니다', 'claims the currently selected task')
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: say('첫 번째 업무함으로 이동합니다', 'sets the focus to the first filter in the list')
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: say('업무 목록의 첫 업무로 이동합니다', 'sets the focus to the first task in the list')
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: say('업무 서식의 첫 입력란으로 이동합니다', 'sets the focus to the first input field in a task form')
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: say('절차 시작 창을 엽니다', 'opens the start process dialog')
    }
  }
};
