/*
 * What Tasklist leaves without a name, a role or a place for those who hear the page instead of seeing it. What a sign
 * means stands in its tooltip already; where it doesn't, it is said here. src/test/resources/accessibility/tasklist.txt
 * lists what can't be mended from outside.
 */
import { say } from '../../../assets/safecity/language.js';

/** Selector, and the attributes that its elements get; null takes one away. */
const attributes = [
  ['[cam-widget-header]', { role: 'banner' }],
  ['.app-menu', { 'aria-label': say('aria.account') }],
  ['.sections-menu', { role: 'navigation', 'aria-label': say('aria.shortcuts') }],
  ['.column-left', { role: 'navigation', 'aria-label': say('aria.filters') }],
  ['.column-center', { role: 'region', 'aria-label': say('aria.tasks') }],
  ['.column-right', { role: 'main', 'aria-label': say('aria.task') }],
  ['.page-notifications', { role: 'region', 'aria-live': 'assertive', 'aria-label': say('aria.results') }],
  ['.safecity-skip', { role: 'region', 'aria-label': say('aria.skip') }],
  ['[data-region="filters"]', { 'aria-label': say('aria.show-or-hide-the-filters') }],
  ['[data-region="list"]', { 'aria-label': say('aria.show-or-hide-the-tasks') }],
  ['.region-toggle[data-region="task"]', { 'aria-label': say('aria.show-or-hide-the-task') }],
  ['.maximize', { 'aria-label': say('aria.fill-the-page') }],
  ['.reset-regions', { 'aria-label': say('aria.back-to-three-columns') }],
  ['.main-field', { 'aria-label': say('aria.search-tasks') }],
  ['.new-sort > a', { 'aria-label': say('aria.add-a-sorting') }],
  ['[uib-typeahead]', { role: 'combobox' }],
  ['[uib-typeahead]:not(.main-field)', { 'aria-label': say('aria.condition') }],
  ['[uib-typeahead-popup]', { 'aria-label': say('aria.conditions-to-choose-from') }],
  // One thing to choose, not a link in it.
  ['.uib-typeahead-match > a', { href: null, tabindex: null }],
  ['.stored-criteria > button', { 'aria-label': say('aria.save-or-open-a-search') }],
  ['.stored-criteria .dropdown-menu input', { 'aria-label': say('aria.name-of-the-search') }],
  ['.stored-criteria .dropdown-menu .glyphicon-ok', { 'aria-label': say('aria.save'), role: 'img' }],
  ['.task-card-details .shutter a', { 'aria-label': say('aria.more') }],
  ['.variable-inputs input', { 'aria-label': say('aria.name-of-the-variable') }],
  ['.variable-inputs select', { 'aria-label': say('aria.type-of-the-variable') }],
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
  ['.djs-container svg, .bjs-container svg', { role: 'img', 'aria-label': say('aria.diagram-of-the-procedure') }]
];

const change = (element, attribute, value) => {
  if (value === null) {
    element.removeAttribute(attribute);
  } else if (element.getAttribute(attribute) !== value) {
    element.setAttribute(attribute, value);
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
