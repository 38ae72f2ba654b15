/*
 * Korean for the texts that the form renderer (form-js) carries in English.
 *
 * The renderer has no translation hook, and Tasklist creates it without a way to hand it modules. What it writes
 * into the page is therefore replaced where it appears: only inside a form, only texts that are known. A renderer
 * of another version that says something new shows that in English; a test compares this table with the bundle.
 */
import { korean } from '../../../assets/safecity/language.js';
import { replaceTexts } from '../../../assets/safecity/replace.js';

/** What the renderer says, `{}` standing for a value, and what stands there instead. */
const texts = {
  'Field is required.': '필수 입력 항목입니다.',
  'Field must match pattern {}.': '입력 형식에 맞지 않습니다. 항목의 설명에 맞게 입력하십시오.',
  'Field must have minimum value of {}.': '{} 이상을 입력하십시오.',
  'Field must have maximum value of {}.': '{} 이하를 입력하십시오.',
  'Field must have minimum length of {}.': '{}자 이상 입력하십시오.',
  'Field must have maximum length of {}.': '{}자 이하로 입력하십시오.',
  'Field must be a valid  international phone number. (e.g. +4930664040900)': '국가 번호가 있는 전화번호를 입력하십시오. (예: +82321234567)',
  'Field must be a valid email.': '전자우편 주소를 바르게 입력하십시오.',
  'Value is not a number.': '숫자를 입력하십시오.',
  'Value is expected to be an integer.': '소수점 없는 수를 입력하십시오.',
  'Value is expected to have at most {} decimal digit.': '소수점 아래 {}자리까지 입력할 수 있습니다.',
  'Value is expected to have at most {} decimal digits.': '소수점 아래 {}자리까지 입력할 수 있습니다.',
  'Please select a valid value, the two nearest valid values are {} and {}.': '입력할 수 있는 가장 가까운 값은 {} 또는 {}입니다.',
  'Date and time must both be entered.': '날짜와 시각을 모두 입력하십시오.',
  'Select': '선택',
  'Search': '검색',
  'No results': '찾는 항목이 없습니다.',
  'All values selected': '모든 항목을 골랐습니다.',
  'Remove tag': '항목 빼기',
  'Increment': '늘리기',
  'Decrement': '줄이기',
  'Nothing to show.': '표시할 내용이 없습니다.',
  'No content to show.': '표시할 내용이 없습니다.',
  'External content couldn\'t be loaded.': '외부 내용을 불러오지 못했습니다.',
  'Previous page': '이전 쪽',
  'Next page': '다음 쪽',
  ' of ': ' / ',
  'Click to sort by {} ascending': '{} 오름차순 정렬',
  'Click to sort by {} descending': '{} 내림차순 정렬',
  'Click to remove sorting': '정렬 취소',
  'Add new': '추가',
  'Collapse': '접기',
  'Expand all ({})': '모두 펼치기({})',
  'Remove list item {}': '{}번째 항목 삭제',
  'Powered by bpmn.io': 'bpmn.io 기반'
};

/** How a date and a time are to be typed; the renderer puts this together from the browser's own format. */
const patterns = {
  'yyyy. mm. dd.': '연. 월. 일.',
  'hh:mm ?m': '시:분',
  'hh:mm': '시:분'
};

/** The calendar of a date field takes its words from the library's own table. */
function nameDays() {
  const months = Array.from({ length: 12 }, (_, month) => `${month + 1}월`);
  window.flatpickr?.setDefaults({ ariaDateFormat: 'Y년 n월 j일 l' });
  window.flatpickr?.localize({
    weekdays: {
      shorthand: ['일', '월', '화', '수', '목', '금', '토'],
      longhand: ['일요일', '월요일', '화요일', '수요일', '목요일', '금요일', '토요일']
    },
    months: { shorthand: months, longhand: months },
    ordinal: () => '일',
    rangeSeparator: ' ~ ',
    amPM: ['오전', '오후'],
    yearAriaLabel: '연도',
    monthAriaLabel: '월',
    hourAriaLabel: '시',
    minuteAriaLabel: '분',
    scrollTitle: '굴려서 바꾸기',
    toggleTitle: '눌러서 바꾸기',
    time_24hr: true
  });
}

if (korean) {
  nameDays();
  replaceTexts('.fjs-container', { ...texts, ...patterns });
}
