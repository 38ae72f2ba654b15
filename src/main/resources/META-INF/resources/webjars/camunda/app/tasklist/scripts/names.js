/*
 * What Tasklist leaves without a name, a role or a place for those who hear the page instead of seeing it. What a sign
 * means stands in its tooltip already; where it doesn't, it is said here. src/test/resources/accessibility/tasklist.txt
 * lists what can't be mended from outside.
 */
import { say } from '../../../assets/safecity/language.js';

/** Selector, and the attributes that its elements get; null takes one away. */
const attributes = [
  ['[cam-widget-header]', { role: 'banner' }],
  ['.app-menu', { 'aria-label': say('계정', 'Account') }],
  ['.sections-menu', { role: 'navigation', 'aria-label': say('바로 가기', 'Shortcuts') }],
  ['.column-left', { role: 'navigation', 'aria-label': say('업무함', 'Filters') }],
  ['.column-center', { role: 'region', 'aria-label': say('업무 목록', 'Tasks') }],
  ['.column-right', { role: 'main', 'aria-label': say('업무', 'Task') }],
  ['.page-notifications', { role: 'region', 'aria-live': 'assertive', 'aria-label': say('처리 결과', 'Results') }],
  ['.safecity-skip', { role: 'region', 'aria-label': say('건너뛰기', 'Skip') }],
  ['[data-region="filters"]', { 'aria-label': say('업무함 접기·펼치기', 'Show or hide the filters') }],
  ['[data-region="list"]', { 'aria-label': say('업무 목록 접기·펼치기', 'Show or hide the tasks') }],
  ['.region-toggle[data-region="task"]', { 'aria-label': say('업무 접기·펼치기', 'Show or hide the task') }],
  ['.maximize', { 'aria-label': say('업무를 화면 가득 펼치기', 'Let the task fill the page') }],
  ['.reset-regions', { 'aria-label': say('세 단으로 되돌리기', 'Back to three columns') }],
  ['.main-field', { 'aria-label': say('업무 검색', 'Search tasks') }],
  ['.new-sort > a', { 'aria-label': say('정렬 기준 추가', 'Add a sorting') }],
  ['[uib-typeahead]', { role: 'combobox' }],
  ['[uib-typeahead]:not(.main-field)', { 'aria-label': say('검색 조건', 'Condition') }],
  ['[uib-typeahead-popup]', { 'aria-label': say('고를 수 있는 조건', 'Conditions to choose from') }],
  // One thing to choose, not a link in it.
  ['.uib-typeahead-match > a', { href: null, tabindex: null }],
  ['.stored-criteria > button', { 'aria-label': say('검색 조건 저장·불러오기', 'Save or open a search') }],
  ['.stored-criteria .dropdown-menu input', { 'aria-label': say('검색 조건의 이름', 'Name of the search') }],
  ['.stored-criteria .dropdown-menu .glyphicon-ok', { 'aria-label': say('저장', 'Save'), role: 'img' }],
  ['.task-card-details .shutter a', { 'aria-label': say('더 보기', 'More') }],
  ['.variable-inputs input', { 'aria-label': say('변수 이름', 'Name of the variable') }],
  ['.variable-inputs select', { 'aria-label': say('변수 형식', 'Type of the variable') }],
  ['.task-card h2.task', { tabindex: '-1' }],
  // A line about the task, not a part of the page.
  ['h6.process-definition, h5.assignee, .definition-name h4, h4.process-definition', { role: 'presentation' }],
  ['.nav-tabs li.active > a, .task-filter.active h4 > a, li.task.active h4 > a', { 'aria-current': 'true' }],
  ['.nav-tabs li:not(.active) > a, .task-filter:not(.active) h4 > a, li.task:not(.active) h4 > a', { 'aria-current': null }],
  ['.operation-detail h4', { 'aria-level': '3' }],
  ['.operation-detail h5', { role: 'presentation' }],
  // Facts here, nothing to enter: styles/user-styles.css keeps the mouse away, this the keyboard.
  ['.meta .due-date, .meta .groups > span > a', { tabindex: '-1' }],
  ['.meta .assignee > .set-value', { role: 'button' }],
  // Links that nobody can reach without a mouse.
  ['a[ng-click]:not([href]), [cam-widget-clipboard] > a:not([href])', { role: 'button', tabindex: '0' }],
  ['.djs-container svg, .bjs-container svg', { role: 'img', 'aria-label': say('절차도', 'Diagram of the procedure') }]
];

const change = (element, name, value) => {
  if (value === null) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
};

/** A sign with a tooltip and no words is called what the tooltip says. */
function nameSigns() {
  for (const sign of document.querySelectorAll('a:not([aria-label]), button:not([aria-label]), a[data-tip], button[data-tip]')) {
    const tip = sign.matches('[uib-tooltip]') ? sign : sign.querySelector('[uib-tooltip]');
    const text = tip?.getAttribute('uib-tooltip');
    if (text && !text.includes('{{') && !sign.textContent.trim()) {
      sign.dataset.tip = '';
      change(sign, 'aria-label', text);
    }
  }
}

/** Which list belongs to which field, and what a window is called, only the page itself knows. */
function nameFromThePage() {
  for (const field of document.querySelectorAll('[uib-typeahead][aria-owns]')) {
    change(field, 'aria-controls', field.getAttribute('aria-owns'));
  }
  for (const window of document.querySelectorAll('.modal[role=dialog]')) {
    const title = window.querySelector('.modal-title, .modal-header h3, .modal-header h4')?.textContent.trim();
    change(window, 'aria-label', title || null);
  }
}

/** The way to Cockpit stands open to few; the vendor shows it to everybody. */
function showCockpit() {
  const { authentication } = window.angular?.element(document.body).scope()?.$root ?? {};
  document.body.classList.toggle('safecity-cockpit', authentication?.authorizedApps?.includes('cockpit') ?? false);
}

function name() {
  showCockpit();
  for (const [selector, wanted] of attributes) {
    for (const element of document.querySelectorAll(selector)) {
      Object.entries(wanted).forEach(([attribute, value]) => change(element, attribute, value));
    }
  }
  nameSigns();
  nameFromThePage();
}

let planned = false;
new MutationObserver(() => {
  if (!planned) {
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      name();
    });
  }
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['class', 'uib-tooltip', 'href'] });
name();
