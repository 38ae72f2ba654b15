/*
 * The remainder of the vendor's applications that their translations leave in English: a few tooltips, the date
 * picker, and Cockpit's dates.
 */
import { korean } from './language.js';
import { replaceTexts } from './replace.js';

const texts = {
  'zoom in': '크게 보기',
  'zoom out': '작게 보기',
  'reset zoom': '원래 크기로',
  'Toggle this section': '이 부분 펼치기·접기',
  'Select all': '모두 선택',
  'Unselect all': '모두 선택 해제',
  'Suspended Job Definition': '일시 중지된 작업 정의',
  'Message is null.': '내용이 없습니다.',
  'Invalid Date Value.': '날짜가 올바르지 않습니다.',
  'Actions': '처리',
  'Loading diagram': '절차도를 불러오는 중',
  'previous': '이전',
  'next': '다음',
  'Powered by bpmn.io': 'bpmn.io 기반'
};

const months = Array.from({ length: 12 }, (_, month) => `${month + 1}월`);
const days = ['일', '월', '화', '수', '목', '금', '토'];

/** AngularJS takes the names of months and days from this module, which has to be there before it starts. */
function nameDays(angular) {
  const locale = angular.injector(['ng']).get('$locale');
  angular.module('ngLocale', [], ['$provide', $provide => $provide.value('$locale', {
    ...locale,
    id: 'ko-kr',
    DATETIME_FORMATS: {
      ...locale.DATETIME_FORMATS,
      AMPMS: ['오전', '오후'],
      DAY: days.map(day => `${day}요일`),
      SHORTDAY: days,
      MONTH: months,
      SHORTMONTH: months,
      STANDALONEMONTH: months,
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
        formatDayTitle: 'yyyy년 M월',
        formatMonth: 'M월',
        formatMonthTitle: 'yyyy년'
      });
    }
    // Cockpit alone does not take its format from the translation.
    if (application.name === 'cam.cockpit.custom') {
      $injector.get('camDateFormatProvider').setDateFormat('YYYY. M. D. HH:mm:ss', 'normal');
    }
  }]);
}

if (korean) {
  replaceTexts('body', texts);
  replaceTexts('.null-value', { null: '값 없음' });
  try {
    nameDays(window.angular);
    formatDates(window.angular.module(`cam.${/\/app\/([a-z]+)\//.exec(location.pathname)[1]}.custom`));
  } catch (unknownVersion) {
    // English month names are no reason to keep anybody from working.
    console.warn(unknownVersion);
  }
}
