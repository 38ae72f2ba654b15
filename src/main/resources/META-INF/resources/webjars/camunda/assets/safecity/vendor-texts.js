/*
 * The remainder of the vendor's applications that their translations leave in English: a few tooltips, the date
 * picker, and Cockpit's dates.
 */
import { days, halves, korean, months, say, translations } from './language.js';
import { keepReplaced, replaceTexts } from './replace.js';

/** AngularJS takes the names of months and days from this module, which has to be there before it starts. */
function nameDays(angular) {
  const locale = angular.injector(['ng']).get('$locale');
  angular.module('ngLocale', [], ['$provide', $provide => $provide.value('$locale', {
    ...locale,
    id: 'ko-kr',
    DATETIME_FORMATS: {
      ...locale.DATETIME_FORMATS,
      AMPMS: halves(),
      DAY: days('long'),
      SHORTDAY: days('short'),
      MONTH: months(),
      SHORTMONTH: months(),
      STANDALONEMONTH: months(),
      FIRSTDAYOFWEEK: 6,
      mediumDate: 'yyyy. M. d.',
      longDate: 'yyyy. M. d.',
      shortDate: 'yyyy. M. d.',
      mediumTime: 'HH:mm:ss',
      shortTime: 'HH:mm'
    }
  })]);
}

function formatDates(application) {
  application.config(['$injector', $injector => {
    if ($injector.has('uibDatepickerConfig')) {
      Object.assign($injector.get('uibDatepickerConfig'), {
        formatDayTitle: say('dates.of-picker-title'),
        formatMonth: say('dates.of-picker-month'),
        formatMonthTitle: say('dates.of-picker-year')
      });
    }
    // Cockpit alone does not take its format from the translation.
    if (application.name === 'cam.cockpit.custom') {
      $injector.get('camDateFormatProvider').setDateFormat('YYYY. M. D. HH:mm:ss', 'normal');
    }
  }]);
}

/** What the vendor's client guesses when nobody answers; English in every language, and about other people's work. */
keepReplaced('body', text => text.trim().startsWith('Request has been terminated') ? say('connection.gone') : null);

if (korean) {
  // Before anything is waited for: the application starts meanwhile.
  try {
    nameDays(window.angular);
    formatDates(window.angular.module(`cam.${/\/app\/([a-z]+)\//.exec(location.pathname)[1]}.custom`));
  } catch (unknownVersion) {
    // English month names are no reason to keep anybody from working.
    console.warn(unknownVersion);
  }
  const { null: nothing, ...texts } = await translations('vendor');
  replaceTexts('body', texts);
  replaceTexts('.null-value', { null: nothing });
  // Words of a table of rules, nowhere else: they are everyday ones.
  replaceTexts('.dmn-decision-table-container', await translations('decision'));
}
